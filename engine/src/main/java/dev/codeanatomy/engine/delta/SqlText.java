package dev.codeanatomy.engine.delta;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Quoting for DuckDB. */
final class SqlText {
  private static final Pattern GLOB = Pattern.compile("[*?\\[]");

  private SqlText() {}

  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String string(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  /** A file to read: DuckDB takes paths as patterns, so pattern characters stand in brackets. */
  static String fileToRead(Path file) {
    return string(GLOB.matcher(file.toString()).replaceAll("[$0]"));
  }
}
