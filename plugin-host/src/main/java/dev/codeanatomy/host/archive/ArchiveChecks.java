package dev.codeanatomy.host.archive;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What an archive's directory must keep before anything is read through it. */
final class ArchiveChecks {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
  private static final long RATIO_FROM = 1L << 20;

  private ArchiveChecks() {}

  static List<Finding> check(List<ArchiveEntry> entries, ArchiveLimits limits) {
    List<Finding> findings = new ArrayList<>();
    if (entries.size() > limits.entries()) {
      findings.add(tooLarge("the archive", entries.size() + " entries", limits.entries() + ""));
    }
    Map<String, String> seen = new HashMap<>();
    long total = 0;
    for (ArchiveEntry entry : entries) {
      if (escapes(entry.name())) {
        findings.add(
            Finding.of(
                    FindingCode.ARCHIVE_ENTRY_ESCAPES,
                    shown(entry.name()),
                    "an entry that would be written outside of the plugin's directory")
                .expected("a relative name without '..'"));
      }
      if (entry.link()) {
        findings.add(
            Finding.of(FindingCode.ARCHIVE_SYMLINK, shown(entry.name()), "a symbolic link"));
      }
      // Not every file system tells case apart: two such names would be one file there.
      String first = seen.putIfAbsent(entry.name().toLowerCase(Locale.ROOT), entry.name());
      if (first != null) {
        findings.add(
            Finding.of(
                FindingCode.ARCHIVE_DUPLICATE_ENTRY,
                shown(entry.name()),
                "a second entry beside '" + shown(first) + "'"));
      }
      total += entry.bytes();
      if (entry.bytes() > limits.entryBytes()) {
        findings.add(
            tooLarge(shown(entry.name()), entry.bytes() + " bytes", limits.entryBytes() + ""));
      }
      if (entry.bytes() > RATIO_FROM && entry.bytes() / limits.ratio() > entry.packedBytes()) {
        findings.add(
            tooLarge(
                shown(entry.name()),
                entry.bytes() + " bytes packed into " + entry.packedBytes(),
                limits.ratio() + " times"));
      }
    }
    if (total > limits.totalBytes()) {
      findings.add(tooLarge("the archive", total + " bytes", limits.totalBytes() + ""));
    }
    return findings;
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
        || DRIVE.matcher(name).matches()
        || List.of(name.split("/", -1)).stream().anyMatch(p -> p.equals("..") || p.equals("."));
  }

  /** An entry's name may hold anything; a terminal must not see control characters of it. */
  private static String shown(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.isBlank() ? "(empty name)" : plain;
  }
}
