package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import java.util.ArrayList;
import java.util.List;

/**
 * SQL text after its named parameters were found. Each {@code :name} outside quotes and comments
 * became {@code ?} and blanks, so every other character keeps its line and column.
 *
 * @param text what the parser reads
 * @param parameters for each {@code ?} of the text, in order, the parameter's name, or its position
 *     (from 1) as a number for a {@code ?} that stood there
 */
record SqlText(String text, List<String> parameters) {
  SqlText {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads text once, from left to right.
   *
   * @throws PlanningException for {@code ::}, for a second statement, for an open quote or comment
   */
  static SqlText scan(String sql) {
    return new Scanner(sql).scan();
  }

  private static final class Scanner {
    private final String sql;
    private final StringBuilder out;
    private final List<String> parameters = new ArrayList<>();
    private int at;
    private int positional;

    Scanner(String sql) {
      this.sql = sql;
      this.out = new StringBuilder(sql);
    }

    SqlText scan() {
      while (at < sql.length()) {
        char c = sql.charAt(at);
        if (c == '\'' || c == '"') {
          skipPast(String.valueOf(c), 1, "The quote is not closed");
        } else if (sql.startsWith("--", at)) {
          int end = sql.indexOf('\n', at);
          at = end < 0 ? sql.length() : end;
        } else if (sql.startsWith("/*", at)) {
          skipPast("*/", 2, "The comment is not closed");
        } else if (sql.startsWith("::", at)) {
          throw refuse(
              FindingCode.SQL_CAST_SHORTHAND, "'::' is not supported", "Write CAST(x AS type)");
        } else if (c == ':' && at + 1 < sql.length() && isNameStart(sql.charAt(at + 1))) {
          named();
        } else if (c == '?') {
          parameters.add(String.valueOf(++positional));
          at++;
        } else if (c == ';') {
          semicolon();
        } else {
          at++;
        }
      }
      return new SqlText(out.toString(), parameters);
    }

    private void skipPast(String end, int from, String open) {
      int close = sql.indexOf(end, at + from);
      if (close < 0) {
        throw refuse(FindingCode.SQL_SYNTAX, open, "Close it");
      }
      at = close + end.length();
    }

    private void named() {
      int start = at;
      at++;
      while (at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at))) {
        at++;
      }
      parameters.add(sql.substring(start + 1, at));
      out.setCharAt(start, '?');
      for (int i = start + 1; i < at; i++) {
        out.setCharAt(i, ' ');
      }
    }

    private void semicolon() {
      if (!sql.substring(at + 1).isBlank()) {
        throw refuse(
            FindingCode.SQL_STATEMENT_REFUSED,
            "There is text after ';'",
            "Give one query; run several one by one");
      }
      out.setCharAt(at, ' ');
      at++;
    }

    private static boolean isNameStart(char c) {
      return Character.isJavaIdentifierStart(c);
    }

    private PlanningException refuse(FindingCode code, String found, String remedy) {
      int line = 1;
      int column = 1;
      for (int i = 0; i < at; i++) {
        boolean newline = sql.charAt(i) == '\n';
        line = newline ? line + 1 : line;
        column = newline ? 1 : column + 1;
      }
      return PlanningException.of(code, SqlErrors.place(line, column), found, remedy);
    }
  }
}
