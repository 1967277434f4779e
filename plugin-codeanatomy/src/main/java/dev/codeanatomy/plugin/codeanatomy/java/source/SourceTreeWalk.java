package dev.codeanatomy.plugin.codeanatomy.java.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lists every {@code *.java} file below a directory in an order that does not depend on the file
 * system.
 *
 * <p>Links are followed only where they lead out of the tree, and once per place: a link to a place
 * inside the tree would list the same file twice or never end. That is decided after all real
 * directories are known, so a real directory never loses to a link. ({@link
 * FileVisitOption#FOLLOW_LINKS} knows only loops.)
 */
final class SourceTreeWalk {
  private final Path realRoot;
  private final Set<Path> visited = new HashSet<>();
  private final TreeMap<String, Path> links = new TreeMap<>();
  private final TreeMap<String, Path> files = new TreeMap<>();
  private final List<SourceProblem> problems = new ArrayList<>();

  private SourceTreeWalk(Path realRoot) {
    this.realRoot = realRoot;
  }

  static SourceTreeWalk of(Path root) throws IOException {
    SourceTreeWalk walk = new SourceTreeWalk(root.toRealPath());
    walk.directory(root, "", walk.realRoot);
    while (!walk.links.isEmpty()) {
      var link = walk.links.pollFirstEntry();
      walk.link(link.getKey(), link.getValue());
    }
    return walk;
  }

  /** Files by path below the root, sorted by that path. */
  TreeMap<String, Path> files() {
    return files;
  }

  List<SourceProblem> problems() {
    return problems;
  }

  private void directory(Path directory, String prefix, Path real) {
    if (!visited.add(real)) {
      return;
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      unreadable(prefix.isEmpty() ? "." : prefix.substring(0, prefix.length() - 1), e);
    }
    for (Path entry : entries) {
      String path = prefix + entry.getFileName();
      if (Files.isSymbolicLink(entry)) {
        links.put(path, entry);
      } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        directory(entry, path + "/", real.resolve(entry.getFileName()));
      } else if (isSource(path) && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
        files.put(path, entry);
      }
    }
  }

  private void link(String path, Path link) {
    Path target;
    try {
      target = link.toRealPath();
    } catch (IOException e) {
      if (isSource(path)) {
        problems.add(
            SourceProblem.at(
                path, "source.broken-link", "link leads nowhere, so the file has no rows: " + e));
      }
      return;
    }
    boolean directory = Files.isDirectory(target);
    if (!directory && !(isSource(path) && Files.isRegularFile(target))) {
      return;
    }
    if (target.startsWith(realRoot) || realRoot.startsWith(target) || visited.contains(target)) {
      problems.add(
          SourceProblem.at(
              path,
              "source.link-skipped",
              "link leads to a place of this tree that is listed under its own path"));
    } else if (directory) {
      directory(link, path + "/", target);
    } else if (visited.add(target)) {
      files.put(path, link);
    }
  }

  private void unreadable(String path, Exception cause) {
    problems.add(
        SourceProblem.at(
            path,
            "source.unreadable",
            "cannot be listed, so what is in it has no rows: "
                + cause.getClass().getSimpleName()
                + ": "
                + cause.getMessage()));
  }

  private static boolean isSource(String path) {
    return path.endsWith(".java");
  }
}
