package dev.codeanatomy.engine.spec;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds a name as it was declared, whatever the case of a reference to it. */
final class Spelling {
  private final Map<String, String> declared = new TreeMap<>();

  Spelling(List<String> names) {
    names.forEach(n -> declared.putIfAbsent(n.toLowerCase(Locale.ROOT), n));
  }

  Optional<String> declared(String reference) {
    return Optional.ofNullable(declared.get(reference.toLowerCase(Locale.ROOT)));
  }
}
