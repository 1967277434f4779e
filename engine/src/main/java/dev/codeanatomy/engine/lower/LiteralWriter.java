package dev.codeanatomy.engine.lower;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;

/** Constants in the executor's SQL, with exactly the type that the plan says. Stateless. */
final class LiteralWriter {
  private static final long MILLIS_A_DAY = 86_400_000L;

  private LiteralWriter() {}

  static String write(RexLiteral literal) {
    RelDataType type = literal.getType();
    if (literal.isNull()) {
      return type.getSqlTypeName() == SqlTypeName.NULL ? "NULL" : cast("NULL", type);
    }
    return switch (type.getSqlTypeName()) {
      case CHAR, VARCHAR -> text(value(literal, String.class));
      case BOOLEAN -> RexLiteral.booleanValue(literal) ? "TRUE" : "FALSE";
      case INTEGER -> number(literal).toPlainString();
      case DECIMAL -> decimal(number(literal), type);
      case TINYINT, SMALLINT, BIGINT, UTINYINT, USMALLINT, UINTEGER, UBIGINT ->
          cast(number(literal).toPlainString(), type);
      case DOUBLE, FLOAT, REAL -> cast(approximate(literal), type);
      case DATE -> "DATE '" + value(literal, DateString.class) + "'";
      case TIME -> "TIME '" + value(literal, TimeString.class) + "'";
      case TIMESTAMP ->
          timestamp("TIMESTAMP '" + value(literal, TimestampString.class) + "'", type);
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          "TIMESTAMPTZ '" + value(literal, TimestampString.class) + "+00'";
      case UUID -> cast(text(value(literal, UUID.class).toString()), type);
      case BINARY, VARBINARY -> blob(value(literal, ByteString.class).getBytes());
      default -> {
        if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(type.getSqlTypeName())) {
          yield "to_months(" + number(literal).longValueExact() + ")";
        }
        if (SqlTypeName.DAY_INTERVAL_TYPES.contains(type.getSqlTypeName())) {
          yield dayInterval(number(literal).longValueExact());
        }
        throw PlanningException.of(
            FindingCode.LOWER_UNSUPPORTED,
            "literal " + literal,
            "A constant of type " + type + " cannot be written",
            Optional.of("Cast it to a supported type"));
      }
    };
  }

  static String text(String value) {
    String quoted = "'" + value.replace("'", "''") + "'";
    // A statement ends at its first NUL.
    return value.indexOf('\0') < 0 ? quoted : "(" + quoted.replace("\0", "' || chr(0) || '") + ")";
  }

  private static String cast(String value, RelDataType type) {
    return "CAST(" + value + " AS " + TypeTable.duckdb(type) + ")";
  }

  /** The executor's literal has microseconds. */
  private static String timestamp(String literal, RelDataType type) {
    return TypeTable.duckdb(type).equals("TIMESTAMP") ? literal : cast(literal, type);
  }

  /**
   * The plain text of a decimal is read as a decimal; one digit too many would make it a double.
   */
  private static String decimal(BigDecimal number, RelDataType type) {
    return number.scale() > 0 && number.precision() <= 38
        ? number.toPlainString()
        : cast(number.toPlainString(), type);
  }

  private static String approximate(RexLiteral literal) {
    double value = value(literal, Double.class);
    return Double.isFinite(value) ? Double.toString(value) : text(Double.toString(value));
  }

  private static String dayInterval(long millis) {
    if (millis % MILLIS_A_DAY == 0) {
      return "to_days(" + millis / MILLIS_A_DAY + ")";
    }
    return "to_milliseconds(" + millis + ")";
  }

  static String blob(byte[] bytes) {
    StringBuilder text = new StringBuilder("'");
    for (byte b : bytes) {
      text.append(String.format("\\x%02X", b));
    }
    return text.append("'::BLOB").toString();
  }

  private static BigDecimal number(RexLiteral literal) {
    return value(literal, BigDecimal.class);
  }

  private static <T> T value(RexLiteral literal, Class<T> type) {
    return Optional.ofNullable(literal.getValueAs(type))
        .orElseThrow(() -> new IllegalStateException("A literal without a value: " + literal));
  }
}
