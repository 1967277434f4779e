package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Turns what the parser and the validator throw into findings with line, column and suggestion. */
final class SqlErrors {
  private static final Pattern OBJECT =
      Pattern.compile("(?:Object|Table) '([^']*)' not found(?: within '[^']*')?.*");
  private static final Pattern COLUMN =
      Pattern.compile(
          "(?:Column|Field|Unknown field|Unknown identifier|Unknown column) '([^']*)'.*");
  private static final Pattern FUNCTION =
      Pattern.compile(
          "No match found for function signature ([^(]+)(?:\\((.*)\\))?", Pattern.DOTALL);
  private static final Pattern STATEMENT =
      Pattern.compile("Incorrect syntax near the keyword '([A-Z]+)'");
  private static final Pattern WORD = Pattern.compile("Encountered \"(\\w+)[ \"].*");
  private static final Pattern TYPE =
      Pattern.compile("Unknown (?:datatype name|identifier) '([^']*)'.*");

  /** What the grammar reads from other dialects, and how the language says it. */
  private static final Map<String, String> OPERATORS_INSTEAD =
      Map.of(
          "<=>", "IS NOT DISTINCT FROM",
          "SIMILAR TO", "LIKE",
          "NOT SIMILAR TO", "NOT LIKE");

  private SqlErrors() {}

  /** Names that a text could have meant. */
  interface Known {
    Collection<String> tables();

    Collection<String> columns();

    Collection<String> functions();
  }

  static String place(int line, int column) {
    return line == 0 ? PlanningException.WHOLE_TEXT : "line " + line + ", column " + column;
  }

  static String place(SqlParserPos position) {
    return place(position.getLineNum(), position.getColumnNum());
  }

  static PlanningException syntax(SqlParseException problem) {
    String where = problem.getPos() == null ? "query" : place(problem.getPos());
    String text = problem.getMessage() == null ? "Cannot be parsed" : problem.getMessage();
    int list = text.indexOf("Was expecting");
    String problemAlone = (list < 0 ? text : text.substring(0, list)).strip();
    String found =
        problemAlone
            .replaceFirst(" at line \\d+, column \\d+\\.?$", "")
            .lines()
            .findFirst()
            .orElse("Cannot be parsed");
    if (isTooDeep(problem)) {
      return PlanningException.of(
          FindingCode.SQL_SYNTAX, where, "The text is nested too deeply", "Split it into views");
    }
    if (found.startsWith("Non-query expression")) {
      return notAQuery(where, "The text does not start like a query");
    }
    Matcher statement = STATEMENT.matcher(found);
    if (where.equals(place(1, 1)) && statement.find()) {
      return notAQuery(where, "A " + statement.group(1) + " statement is not allowed");
    }
    Matcher first = WORD.matcher(found);
    if (where.equals(place(1, 1)) && first.matches()) {
      return notAQuery(where, "A text that starts with '" + first.group(1) + "' is not a query");
    }
    boolean reserved = found.contains("Incorrect syntax near the keyword");
    Optional<String> remedy =
        reserved ? Optional.of("If it is a name, write it in double quotes") : Optional.empty();
    return PlanningException.of(FindingCode.SQL_SYNTAX, where, found, remedy);
  }

  private static boolean isTooDeep(Throwable problem) {
    for (Throwable t = problem; t != null; t = t.getCause()) {
      if (t instanceof StackOverflowError) {
        return true;
      }
    }
    return false;
  }

  private static PlanningException notAQuery(String where, String found) {
    return PlanningException.of(
        FindingCode.SQL_STATEMENT_REFUSED, where, found, "Write one SELECT or WITH query");
  }

  /** A text without a query is told apart here: the parser fails on it in ways of its own. */
  static void refuseBlank(String text) {
    if (text.isBlank()) {
      throw PlanningException.of(
          FindingCode.SQL_SYNTAX,
          PlanningException.WHOLE_TEXT,
          "There is no text",
          "Write one SELECT or WITH query, or an expression where one is expected");
    }
  }

