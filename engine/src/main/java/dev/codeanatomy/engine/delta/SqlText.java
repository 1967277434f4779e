package dev.codeanatomy.engine.delta;

/** Quoting for DuckDB. */
final class SqlText {
  private SqlText() {}

  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String string(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }
}
