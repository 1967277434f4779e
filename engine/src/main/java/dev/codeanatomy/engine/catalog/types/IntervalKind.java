package dev.codeanatomy.engine.catalog.types;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * The two kinds of intervals that SQL has, where Arrow has one of months, days and nanoseconds. A
 * field of Arrow's type tells its kind as an extension name; one that does not is refused.
 */
public enum IntervalKind {
  /** Months alone. */
  YEAR_MONTH("codeanatomy.year_month", TimeUnit.YEAR, TimeUnit.MONTH, "months alone"),
  /** Days and nanoseconds, no months. */
  DAY_TIME("codeanatomy.day_time", TimeUnit.DAY, TimeUnit.SECOND, "no months");

  private final String extension;
  private final TimeUnit first;
  private final TimeUnit last;
  private final String parts;

  IntervalKind(String extension, TimeUnit first, TimeUnit last, String parts) {
    this.extension = extension;
    this.first = first;
    this.last = last;
    this.parts = parts;
  }

  /** The kind of a field; empty where its metadata names none. */
  public static Optional<IntervalKind> of(Field field) {
    String name = field.getMetadata().get(TypeTable.EXTENSION_KEY);
    return Arrays.stream(values()).filter(kind -> kind.extension.equals(name)).findFirst();
  }

  /** The kind of an interval type of the planner. */
  static IntervalKind of(RelDataType interval) {
    return interval.getSqlTypeName().isYearMonth() ? YEAR_MONTH : DAY_TIME;
  }

  /** The metadata that names the kind. */
  Map<String, String> metadata() {
    return Map.of(TypeTable.EXTENSION_KEY, extension, TypeTable.EXTENSION_METADATA_KEY, "");
  }

  SqlIntervalQualifier qualifier() {
    return new SqlIntervalQualifier(first, last, SqlParserPos.ZERO);
  }

  /** Whether a value of these parts is of this kind. */
  public boolean holds(long months, long days, long nanos) {
    return this == YEAR_MONTH ? days == 0 && nanos == 0 : months == 0;
  }

  /** What a value of this kind has, in words. */
  public String parts() {
    return parts;
  }
}
