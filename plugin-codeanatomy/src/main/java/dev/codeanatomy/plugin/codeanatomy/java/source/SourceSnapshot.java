package dev.codeanatomy.plugin.codeanatomy.java.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What stood below a source root at one moment: its files with their hashes, and what could not be
 * listed or read. Immutable.
 *
 * @param root the directory
 * @param files sorted by path; a file that cannot be read is not among them
 * @param problems files, directories and links that give no rows, sorted as they were met
 */
public record SourceSnapshot(Path root, List<SourceFile> files, List<SourceProblem> problems) {
  public SourceSnapshot {
    Objects.requireNonNull(root, "root");
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /**
   * Lists and hashes the tree below a directory.
   *
   * @param root path of the directory, absolute or against the working directory
   * @throws SourceRootException if it is missing, is not a directory or cannot be listed
   */
  public static SourceSnapshot of(String root) {
    Path directory = checked(root);
    SourceTreeWalk walk;
    try {
      walk = SourceTreeWalk.of(directory);
    } catch (IOException e) {
      throw new SourceRootException("source root " + directory + " cannot be listed: " + e, e);
    }
    List<SourceProblem> problems = new ArrayList<>(walk.problems());
    List<SourceFile> files = new ArrayList<>();
    for (Map.Entry<String, Path> entry : walk.files().entrySet()) {
      try {
        byte[] bytes = Files.readAllBytes(entry.getValue());
        files.add(
            new SourceFile(entry.getKey(), entry.getValue(), bytes.length, ContentHash.of(bytes)));
      } catch (IOException e) {
        problems.add(
            SourceProblem.at(
                entry.getKey(),
                "source.unreadable",
                "cannot be read, so it has no rows: "
                    + e.getClass().getSimpleName()
                    + ": "
                    + e.getMessage()));
      }
    }
    return new SourceSnapshot(directory, files, problems);
  }

  private static Path checked(String root) {
    Path directory;
    try {
      directory = Path.of(root);
    } catch (InvalidPathException e) {
      throw new SourceRootException("source root is not a path: " + e.getMessage(), e);
    }
    if (root.isBlank()) {
      throw new SourceRootException("source root is blank; give a directory with Java files");
    }
    if (!Files.exists(directory)) {
      throw new SourceRootException(
          "source root "
              + directory
              + " does not exist (looked at "
              + directory.toAbsolutePath()
              + "); give an existing directory");
    }
    if (!Files.isDirectory(directory)) {
      throw new SourceRootException(
          "source root " + directory + " is not a directory; give the directory above the files");
    }
    if (!Files.isReadable(directory)) {
      throw new SourceRootException(
          "source root " + directory + " may not be read by this user; change its permissions");
    }
    return directory;
  }

  /**
   * The bytes of a file of this snapshot.
   *
   * @throws SourceRootException if they are no longer what was hashed
   */
  public byte[] read(SourceFile file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file.location());
    } catch (IOException e) {
      throw new SourceRootException("source file " + file.path() + " has become unreadable", e);
    }
    if (!ContentHash.of(bytes).equals(file.contentHash())) {
      throw new SourceRootException(
          "source file " + file.path() + " changed during the run; run again on a quiet tree");
    }
    return bytes;
  }

  /** One hash over the paths and contents of all files; equal trees have equal versions. */
  public String contentVersion() {
    ContentHash hash = ContentHash.ofParts();
    for (SourceFile file : files) {
      hash.add(file.path()).add(file.contentHash());
    }
    return hash.text();
  }
}
