package dev.codeanatomy.host.archive;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The paths that the entries seen so far occupy, with the folders above them. Not every file system
 * tells case apart, or composed from decomposed letters: two such paths would be one there. Nor can
 * one path be a file and a folder. Not thread-safe.
 */
final class OccupiedPaths {
  private final Set<String> names = new HashSet<>();
  private final Map<String, Occupied> byFoldedPath = new HashMap<>();
  private final Set<String> reported = new HashSet<>();

  private record Occupied(String path, boolean folder) {}

  /** Adds an entry; a finding if a path of it was occupied by another, the first time only. */
  Optional<Finding> add(ArchiveEntry entry) {
    if (!names.add(entry.name())) {
      return Optional.of(finding(entry, entry.name()));
    }
    String path = entry.path();
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      Optional<Finding> taken = occupy(entry, new Occupied(path.substring(0, slash), true));
      if (taken.isPresent()) {
        return taken;
      }
    }
    return occupy(entry, new Occupied(path, entry.directory()));
  }

  private Optional<Finding> occupy(ArchiveEntry entry, Occupied place) {
    String folded = fold(place.path());
    Occupied first = byFoldedPath.putIfAbsent(folded, place);
    if (first == null || (first.path().equals(place.path()) && first.folder() == place.folder())) {
      return Optional.empty();
    }
    return reported.add(folded) ? Optional.of(finding(entry, first.path())) : Optional.empty();
  }

  private static String fold(String path) {
    // Reading the tables of the normalizer would cost each start milliseconds.
    boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(path);
    String composed = ascii ? path : Normalizer.normalize(path, Normalizer.Form.NFC);
    return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static Finding finding(ArchiveEntry entry, String first) {
    return Finding.of(
        FindingCode.ARCHIVE_DUPLICATE_ENTRY,
        entry.shown(),
        "a second entry beside '" + first.replaceAll("\\p{Cntrl}", "?") + "'");
  }
}
