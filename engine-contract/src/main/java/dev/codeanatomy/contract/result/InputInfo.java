package dev.codeanatomy.contract.result;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something a run read. Two runs of one spec with the same plugins over inputs of the same versions
 * read the same rows.
 *
 * @param name the input's name; of a plugin's table its label, such as {@code
 *     codeanatomy.java_nodes}
 * @param version the version of a Delta table, or what the plugin names the content of its table;
 *     empty if it has no name for it, and the run cannot be repeated for certain
 */
public record InputInfo(String name, Optional<String> version) {
  /** By name, then version. */
  public static final Comparator<InputInfo> ORDER =
      Comparator.comparing(InputInfo::name).thenComparing(input -> input.version().orElse(""));
}