  /** A statement of the executor would end there. */
  static void refuseNul(String text) {
    int at = text.indexOf('\0');
    if (at >= 0) {
      throw PlanningException.of(
          FindingCode.SQL_SYNTAX,
          PlanningException.WHOLE_TEXT,
          "Character " + (at + 1) + " of the text is NUL",
          "Write chr(0) where it is part of a value");
    }
  }

  static PlanningException validation(CalciteContextException problem, Known known) {
    String where = place(problem.getPosLine(), problem.getPosColumn());
    Throwable cause = problem.getCause() == null ? problem : problem.getCause();
    String text = cause.getMessage() == null ? "The query is not valid" : cause.getMessage();
    return named(where, text, known);
  }

  static PlanningException named(String where, String text, Known known) {
    Matcher object = OBJECT.matcher(text);
    if (object.matches()) {
      return unknown(FindingCode.SQL_UNKNOWN_TABLE, where, "Table", object, known.tables());
    }
    Matcher type = TYPE.matcher(text);
    if (type.matches()) {
      return PlanningException.of(
          FindingCode.PLAN_UNKNOWN_TYPE,
          where,
          "Type '" + type.group(1) + "' does not exist",
          DidYouMean.question(type.group(1), SqlTypes.NAMES));
    }
    Matcher column = COLUMN.matcher(text);
    if (column.matches() && text.contains("not found") || column.matches() && isUnknown(text)) {
      return unknown(FindingCode.PLAN_UNKNOWN_COLUMN, where, "Column", column, known.columns());
    }
    Matcher function = FUNCTION.matcher(text);
    if (function.matches()) {
      return function(
          where, function.group(1), Optional.ofNullable(function.group(2)), known.functions());
    }
    FindingCode code =
        text.contains("Cannot apply") || text.contains("Invalid number of arguments")
            ? FindingCode.SQL_ARGUMENTS
            : FindingCode.SQL_INVALID;
    return PlanningException.of(
        code, where, text.lines().findFirst().orElse(text), Optional.empty());
  }

  private static boolean isUnknown(String text) {
    return text.startsWith("Unknown");
  }

  private static PlanningException function(
      String where, String name, Optional<String> arguments, Collection<String> functions) {
    String plain = name.replace("`", "").replace("\"", "");
    boolean exists = functions.stream().anyMatch(plain::equalsIgnoreCase);
    if (exists && arguments.isPresent()) {
      return PlanningException.of(
          FindingCode.SQL_ARGUMENTS,
          where,
          "Function '" + plain + "' does not take (" + arguments.get() + ")",
          "Cast the arguments, or see the function's signature in the documentation");
    }
    return unknownFunction(where, plain, functions);
  }

  static PlanningException unknownFunction(
      String where, String plain, Collection<String> functions) {
    boolean symbol =
        plain.isEmpty()
            || plain.indexOf(' ') >= 0
            || !Character.isJavaIdentifierStart(plain.charAt(0));
    return PlanningException.of(
        symbol ? FindingCode.SQL_NOT_IN_LANGUAGE : FindingCode.PLAN_UNKNOWN_FUNCTION,
        where,
        (symbol ? "Operator '" : "Function '") + plain + "' does not exist",
        symbol
            ? Optional.ofNullable(OPERATORS_INSTEAD.get(plain.toUpperCase(Locale.ROOT)))
                .map(ours -> "Did you mean '" + ours + "'?")
            : DidYouMean.question(plain, functions));
  }

  private static PlanningException unknown(
      FindingCode code, String where, String kind, Matcher match, Collection<String> known) {
    String name = match.group(1);
    String last = name.substring(name.lastIndexOf('.') + 1);
    // A name of another kind may be the very one: a table's alias where a column should be.
    List<String> others = known.stream().filter(other -> !other.equalsIgnoreCase(last)).toList();
    return PlanningException.of(
        code, where, kind + " '" + name + "' does not exist", DidYouMean.question(last, others));
  }
}
