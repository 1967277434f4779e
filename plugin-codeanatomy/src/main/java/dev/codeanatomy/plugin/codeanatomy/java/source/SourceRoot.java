package dev.codeanatomy.plugin.codeanatomy.java.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A directory with Java files, or {@link #SAMPLE}. Immutable; nothing is listed until asked.
 *
 * @param text what the user gave
 * @param directory the directory; empty for the sample
 */
public record SourceRoot(String text, Optional<Path> directory) {
  /** Names a built-in tree of one small class, so that examples run without a disk. */
  public static final String SAMPLE = "sample:";

  private static final SourceEntry SAMPLE_FILE =
      new SourceEntry(
          "demo/Hello.java",
          new SourceEntry.BuiltIn(
              """
              package demo;

              class Hello {
                String greet(String name) {
                  return "Hello, ".concat(name);
                }
              }
              """));

  public SourceRoot {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(directory, "directory");
  }

  /**
   * The root a user names.
   *
   * @param text path of a directory, absolute or against the working directory; or {@link #SAMPLE}
   * @throws SourceRootException if it is missing, is not a directory or may not be read
   */
  public static SourceRoot of(String text) {
    if (text.equals(SAMPLE)) {
      return new SourceRoot(text, Optional.empty());
    }
    if (text.isBlank()) {
      throw new SourceRootException("the source root is blank; give a directory with Java files");
    }
    Path directory;
    try {
      directory = Path.of(text);
    } catch (InvalidPathException e) {
      throw new SourceRootException("the source root is not a path: " + e.getMessage(), e);
    }
    String name = "source root " + directory.toAbsolutePath();
    if (Files.isSymbolicLink(directory) && !Files.exists(directory)) {
      throw new SourceRootException(name + " is a link that leads nowhere; give a directory");
    }
    if (!Files.exists(directory)) {
      throw new SourceRootException(name + " does not exist; give an existing directory");
    }
    if (!Files.isDirectory(directory)) {
      throw new SourceRootException(name + " is not a directory; give the directory above it");
    }
    if (!Files.isReadable(directory)) {
      throw new SourceRootException(name + " may not be read by this user; change its permissions");
    }
    return new SourceRoot(text, Optional.of(directory));
  }

  /**
   * Lists the tree, sorted by path.
   *
   * @throws SourceRootException if the directory is gone
   */
  public Listing list() {
    if (directory.isEmpty()) {
      return new Listing(List.of(SAMPLE_FILE), List.of());
    }
    try {
      SourceTreeWalk walk = SourceTreeWalk.of(directory.get());
      List<SourceEntry> entries = new ArrayList<>();
      walk.files()
          .forEach(
              (path, file) -> entries.add(new SourceEntry(path, new SourceEntry.OnDisk(file))));
      return new Listing(entries, walk.problems());
    } catch (IOException e) {
      throw new SourceRootException("source root " + text + " cannot be listed: " + e, e);
    }
  }

  /**
   * What a walk over a tree met.
   *
   * @param entries files, sorted by path
   * @param problems what could not be listed
   */
  public record Listing(List<SourceEntry> entries, List<SourceProblem> problems) {
    public Listing {
      entries = List.copyOf(entries);
      problems = List.copyOf(problems);
    }
  }
}
