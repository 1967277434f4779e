package dev.codeanatomy.engine.lower;

import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.plugin.api.expr.Literal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.arrow.vector.PeriodDuration;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Constants of the plugin ABI in the executor's SQL: what parameters default to, what calls bind
 * to.
 */
final class PluginLiteralWriter {
  private PluginLiteralWriter() {}

  static String write(Literal literal) {
    String text = literal.value().map(value -> text(literal, value)).orElse("NULL");
    return "CAST(" + text + " AS " + TypeTable.duckdb(literal.field()) + ")";
  }

  private static String text(Literal literal, Object value) {
    return switch (value) {
      case String s -> LiteralWriter.text(s);
      case Boolean b -> b ? "TRUE" : "FALSE";
      case Long n -> integer(n, literal);
      case BigInteger n -> n.toString();
      case Double d -> "'" + d + "'";
      case BigDecimal d -> d.toPlainString();
      case byte[] bytes when TypeTable.isUuid(literal.field()) -> uuid(bytes);
      case byte[] bytes -> LiteralWriter.blob(bytes);
      case PeriodDuration interval -> interval(interval);
      case List<?> values -> nested(literal);
      default -> throw ExpressionWriter.unsupported("default " + literal);
    };
  }

  private static String integer(long value, Literal literal) {
    return switch (literal.type()) {
      case ArrowType.Date d -> "DATE '1970-01-01' + CAST(" + value + " AS INTEGER)";
      case ArrowType.Timestamp t when t.getUnit() == TimeUnit.NANOSECOND ->
          "make_timestamp_ns(" + value + ")";
      case ArrowType.Timestamp t ->
          "make_timestamp(" + Math.multiplyExact(value, micros(t.getUnit())) + ")";
      case ArrowType.Time t -> "'" + timeOfDay(value * micros(t.getUnit())) + "'";
      default -> Long.toString(value);
    };
  }

  private static long micros(TimeUnit unit) {
    return switch (unit) {
      case SECOND -> 1_000_000;
      case MILLISECOND -> 1_000;
      case MICROSECOND, NANOSECOND -> 1;
    };
  }

  /** With all six digits; a whole day is its own last moment. */
  private static String timeOfDay(long micros) {
    long seconds = micros / 1_000_000;
    return "%02d:%02d:%02d.%06d"
        .formatted(seconds / 3600, seconds / 60 % 60, seconds % 60, micros % 1_000_000);
  }

  /** The executor has microseconds; finer ones are refused, not cut. */
  private static String interval(PeriodDuration interval) {
    long nanos = interval.getDuration().toNanos();
    if (nanos % 1_000 != 0) {
      throw ExpressionWriter.unsupported("default " + interval);
    }
    return "(to_months(%d) + to_days(%d) + to_microseconds(%d))"
        .formatted(interval.getPeriod().getMonths(), interval.getPeriod().getDays(), nanos / 1_000);
  }

  private static String uuid(byte[] bytes) {
    ByteBuffer parts = ByteBuffer.wrap(bytes);
    return LiteralWriter.text(new UUID(parts.getLong(), parts.getLong()).toString());
  }

  private static String nested(Literal literal) {
    List<Literal> values = literal.asList();
    return switch (literal.type()) {
      case ArrowType.Struct s -> struct(literal.field().getChildren(), values);
      case ArrowType.Map m ->
          "MAP(" + list(column(values, 0)) + ", " + list(column(values, 1)) + ")";
      default -> list(values);
    };
  }

  private static String struct(List<Field> children, List<Literal> values) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(LiteralWriter.text(children.get(i).getName()));
      text.append(": ").append(write(values.get(i)));
    }
    return text.append("}").toString();
  }

  private static List<Literal> column(List<Literal> entries, int index) {
    return entries.stream().map(entry -> entry.asList().get(index)).toList();
  }

  private static String list(List<Literal> values) {
    return values.stream()
        .map(PluginLiteralWriter::write)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
