package dev.codeanatomy.engine.compile;

import java.util.Collection;

/** Makes names that are not taken. */
final class FreeName {
  private FreeName() {}

  /** The name with the suffix appended as often as it takes; case does not tell names apart. */
  static String of(String name, String suffix, Collection<String> taken) {
    String free = name;
    while (isTaken(free, taken)) {
      free = free + suffix;
    }
    return free;
  }

  private static boolean isTaken(String name, Collection<String> taken) {
    return taken.stream().anyMatch(name::equalsIgnoreCase);
  }
}
