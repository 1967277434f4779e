package dev.codeanatomy.host.archive;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;

/** What an archive's directory must keep before anything is read through it. */
final class ArchiveChecks {
  private static final long RATIO_FROM = 1L << 20;

  private ArchiveChecks() {}

  /** What stands against unpacking these entries into a folder. */
  static List<Finding> names(List<ArchiveEntry> entries) {
    List<Finding> findings = new ArrayList<>();
    OccupiedPaths occupied = new OccupiedPaths();
    for (ArchiveEntry entry : entries) {
      if (entry.link()) {
        findings.add(Finding.of(FindingCode.ARCHIVE_SYMLINK, entry.shown(), "a symbolic link"));
      }
      if (escapes(entry.name())) {
        findings.add(
            Finding.of(
                    FindingCode.ARCHIVE_ENTRY_ESCAPES,
                    entry.shown(),
                    "an entry that would be written to another place than its name says")
                .expected("a relative name of plain parts"));
      } else {
        occupied.add(entry).ifPresent(findings::add);
      }
    }
    return findings;
  }

  /**
   * Where the entries, as listed, are over the limits.
   *
   * @param archive what they are the entries of: nothing for the plugin's own, or a library
   */
  static List<Finding> sizes(String archive, List<ArchiveEntry> entries, ArchiveLimits limits) {
    List<Finding> findings = new ArrayList<>();
    String whole = archive.isEmpty() ? "the archive" : archive;
    if (entries.size() > limits.entries()) {
      findings.add(tooLarge(whole, entries.size() + " entries", limits.entries() + ""));
    }
    long total = 0;
    for (ArchiveEntry entry : entries) {
      total += entry.bytes();
      if (entry.bytes() > limits.entryBytes() || entry.bytes() >= Integer.MAX_VALUE) {
        findings.add(
            tooLarge(where(archive, entry), entry.bytes() + " bytes", limits.entryBytes() + ""));
      }
      if (entry.bytes() > RATIO_FROM && entry.bytes() / limits.ratio() > entry.packedBytes()) {
        findings.add(
            tooLarge(
                where(archive, entry),
                entry.bytes() + " bytes packed into " + entry.packedBytes(),
                limits.ratio() + " times"));
      }
    }
    if (total > limits.totalBytes()) {
      findings.add(tooLarge(whole, total + " bytes", limits.totalBytes() + ""));
    }
    return findings;
  }

  private static String where(String archive, ArchiveEntry entry) {
    return archive.isEmpty() ? entry.shown() : archive + " " + entry.shown();
  }

  static Finding tooLarge(String where, String found, String limit) {
    return Finding.of(FindingCode.ARCHIVE_TOO_LARGE, where, found).expected("at most " + limit);
  }

  private static boolean escapes(String name) {
    return name.isEmpty()
        || name.startsWith("/")
        // Unpacking would fold it into another entry's place, past the checks of that entry.
        || name.contains("//")
        || name.indexOf('\\') >= 0
        || name.indexOf('\0') >= 0
        // A drive, or a second stream of a file.
        || name.indexOf(':') >= 0
        || List.of(name.split("/")).stream().anyMatch(ArchiveChecks::endsAsNoNameDoes);
  }

  /** Of a dot or a space at the end some file systems say nothing: it would be another name. */
  private static boolean endsAsNoNameDoes(String part) {
    return part.endsWith(".") || part.endsWith(" ");
  }
}
