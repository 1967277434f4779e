package dev.codeanatomy.engine.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.internal.util.ColumnMapping;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaTablesTest {
  private static final StructType ID_AND_TEXT =
      new StructType().add("id", LongType.LONG).add("text", StringType.STRING);

  @TempDir Path directory;
  private final DeltaTables tables = new DeltaTables();
  private DuckDbForTests duckDb;

  @BeforeEach
  void open() throws Exception {
    duckDb = new DuckDbForTests();
  }

  @AfterEach
  void close() throws Exception {
    duckDb.close();
  }

  @Test
  void aPlaceWithoutATableIsRefusedWithWhatIsThereInstead() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "text");
    Path emptyLog = Files.createDirectories(directory.resolve("empty/_delta_log")).getParent();
    assertThat(refusal(directory.resolve("absent"))).contains("the directory does not exist");
    assertThat(refusal(directory)).contains("no Delta log");
    assertThat(refusal(file)).contains("there is a file, not a directory");
    assertThat(refusal(emptyLog)).contains("no Delta log");
  }

  private String refusal(Path place) {
    EngineException refused =
        catchThrowableOfType(EngineException.class, () -> tables.open(new TableLocation(place)));
    assertThat(refused.error().code()).isEqualTo(FindingCode.DELTA_NOT_A_TABLE);
    return refused.error().message();
  }

  @Test
  void aLogThatIsNotJsonIsCalledDamaged() throws Exception {
    KernelTable table = new KernelTable(directory.resolve("t")).create(ID_AND_TEXT, Map.of());
    Files.writeString(table.location().log().resolve("00000000000000000000.json"), "{ broken");
    assertThatThrownBy(() -> tables.open(table.location()))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> assertThat(e.error().code()).isEqualTo(FindingCode.DELTA_LOG_DAMAGED));
  }

  @Test
  void aVersionIsPinnedAndOneThatIsNotThereRefused() throws Exception {
    KernelTable table = new KernelTable(directory.resolve("t")).create(ID_AND_TEXT, Map.of());
    table.append(parquet(table, "SELECT 1::BIGINT id, 'a' AS text"), 1, Map.of());
    assertThat(tables.open(table.location()).version()).isEqualTo(1);
    DeltaTable first = tables.open(table.location(), OptionalLong.of(0));
    assertThat(first.version()).isZero();
    assertThat(duckDb.rows(ScanSql.select(first.scan()))).isEmpty();
    assertThatThrownBy(() -> tables.open(table.location(), OptionalLong.of(7)))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo(FindingCode.DELTA_VERSION_MISSING);
              assertThat(e.error().message()).contains("version 7", "the latest is 1");
            });
  }

  @Test
  void aVersionWhoseLogIsGoneIsMissing() throws Exception {
    try (TestWrites writes = new TestWrites()) {
      Path table = directory.resolve("t");
      for (int i = 0; i < 12; i++) {
        writes.write(
            TestWrites.request(table, ID_AND_TEXT, WriteMode.APPEND, "r" + i),
            "SELECT 1 AS id, 'a' AS text");
      }
      for (int i = 0; i < 10; i++) {
        Files.delete(table.resolve("_delta_log/%020d.json".formatted(i)));
      }
      TableLocation location = new TableLocation(table);
      assertThat(tables.open(location, OptionalLong.of(10)).version()).isEqualTo(10);
      assertThatThrownBy(() -> tables.open(location, OptionalLong.of(3)))
          .isInstanceOfSatisfying(
              EngineException.class,
              e -> assertThat(e.error().code()).isEqualTo(FindingCode.DELTA_VERSION_MISSING));
    }
  }

  @Test
  void featuresNobodyHereKnowsAreRefusedForReadersAndForWriters() throws Exception {
    String writerOnly =
        protocol(
            "{\"minReaderVersion\":1,\"minWriterVersion\":7,\"writerFeatures\":[\"sparkles\"]}");
    assertThat(tables.open(new TableLocation(directory.resolve(writerOnly))).version()).isZero();
    try (OutputLocks locks = new OutputLocks()) {
      DeltaWriter writer = new DeltaWriter(tables, locks);
      EngineException refused =
          catchThrowableOfType(
              EngineException.class,
              () ->
                  writer.begin(
                      TestWrites.request(
                          directory.resolve(writerOnly), ID_AND_TEXT, WriteMode.APPEND, "r")));
      assertThat(refused.error().code()).isEqualTo(FindingCode.DELTA_TABLE_UNSUPPORTED);
      assertThat(refused.error().message()).contains("sparkles");
    }
    String both =
        protocol(
            "{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":[\"sparkles\"],\"writerFeatures\":[\"sparkles\"]}");
    EngineException refused =
        catchThrowableOfType(
            EngineException.class, () -> tables.open(new TableLocation(directory.resolve(both))));
    assertThat(refused.error().code()).isEqualTo(FindingCode.DELTA_TABLE_UNSUPPORTED);
    assertThat(refused.error().message()).contains("sparkles");
  }

  /** A table whose log demands this protocol; returns its name. */
  private String protocol(String json) throws Exception {
    String name = "p" + json.hashCode();
    KernelTable table = new KernelTable(directory.resolve(name)).create(ID_AND_TEXT, Map.of());
    Path log = table.location().log().resolve("00000000000000000000.json");
    Files.writeString(
        log,
        Files.readString(log).replaceFirst("\\{\"protocol\".*", "{\"protocol\":" + json + "}"));
    return name;
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://bucket/table", "http://host/t", "file:relative"})
  void placesThatAreNotLocalAreRefused(String text) {
    EngineException refused =
        catchThrowableOfType(EngineException.class, () -> TableLocation.parse(text, directory));
    assertThat(refused.error().code()).isEqualTo(FindingCode.DELTA_LOCATION_UNSUPPORTED);
    assertThat(refused.error().message()).contains(text, "a path on a local file system");
  }

  @Test
  void placesAreRelativeToTheBaseOrFileUris() {
    Path place = directory.resolve("a b");
    assertThat(TableLocation.parse("a b", directory).root()).isEqualTo(place);
    assertThat(TableLocation.parse("./x/../a b", directory).root()).isEqualTo(place);
    assertThat(TableLocation.parse(place.toUri().toString(), directory).root()).isEqualTo(place);
    assertThat(TableLocation.parse(place.toString(), Path.of("/")).root()).isEqualTo(place);
  }

  @Test
  void everyTypeOfTheTableComesBackUnderItsName() throws Exception {
    StructType inner = new StructType().add("a", IntegerType.INTEGER).add("b_c", StringType.STRING);
    StructType schema =
        new StructType()
            .add("flag", BooleanType.BOOLEAN)
            .add("amount", new DecimalType(12, 3))
            .add("ratio", DoubleType.DOUBLE)
            .add("bytes", BinaryType.BINARY)
            .add("day", DateType.DATE)
            .add("at", TimestampType.TIMESTAMP)
            .add("local", TimestampNTZType.TIMESTAMP_NTZ)
            .add("items", new ArrayType(inner, true))
            .add("Quo\"ted", new MapType(StringType.STRING, inner, true));
    KernelTable table = new KernelTable(directory.resolve("t [1] #%20é")).create(schema, Map.of());
    String values =
        """
        SELECT true AS flag, 1.5::DECIMAL(12,3) AS amount, 0.5::DOUBLE AS ratio, '\\xAB'::BLOB AS bytes,
          DATE '2024-02-29' AS day, TIMESTAMPTZ '2024-01-02 03:04:05.123456+00' AS at,
          TIMESTAMP '2024-01-02 03:04:05.5' AS local, [{'a': 1::INT, 'b_c': 'x'}] AS items,
          MAP {'k': {'a': 2::INT, 'b_c': NULL::VARCHAR}} AS "Quo""ted"
        """;
    table.append(parquet(table, values), 1, Map.of());
    String scan = ScanSql.select(tables.open(table.location()).scan());
    assertThat(duckDb.rows(scan)).isEqualTo(duckDb.rows(values)).hasSize(1);
    assertThat(duckDb.columnTypes(scan)).isEqualTo(duckDb.columnTypes(values));
  }

  @Test
  void partitionValuesAreReadWithTheirTypes() throws Exception {
    StructType schema =
        ID_AND_TEXT
            .add("day", DateType.DATE)
            .add("at", TimestampType.TIMESTAMP)
            .add("p", StringType.STRING);
    KernelTable table =
        new KernelTable(directory.resolve("t")).create(schema, Map.of(), "day", "at", "p");
    table.append(
        parquet(table, "SELECT 1::BIGINT id, 'a' AS text"),
        1,
        Map.of(
            "day", Literal.ofDate(19782),
            "at", Literal.ofTimestamp(1_704_164_645_123_456L),
            "p", Literal.ofString("a/b c=d%:'é")));
    table.append(
        parquet(table, "SELECT 2::BIGINT id, 'b' AS text"),
        1,
        Map.of(
            "day", Literal.ofNull(DateType.DATE),
            "at", Literal.ofNull(TimestampType.TIMESTAMP),
            "p", Literal.ofNull(StringType.STRING)));
    DeltaScan scan = tables.open(table.location()).scan();
    assertThat(duckDb.rows(ScanSql.select(scan) + " ORDER BY id"))
        .containsExactly(
            "1|a|2024-02-29|2024-01-02 03:04:05.123456+00|a/b c=d%:'é", "2|b|null|null|null");
    DeltaScan pruned =
        tables
            .open(table.location())
            .scan(
                List.of(new FilePredicate("DAY", FilePredicate.Comparison.GREATER, "2024-01-01")));
    assertThat(pruned.files()).hasSize(1);
    assertThat(pruned.filesSkipped()).isEqualTo(1);
    assertThat(duckDb.columnTypes(ScanSql.select(pruned)))
        .isEqualTo(duckDb.columnTypes(ScanSql.select(scan)))
        .contains("day|DATE", "at|TIMESTAMP WITH TIME ZONE");
    assertThat(duckDb.rows(ScanSql.select(pruned))).hasSize(1);
  }

  @Test
  void rowsDeletedByAVectorAreNotRead() throws Exception {
    KernelTable table =
        new KernelTable(directory.resolve("t"))
            .create(ID_AND_TEXT, Map.of("delta.enableDeletionVectors", "true"));
    String rows = "SELECT i::BIGINT id, 'x' || i AS text FROM range(10000) t(i)";
    table.append(parquet(table, rows), 10000, Map.of());
    table.delete(0, 1, 2, 17, 9999);
    DeltaTable latest = tables.open(table.location());
    assertThat(latest.scan().files().getFirst().deletedRows())
        .containsExactly(
            new ScanFile.RowRange(0, 3),
            new ScanFile.RowRange(17, 18),
            new ScanFile.RowRange(9999, 10000));
    assertThat(duckDb.rows("SELECT count(*), sum(id) FROM (" + ScanSql.select(latest.scan()) + ")"))
        .isEqualTo(
            duckDb.rows(
                "SELECT count(*), sum(id) FROM ("
                    + rows
                    + ") WHERE id NOT IN (0, 1, 2, 17, 9999)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "id"})
  void mappedColumnsAreFound(String mode) throws Exception {
    StructType inner = new StructType().add("a", IntegerType.INTEGER);
    StructType schema =
        ID_AND_TEXT
            .add("s", inner)
            .add("l", new ArrayType(inner, true))
            .add("m", new MapType(StringType.STRING, inner, true))
            .add("p", StringType.STRING);
    KernelTable table =
        new KernelTable(directory.resolve(mode))
            .create(schema, Map.of("delta.columnMapping.mode", mode), "p");
    StructType stored = table.physicalSchema();
    assertThat(stored.at(0).getName()).isNotEqualTo("id");
    String inStruct = ((StructType) stored.at(2).getDataType()).at(0).getName();
    String inList =
        ((StructType) ((ArrayType) stored.at(3).getDataType()).getElementType()).at(0).getName();
    String inMap =
        ((StructType) ((MapType) stored.at(4).getDataType()).getValueType()).at(0).getName();
    // By id, the names at the top do not matter.
    List<String> top = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      top.add(mode.equals("id") ? "any" + i : stored.at(i).getName());
      ids.add(
          "'" + top.get(i) + "': " + ColumnMapping.getColumnId(table.snapshot().getSchema().at(i)));
    }
    String sql =
        """
        SELECT 1::BIGINT AS "%s", 'a' AS "%s", {'%s': 5::INT} AS "%s", [{'%s': 6::INT}, NULL] AS "%s",
          MAP {'k': {'%s': 7::INT}} AS "%s"
        """
            .formatted(
                top.get(0),
                top.get(1),
                inStruct,
                top.get(2),
                inList,
                top.get(3),
                inMap,
                top.get(4));
    Path file = table.location().root().resolve("f.parquet");
    duckDb.execute(
        "COPY (%s) TO %s (FORMAT parquet, FIELD_IDS {%s})"
            .formatted(sql, SqlText.string(file.toString()), String.join(", ", ids)));
    table.append(file, 1, Map.of("p", Literal.ofString("x")));
    String scan = ScanSql.select(tables.open(table.location()).scan());
    assertThat(duckDb.rows(scan)).containsExactly("1|a|{'a': 5}|[{'a': 6}, NULL]|{k={'a': 7}}|x");
  }

  @Test
  void statisticsLeaveFilesOut() throws Exception {
    KernelTable table = new KernelTable(directory.resolve("t")).create(ID_AND_TEXT, Map.of());
    for (long from : new long[] {0, 100, 200}) {
      String rows =
          "SELECT i::BIGINT id, 'x' AS text FROM range(" + from + "," + (from + 100) + ") t(i)";
      Column id = new Column("id");
      table.append(
          parquet(table, rows),
          new DataFileStatistics(
              100,
              Map.of(id, Literal.ofLong(from)),
              Map.of(id, Literal.ofLong(from + 99)),
              Map.of(id, 0L),
              Optional.of(true)),
          Map.of());
    }
    DeltaScan scan =
        tables
            .open(table.location())
            .scan(
                List.of(new FilePredicate("id", FilePredicate.Comparison.GREATER_OR_EQUAL, "250")));
    assertThat(scan.files()).hasSize(1);
    assertThat(scan.filesSkipped()).isEqualTo(2);
    assertThat(duckDb.rows("SELECT min(id) FROM (" + ScanSql.select(scan) + ")"))
        .containsExactly("200");
  }

  private Path parquet(KernelTable table, String sql) throws Exception {
    Path file = table.location().root().resolve("f" + System.nanoTime() + ".parquet");
    duckDb.execute(
        "COPY (" + sql + ") TO " + SqlText.string(file.toString()) + " (FORMAT parquet)");
    return file;
  }
}
