package dev.codeanatomy.plugin.codeanatomy.java.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What stood below a source root at one moment: its files with their hashes, and what could not be
 * listed or read. Immutable.
 *
 * @param files sorted by path; a file that cannot be read is not among them
 * @param problems files, directories and links that give no rows
 */
public record SourceSnapshot(List<SourceFile> files, List<SourceProblem> problems) {
  public SourceSnapshot {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /**
   * Lists and hashes the tree below a root.
   *
   * @throws SourceRootException if it is gone
   */
  public static SourceSnapshot of(SourceRoot root) {
    SourceRoot.Listing listing = root.list();
    List<SourceProblem> problems = new ArrayList<>(listing.problems());
    List<SourceFile> files = new ArrayList<>();
    for (SourceEntry entry : listing.entries()) {
      try {
        byte[] bytes = entry.content().read();
        files.add(new SourceFile(entry, bytes.length, ContentHash.of(bytes)));
      } catch (IOException e) {
        problems.add(
            SourceProblem.at(
                entry.path(),
                "source.unreadable",
                "cannot be read, so it has no rows: "
                    + e.getClass().getSimpleName()
                    + ": "
                    + e.getMessage()));
      }
    }
    return new SourceSnapshot(files, problems);
  }

  /**
   * The bytes of a file of this snapshot.
   *
   * @throws SourceRootException if they are no longer what was hashed
   */
  public byte[] read(SourceFile file) {
    byte[] bytes;
    try {
      bytes = file.entry().content().read();
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
