package dev.codeanatomy.engine.catalog;

import java.util.Set;

/**
 * Names that mean something in SQL itself, in lower case.
 *
 * @param functions what a call that stands alone never looks for among plugins
 * @param reserved what is a name only in double quotes
 */
public record LanguageNames(Set<String> functions, Set<String> reserved) {
  /** Copies the sets. */
  public LanguageNames {
    functions = Set.copyOf(functions);
    reserved = Set.copyOf(reserved);
  }

  /** The name as SQL text has to write it. */
  String written(String name) {
    return reserved.contains(name) ? '"' + name + '"' : name;
  }
}
