package dev.codeanatomy.engine.delta;

import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Delta statistics of one file out of those DuckDB's Parquet writer returned. Readers leave files
 * out by them, so a bound is stored only if it certainly holds:
 *
 * <ul>
 *   <li>columns with a NaN have none: readers disagree where a NaN sorts;
 *   <li>long texts are cut, the upper bound ending in the last code point there is;
 *   <li>what the log cannot say (infinities, years past 9999, bytes) has none.
 * </ul>
 */
final class FileStatistics {
  /** As long as the texts other Delta writers keep. */
  private static final int TEXT_LENGTH = 32;

  private static final String LAST_CODE_POINT = Character.toString(Character.MAX_CODE_POINT);

  private FileStatistics() {}

  static DataFileStatistics of(WrittenFile file, StructType physical, List<Column> columns) {
    Map<Column, Literal> minima = new HashMap<>();
    Map<Column, Literal> maxima = new HashMap<>();
    Map<Column, Long> nulls = new HashMap<>();
    for (Column column : columns) {
      Map<String, String> found = file.columnStatistics().get(duckDbPath(column));
      DataType type = typeOf(column, physical);
      if (found == null || type == null) {
        continue;
      }
      Optional.ofNullable(found.get("null_count"))
          .ifPresent(count -> nulls.put(column, Long.parseLong(count)));
      if (type instanceof BinaryType || "true".equals(found.get("has_nan"))) {
        continue;
      }
      minimum(type, found).ifPresent(value -> minima.put(column, value));
      maximum(type, found).ifPresent(value -> maxima.put(column, value));
    }
    return new DataFileStatistics(file.rows(), minima, maxima, nulls, Optional.of(true));
  }

  /** How DuckDB names a column: each name of the path in double quotes. */
  static String duckDbPath(Column column) {
    return Arrays.stream(column.getNames())
        .map(SqlText::identifier)
        .collect(Collectors.joining("."));
  }

  private static @Nullable DataType typeOf(Column column, StructType physical) {
    DataType type = physical;
    for (String name : column.getNames()) {
      if (!(type instanceof StructType struct) || struct.indexOf(name) < 0) {
        return null;
      }
      type = struct.get(name).getDataType();
    }
    return type;
  }

  private static Optional<Literal> minimum(DataType type, Map<String, String> found) {
    String text = found.get("min");
    if (text == null) {
      return Optional.empty();
    }
    if (type instanceof StringType) {
      // A prefix is a lower bound, whether DuckDB cut it or we do.
      return intact(text).map(FileStatistics::prefix).map(Literal::ofString);
    }
    return exact(type, text, found.get("min_is_exact")).map(value -> signedZero(value, -0.0));
  }

  private static Optional<Literal> maximum(DataType type, Map<String, String> found) {
    String text = found.get("max");
    if (text == null) {
      return Optional.empty();
    }
    if (type instanceof StringType) {
      return intact(text).flatMap(FileStatistics::upperBound).map(Literal::ofString);
    }
    return exact(type, text, found.get("max_is_exact")).map(value -> signedZero(value, 0.0));
  }

  /** A text that was cut inside a character is no bound. */
  private static Optional<String> intact(String text) {
    return text.indexOf('\uFFFD') >= 0 ? Optional.empty() : Optional.of(text);
  }

  private static String prefix(String text) {
    return text.codePointCount(0, text.length()) <= TEXT_LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, TEXT_LENGTH));
  }

  private static Optional<String> upperBound(String text) {
    String prefix = prefix(text);
    if (prefix.length() == text.length()) {
      return Optional.of(text);
    }
    return text.startsWith(LAST_CODE_POINT, prefix.length())
        ? Optional.empty()
        : Optional.of(prefix + LAST_CODE_POINT);
  }

  private static Optional<Literal> exact(DataType type, String text, @Nullable String isExact) {
    return "false".equals(isExact)
        ? Optional.empty()
        : LogValues.parse(type, text).filter(value -> isFinite(type, value));
  }

  /** Both zeros are equal to a query, but not to every reader of statistics. */
  private static Literal signedZero(Literal value, double zero) {
    return switch (value.getValue()) {
      case Double number when number == 0 -> Literal.ofDouble(zero);
      case Float number when number == 0 -> Literal.ofFloat((float) zero);
      default -> value;
    };
  }

  private static boolean isFinite(DataType type, Literal value) {
    return switch (type) {
      case DoubleType ignored -> Double.isFinite((double) value.getValue());
      case FloatType ignored -> Float.isFinite((float) value.getValue());
      default -> true;
    };
  }
}
