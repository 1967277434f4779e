package dev.codeanatomy.engine.spec;

import java.util.List;

/**
 * The names in a SQL text.
 *
 * @param tables tables it reads, once for each time they are read; names a WITH clause defines are
 *     not among them
 * @param parameters named parameters without the colon, and positions (from 1) as numbers
 */
public record SqlNames(List<String> tables, List<String> parameters) {
  /** Copies the lists. */
  public SqlNames {
    tables = List.copyOf(tables);
    parameters = List.copyOf(parameters);
  }
}
