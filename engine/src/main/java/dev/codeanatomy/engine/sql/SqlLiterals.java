package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;

/**
 * Literals and written types as the executor has them: text is UTF-8, times have microseconds,
 * decimals have at most 38 digits. What does not fit is refused, never cut. Stateless.
 */
final class SqlLiterals {
  private static final int MICROSECONDS = 6;
  private static final int DECIMAL_DIGITS = 38;
  private static final Pattern LONG_YEAR = Pattern.compile("\\s*\\d{5,}-");
  private static final Pattern FINER_THAN_MILLISECONDS = Pattern.compile("\\.\\d{3}\\d*[1-9]");
  private static final Set<Integer> TIMESTAMP_DIGITS = Set.of(0, 3, MICROSECONDS);

  private SqlLiterals() {}

  /** The literal as the executor has it. */
  static SqlLiteral of(SqlLiteral literal) {
    if (literal instanceof SqlUnknownLiteral tagged) {
      return tagged(tagged);
    }
    if (literal instanceof SqlIntervalLiteral interval) {
      checkInterval(interval);
    }
    if (literal.getTypeName() == SqlTypeName.CHAR
        && literal.getValueAs(NlsString.class) instanceof NlsString text
        && text.getCharsetName() != null
        && !text.getCharsetName().equals("UTF-8")) {
      return SqlLiteral.createCharString(text.getValue(), "UTF-8", literal.getParserPosition());
    }
    return literal;
  }

  /** A literal of a time has the precision of its digits by itself, and a sum would keep it. */
  private static SqlLiteral tagged(SqlUnknownLiteral literal) {
    if (literal.tag.startsWith("DATE") || literal.tag.startsWith("TIMESTAMP")) {
      checkYear(literal);
    }
    try {
      return switch (literal.tag) {
        case "DATE" -> literal.resolve(SqlTypeName.DATE);
        case "TIME" ->
            SqlLiteral.createTime(
                literal.resolve(SqlTypeName.TIME).getValueAs(TimeString.class),
                MICROSECONDS,
                literal.getParserPosition());
        case "TIMESTAMP" -> moment(literal, SqlTypeName.TIMESTAMP);
        case "TIMESTAMP WITH LOCAL TIME ZONE" ->
            moment(literal, SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
        default -> literal;
      };
    } catch (CalciteContextException malformed) {
      // The validator says what is wrong with it.
      return literal;
    }
  }

  private static void checkYear(SqlUnknownLiteral literal) {
    if (LONG_YEAR.matcher(literal.getValue()).lookingAt()) {
      throw PlanningException.of(
          FindingCode.SQL_INVALID,
          SqlErrors.place(literal.getParserPosition()),
          "The year of " + literal.tag + " '" + literal.getValue() + "' has more than four digits",
          "Write it as text and CAST it");
    }
  }

  /** The planner counts an interval in milliseconds and would cut the rest. */
  private static void checkInterval(SqlIntervalLiteral literal) {
    String text = String.valueOf(literal.getValue());
    if (FINER_THAN_MILLISECONDS.matcher(text).find()) {
      throw PlanningException.of(
          FindingCode.SQL_INVALID,
          SqlErrors.place(literal.getParserPosition()),
          "The interval '" + text + "' has more than three digits after the second",
          "Give at most three");
    }
  }

  private static SqlLiteral moment(SqlUnknownLiteral literal, SqlTypeName type) {
    return SqlLiteral.createTimestamp(
        type,
        literal.resolve(type).getValueAs(TimestampString.class),
        MICROSECONDS,
        literal.getParserPosition());
  }

  /** Refuses a type whose digits the executor would not keep as they are written. */
  static void check(SqlDataTypeSpec type) {
    if (type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic) {
      int digits = basic.getPrecision();
      boolean fits =
          switch (basic.getTypeName().getSimple()) {
            case "DECIMAL" -> digits <= DECIMAL_DIGITS && basic.getScale() <= Math.max(digits, 0);
            case "TIME" -> digits < 0 || digits == MICROSECONDS;
            case "TIMESTAMP" -> digits < 0 || TIMESTAMP_DIGITS.contains(digits);
            default -> true;
          };
      if (!fits) {
        throw PlanningException.of(
            FindingCode.SQL_TYPE_REFUSED,
            SqlErrors.place(type.getParserPosition()),
            "There is no type " + type,
            "A DECIMAL has at most 38 digits, and its scale is a part of them; a TIMESTAMP has 0, 3"
                + " or 6 after the second, a TIME 6");
      }
    }
  }
}
