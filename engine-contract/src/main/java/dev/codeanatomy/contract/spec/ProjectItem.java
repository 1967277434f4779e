package dev.codeanatomy.contract.spec;

/** One column of a projection. */
public sealed interface ProjectItem {
  /**
   * A column of the source, as it is.
   *
   * @param name its name
   */
  record Column(String name) implements ProjectItem {}

  /**
   * A computed column.
   *
   * @param expression SQL over the source's columns
   * @param alias name of the column
   */
  record Computed(String expression, String alias) implements ProjectItem {}
}
