package dev.codeanatomy.engine.delta;

import static dev.codeanatomy.engine.delta.TestWrites.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileStatisticsTest {
  @TempDir Path directory;
  private TestWrites writes;

  @BeforeEach
  void open() throws Exception {
    writes = new TestWrites();
  }

  @AfterEach
  void close() throws Exception {
    writes.close();
  }

  /** A column and values that are hard to keep bounds of. */
  record Hard(DataType type, String values) {}

  static List<Hard> hardColumns() {
    String longText = "'" + "é😀".repeat(200) + "'";
    return List.of(
        new Hard(DoubleType.DOUBLE, "('0.0'), ('-1.5'), ('2.25')"),
        new Hard(DoubleType.DOUBLE, "('-0.0'), ('-1.5')"),
        new Hard(DoubleType.DOUBLE, "('0.0'), ('1.5')"),
        new Hard(DoubleType.DOUBLE, "('nan'), ('1.0')"),
        new Hard(DoubleType.DOUBLE, "('nan')"),
        new Hard(DoubleType.DOUBLE, "('inf'), ('-inf'), ('1')"),
        new Hard(FloatType.FLOAT, "('-0.0'), ('0.1'), ('1e30')"),
        new Hard(StringType.STRING, "(''), ('a'), ('z')"),
        new Hard(StringType.STRING, "(" + longText + "), ('b'), (" + longText + " || 'x')"),
        new Hard(StringType.STRING, "(repeat('z', 1000) || 'a')"),
        new Hard(StringType.STRING, "(repeat(chr(1114111), 100))"),
        new Hard(StringType.STRING, "(repeat('a', 32) || chr(1114111) || 'x'), ('a')"),
        new Hard(StringType.STRING, "(chr(65533) || repeat('y', 400))"),
        new Hard(StringType.STRING, "(repeat('𝄞', 31)), (repeat('𝄞', 33))"),
        new Hard(DateType.DATE, "('0044-03-15 (BC)'), ('15000-01-01'), ('2024-02-29')"),
        new Hard(DateType.DATE, "('infinity'), ('2024-02-29')"),
        new Hard(
            TimestampNTZType.TIMESTAMP_NTZ,
            "('2024-01-01 00:00:00.123456'), ('1969-12-31 23:59:59.999999')"),
        new Hard(
            TimestampType.TIMESTAMP,
            "('2024-01-01 00:00:00.000999+00'), ('1900-01-01 00:00:00.000001+00')"),
        new Hard(new DecimalType(38, 10), "('-12345678901234567890.0123456789'), ('0'), ('1e-10')"),
        new Hard(BooleanType.BOOLEAN, "(true), (false)"),
        new Hard(BooleanType.BOOLEAN, "(true)"));
  }

  @ParameterizedTest
  @MethodSource("hardColumns")
  void noFileIsLeftOutThatHasTheValue(Hard column) throws Exception {
    StructType columns = new StructType().add("x", column.type()).add("n", IntegerType.INTEGER);
    String values =
        "SELECT CAST(v AS "
            + DuckDbTypes.name(column.type())
            + ") AS x, 1 AS n FROM (VALUES "
            + column.values()
            + ") t(v)";
    writes.write(
        request(directory, columns, WriteMode.APPEND, "r1"), values + " UNION ALL SELECT NULL, 2");
    DeltaTable table = writes.tables.open(new TableLocation(directory));
    for (String value : writes.duckDb.rows("SELECT DISTINCT x FROM (" + values + ")")) {
      for (FilePredicate.Comparison comparison :
          List.of(
              FilePredicate.Comparison.EQUAL,
              FilePredicate.Comparison.LESS_OR_EQUAL,
              FilePredicate.Comparison.GREATER_OR_EQUAL)) {
        assertThat(table.scan(List.of(new FilePredicate("x", comparison, value))).files())
            .as(comparison + " " + value)
            .hasSize(1);
      }
    }
    assertThat(writes.rows(directory))
        .isEqualTo(
            writes.duckDb.rows(
                "SELECT * FROM (" + values + " UNION ALL SELECT NULL, 2) ORDER BY ALL"));
  }

  @Test
  void boundsNullsAndCountsStandInTheLog() throws Exception {
    StructType columns =
        new StructType()
            .add("n", IntegerType.INTEGER)
            .add("b", BooleanType.BOOLEAN)
            .add("day", DateType.DATE)
            .add("d", new DecimalType(6, 2))
            .add("bytes", BinaryType.BINARY)
            .add("s", new StructType().add("a\"b", StringType.STRING))
            .add("f", DoubleType.DOUBLE);
    writes.write(
        request(directory, columns, WriteMode.APPEND, "r1"),
        """
        SELECT i AS n, i > 1 AS b, DATE '2024-01-01' + i::INT AS day, i / 4 AS d, 'x'::BLOB AS bytes,
          CASE WHEN i = 0 THEN NULL ELSE {'a"b': 'v' || i} END AS s, 'nan'::DOUBLE AS f
        FROM range(3) t(i)
        """);
    JsonNode statistics =
        new ObjectMapper()
            .readTree(
                writes
                    .tables
                    .open(new TableLocation(directory))
                    .scan()
                    .files()
                    .getFirst()
                    .statistics()
                    .orElseThrow());
    assertThat(statistics)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"numRecords": 3, "tightBounds": true,
                     "minValues": {"n": 0, "b": false, "day": "2024-01-01", "d": 0.00, "s": {"a\\\"b": "v1"}},
                     "maxValues": {"n": 2, "b": true, "day": "2024-01-03", "d": 0.50, "s": {"a\\\"b": "v2"}},
                     "nullCount": {"n": 0, "b": 0, "day": 0, "d": 0, "bytes": 0, "s": {"a\\\"b": 1}, "f": 0}}
                    """));
  }

  @Test
  void longTextsAreCutAndStayBounds() {
    WrittenFile file =
        new WrittenFile(
            "f",
            1,
            1,
            java.util.Map.of(
                "\"t\"",
                java.util.Map.of("min", "m".repeat(50), "max", "x".repeat(50), "null_count", "0")),
            java.util.Map.of());
    io.delta.kernel.expressions.Column column = new io.delta.kernel.expressions.Column("t");
    var statistics =
        FileStatistics.of(file, new StructType().add("t", StringType.STRING), List.of(column));
    assertThat(statistics.getMinValues().get(column).getValue()).isEqualTo("m".repeat(32));
    assertThat(statistics.getMaxValues().get(column).getValue())
        .isEqualTo("x".repeat(32) + Character.toString(Character.MAX_CODE_POINT));
    assertThat(Optional.ofNullable(statistics.getNullCount().get(column))).contains(0L);
  }
}
