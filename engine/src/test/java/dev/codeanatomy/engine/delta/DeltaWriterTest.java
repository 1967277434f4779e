package dev.codeanatomy.engine.delta;

import static dev.codeanatomy.engine.delta.TestWrites.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineError;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.result.WriteOutcome;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaWriterTest {
  private static final StructType COLUMNS =
      new StructType().add("id", LongType.LONG).add("text", StringType.STRING);
  private static final String TWO_ROWS = "SELECT * FROM (VALUES (1, 'a'), (2, 'b')) t(id, text)";

  @TempDir Path directory;
  private Path table;
  private TestWrites writes;

  @BeforeEach
  void open() throws Exception {
    table = directory.resolve("t [1] #%20é");
    writes = new TestWrites();
  }

  @AfterEach
  void close() throws Exception {
    writes.close();
  }

  @Test
  void theFirstWriteCreatesTheTableInOneVersion() throws Exception {
    CommittedWrite done =
        writes.write(request(table, COLUMNS, WriteMode.OVERWRITE, "r1"), TWO_ROWS);
    assertThat(done.version()).isZero();
    assertThat(done.rows()).isEqualTo(2);
    assertThat(done.warnings()).isEmpty();
    List<Path> files = dataFiles();
    assertThat(files).hasSize(1);
    assertThat(files.getFirst().getFileName().toString()).startsWith("part-r1-");
    assertThat(done.outcome())
        .isEqualTo(new WriteOutcome.Captured(0, 1, Files.size(files.getFirst())));
    assertThat(writes.rows(table)).containsExactly("1|a", "2|b");
    assertThat(commitInfo(0).path("operation").asText()).isEqualTo("CREATE TABLE AS SELECT");
    assertThat(actions(0, "add").getFirst().path("path").asText())
        .isEqualTo(files.getFirst().getFileName().toString());
  }

  @Test
  void columnsAreMatchedByNameAndCastToTheTablesTypes() throws Exception {
    writes.write(
        request(table, COLUMNS, WriteMode.APPEND, "r1"),
        "SELECT 'x' AS TEXT, 7::UTINYINT AS Id, 1 AS further");
    assertThat(writes.rows(table)).containsExactly("7|x");
  }

  @Test
  void appendAddsAndOverwriteTakesAwayWhileOldVersionsStayReadable() throws Exception {
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r1"), TWO_ROWS);
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r2"), "SELECT 3 AS id, 'c' AS text");
    CommittedWrite replaced =
        writes.write(
            request(table, COLUMNS, WriteMode.OVERWRITE, "r3"), "SELECT 4 AS id, 'd' AS text");
    assertThat(replaced.version()).isEqualTo(2);
    assertThat(writes.rows(table)).containsExactly("4|d");
    assertThat(writes.rows(table, OptionalLong.of(1))).containsExactly("1|a", "2|b", "3|c");
    assertThat(writes.rows(table, OptionalLong.of(0))).containsExactly("1|a", "2|b");
  }

  @Test
  void theLogSaysWhatWasDoneAndCarriesTheHashes() throws Exception {
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r1"), TWO_ROWS);
    writes.write(request(table, COLUMNS, WriteMode.OVERWRITE, "r2"), TWO_ROWS);
    JsonNode info = commitInfo(1);
    assertThat(info.path("operation").asText()).isEqualTo("WRITE");
    assertThat(info.path("operationParameters").path("mode").asText()).isEqualTo("Overwrite");
    assertThat(info.path("operationParameters").path("partitionBy").asText()).isEqualTo("[]");
    JsonNode metrics = info.path("operationMetrics");
    assertThat(metrics.path("numFiles").asText()).isEqualTo("1");
    assertThat(metrics.path("numOutputRows").asText()).isEqualTo("2");
    assertThat(metrics.path("numRemovedFiles").asText()).isEqualTo("1");
    assertThat(info.path("codeanatomy.spec_hash").asText()).startsWith("blake3:");
    assertThat(info.path("user.tag").asText()).isEqualTo("t");
    assertThat(info.path("timestamp").isIntegralNumber()).isTrue();
    assertThat(actions(1, "txn").getFirst().path("appId").asText()).isEqualTo("codeanatomy/r2/out");
  }

  @Test
  void aMetadataKeyOfDeltasOwnIsRefused() {
    EngineError error =
        refusal(
            () ->
                new WriteRequest(
                    new TableLocation(table),
                    TestWrites.schema(COLUMNS),
                    WriteMode.APPEND,
                    List.of(),
                    new RunIdentity("r", "out"),
                    Map.of("operation", "x")));
    assertThat(error.code()).isEqualTo(FindingCode.SPEC_INVALID_VALUE);
    assertThat(error.message()).contains("'operation'");
  }

  @Test
  void aRepeatedRunWritesNothingAndNamesItsVersion() throws Exception {
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r1"), TWO_ROWS);
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r2"), TWO_ROWS);
    writes.write(request(table, COLUMNS, WriteMode.OVERWRITE, "r3"), TWO_ROWS);
    int before = dataFiles().size();
    assertThat(writes.writer.begin(request(table, COLUMNS, WriteMode.APPEND, "r2")))
        .isEqualTo(new WriteStart.Done(1, new WriteOutcome.AlreadyCommitted(1)));
    assertThat(writes.writer.begin(request(table, COLUMNS, WriteMode.APPEND, "r1")))
        .isEqualTo(new WriteStart.Done(0, new WriteOutcome.AlreadyCommitted(0)));
    assertThat(writes.tables.open(new TableLocation(table)).version()).isEqualTo(2);
    assertThat(dataFiles()).hasSize(before);
  }

  @Test
  void aRepeatedRunIsRecognisedFromACheckpointToo() throws Exception {
    for (int i = 0; i < 12; i++) {
      writes.write(
          request(table, COLUMNS, WriteMode.APPEND, "r" + i), "SELECT 1 AS id, 'a' AS text");
    }
    assertThat(table.resolve("_delta_log/00000000000000000010.checkpoint.parquet")).exists();
    for (int i = 0; i < 10; i++) {
      Files.delete(table.resolve("_delta_log/%020d.json".formatted(i)));
    }
    assertThat(writes.writer.begin(request(table, COLUMNS, WriteMode.APPEND, "r3")))
        .isEqualTo(new WriteStart.Done(3, new WriteOutcome.AlreadyCommitted(3)));
    assertThat(writes.rows(table)).hasSize(12);
  }

  @Test
  void noRowsStillMakeAVersionAndNoFile() throws Exception {
    String none = "SELECT 1 AS id, 'a' AS text WHERE false";
    CommittedWrite created = writes.write(request(table, COLUMNS, WriteMode.APPEND, "r1"), none);
    assertThat(created.outcome()).isEqualTo(new WriteOutcome.Captured(0, 0, 0));
    assertThat(writes.rows(table)).isEmpty();
    assertThat(dataFiles()).isEmpty();
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r2"), TWO_ROWS);
    writes.write(request(table, COLUMNS, WriteMode.OVERWRITE, "r3"), none);
    assertThat(writes.rows(table)).isEmpty();
    assertThat(writes.rows(table, OptionalLong.of(1))).hasSize(2);
  }

  @Test
  void partitionValuesOfEveryShapeSurvive() throws Exception {
    StructType columns =
        COLUMNS
            .add("p", StringType.STRING)
            .add("day", DateType.DATE)
            .add("at", TimestampType.TIMESTAMP);
    String rows =
        """
        SELECT i AS id, 'x' AS text,
          CASE i WHEN 0 THEN 'a/b c=d%:é"''#?' WHEN 1 THEN NULL WHEN 2 THEN '__HIVE_DEFAULT_PARTITION__'
            WHEN 3 THEN repeat('long', 100) ELSE '../up' END AS p,
          CASE WHEN i = 1 THEN NULL ELSE DATE '2024-02-28' + i::INT END AS day,
          CASE WHEN i = 1 THEN NULL ELSE TIMESTAMPTZ '2024-01-01 00:00:00.123456+00' END AS at
        FROM range(5) t(i)
        """;
    CommittedWrite done =
        writes.write(request(table, columns, WriteMode.APPEND, "r1", "p", "DAY", "at"), rows);
    assertThat(done.files()).isEqualTo(5);
    assertThat(writes.rows(table)).isEqualTo(writes.duckDb.rows(rows + " ORDER BY id"));
    assertThat(writes.tables.open(new TableLocation(table)).partitionColumns())
        .containsExactly("p", "day", "at");
    JsonNode add =
        actions(0, "add").stream()
            .filter(a -> a.path("partitionValues").path("p").asText().equals("../up"))
            .findFirst()
            .orElseThrow();
    assertThat(add.path("partitionValues").path("day").asText()).isEqualTo("2024-03-03");
    assertThat(add.path("partitionValues").path("at").asText())
        .isEqualTo("2024-01-01T00:00:00.123456Z");
    try (Stream<Path> tree = Files.list(table)) {
      assertThat(tree.filter(Files::isDirectory)).containsExactly(table.resolve("_delta_log"));
    }
  }

  @Test
  void anEmptyTextAsPartitionValueIsRefusedBecauseItWouldBecomeNull() throws Exception {
    StructType columns = COLUMNS.add("p", StringType.STRING);
    EngineError error =
        refusal(
            () ->
                writes.write(
                    request(table, columns, WriteMode.APPEND, "r1", "p"),
                    "SELECT 1 AS id, 'a' AS text, '' AS p"));
    assertThat(error.code()).isEqualTo(FindingCode.DELTA_PARTITION_VALUE);
    assertThat(error.message()).contains("partition column p", "empty text");
    assertThat(writes.tables.exists(new TableLocation(table))).isFalse();
    assertThat(dataFiles()).isEmpty();
  }

  @Test
  void columnsThatDoNotFitTheTableAreNamed() throws Exception {
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r1"), TWO_ROWS);
    StructType other =
        new StructType().add("ID", IntegerType.INTEGER).add("more", StringType.STRING);
    for (WriteMode mode : List.of(WriteMode.APPEND, WriteMode.OVERWRITE)) {
      EngineError error = refusal(() -> writes.writer.begin(request(table, other, mode, "r2")));
      assertThat(error.code()).isEqualTo(FindingCode.DELTA_SCHEMA_DIFFERS);
      assertThat(error.message())
          .contains("column id is INTEGER", "no column text", "column more is not in the table")
          .contains("expected id BIGINT, text VARCHAR");
    }
    // The directory is free again.
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r2"), TWO_ROWS);
  }

  @Test
  void replacingGivesTheTableNewColumnsAndKeepsOldVersions() throws Exception {
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r1"), TWO_ROWS);
    StructType other = new StructType().add("n", IntegerType.INTEGER).add("p", StringType.STRING);
    CommittedWrite done =
        writes.write(
            request(table, other, WriteMode.REPLACE, "r2", "p"), "SELECT 5 AS n, 'q' AS p");
    assertThat(done.version()).isEqualTo(1);
    assertThat(writes.rows(table)).containsExactly("5|q");
    assertThat(writes.rows(table, OptionalLong.of(0))).containsExactly("1|a", "2|b");
    assertThat(commitInfo(1).path("operation").asText()).isEqualTo("REPLACE TABLE AS SELECT");
    assertThat(writes.writer.begin(request(table, other, WriteMode.REPLACE, "r2", "p")))
        .isEqualTo(new WriteStart.Done(1, new WriteOutcome.AlreadyCommitted(1)));
    writes.write(request(table, other, WriteMode.REPLACE, "r3", "p"), "SELECT 6 AS n, 'q' AS p");
    assertThat(commitInfo(2).path("operation").asText()).isEqualTo("WRITE");
    assertThat(actions(2, "metaData")).isEmpty();
  }

  @Test
  void partitioningThatDoesNotFitIsRefused() throws Exception {
    assertThat(
            refusal(
                    () ->
                        writes.writer.begin(request(table, COLUMNS, WriteMode.APPEND, "r", "day")))
                .message())
        .contains("partition column day is not a column", "[id, text]");
    assertThat(
            refusal(
                    () ->
                        writes.writer.begin(
                            request(table, COLUMNS, WriteMode.APPEND, "r", "id", "text")))
                .message())
        .contains("every column is a partition column");
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r1", "text"), TWO_ROWS);
    assertThat(
            refusal(
                    () ->
                        writes.writer.begin(request(table, COLUMNS, WriteMode.APPEND, "r2", "id")))
                .message())
        .contains("partition_by is [id]", "[text]");
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r2"), TWO_ROWS);
    assertThat(writes.rows(table)).hasSize(4);
  }

  @Test
  void namesThatDeltaDoesNotAllowAreRefusedBeforeAnythingIsWritten() {
    StructType columns = COLUMNS.add("count(*)", LongType.LONG);
    EngineError error =
        refusal(() -> writes.writer.begin(request(table, columns, WriteMode.APPEND, "r")));
    assertThat(error.code()).isEqualTo(FindingCode.DELTA_NAME_REFUSED);
    assertThat(error.message()).contains("count(*)", "alias");
    StructType twice = COLUMNS.add("ID", LongType.LONG);
    assertThat(
            refusal(() -> writes.writer.begin(request(table, twice, WriteMode.APPEND, "r"))).code())
        .isEqualTo(FindingCode.DELTA_NAME_REFUSED);
    assertThat(table).doesNotExist();
  }

  @Test
  void nullsInAColumnThatForbidsThemAreRefused() throws Exception {
    new KernelTable(table)
        .create(
            new StructType().add("id", LongType.LONG, false).add("text", StringType.STRING),
            Map.of());
    EngineError error =
        refusal(
            () ->
                writes.write(
                    request(table, COLUMNS, WriteMode.APPEND, "r"),
                    "SELECT NULL AS id, 'a' AS text"));
    assertThat(error.code()).isEqualTo(FindingCode.DELTA_NULL_IN_REQUIRED);
    assertThat(error.message()).contains("nulls in id");
    assertThat(writes.rows(table)).isEmpty();
    assertThat(dataFiles()).isEmpty();
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r"), TWO_ROWS);
    assertThat(writes.rows(table)).hasSize(2);
  }

  @Test
  void tablesWhoseRowsMayNotBeReplacedAreNotOverwritten() {
    new KernelTable(table).create(COLUMNS, Map.of("delta.appendOnly", "true"));
    EngineError error =
        refusal(() -> writes.writer.begin(request(table, COLUMNS, WriteMode.OVERWRITE, "r")));
    assertThat(error.code()).isEqualTo(FindingCode.DELTA_TABLE_UNSUPPORTED);
    assertThat(error.message()).contains("delta.appendOnly");
  }

  @Test
  void mappedTablesAreWrittenUnderTheirStoredNames() throws Exception {
    StructType inner = new StructType().add("a", IntegerType.INTEGER);
    StructType columns = COLUMNS.add("s", inner).add("p", StringType.STRING);
    for (String mode : List.of("name", "id")) {
      Path mapped = directory.resolve(mode);
      KernelTable kernelTable =
          new KernelTable(mapped).create(columns, Map.of("delta.columnMapping.mode", mode), "p");
      writes.write(
          request(mapped, columns, WriteMode.APPEND, "r1"),
          "SELECT 1 AS id, 'a' AS text, {'a': 5} AS s, 'x' AS p UNION ALL SELECT 2, 'b', NULL,"
              + " NULL");
      assertThat(writes.rows(mapped)).containsExactly("1|a|{'a': 5}|x", "2|b|null|null");
      String stored = kernelTable.physicalSchema().at(0).getName();
      assertThat(Files.readString(mapped.resolve("_delta_log/00000000000000000001.json")))
          .contains("\\\"" + stored + "\\\":1");
    }
  }

  @Test
  void anIndependentReaderSeesTheSameRows() throws Exception {
    StructType columns = COLUMNS.add("p", StringType.STRING).add("day", DateType.DATE);
    String rows =
        "SELECT i AS id, CASE WHEN i % 7 = 0 THEN NULL ELSE 'x' || i END AS text,"
            + " CASE WHEN i % 3 = 0 THEN NULL ELSE 'a/b=' || i % 3 END AS p,"
            + " DATE '2024-01-01' + (i % 2)::INT AS day FROM range(1000) t(i)";
    writes.write(request(table, columns, WriteMode.APPEND, "r1", "p", "day"), rows);
    writes.write(request(table, columns, WriteMode.OVERWRITE, "r2"), rows + " WHERE i < 500");
    writes.write(request(table, columns, WriteMode.APPEND, "r3"), rows + " WHERE i >= 500");
    List<String> expected = new ArrayList<>(writes.duckDb.rows(rows));
    expected.sort(null);
    assertThat(new KernelTable(table).readWithKernel()).isEqualTo(expected);
    try (Stream<Path> log = Files.list(table.resolve("_delta_log"))) {
      assertThat(log.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("."))
          .noneMatch(name -> name.endsWith(".tmp"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delta.enableInCommitTimestamps",
        "delta.enableRowTracking",
        "delta.enableDeletionVectors"
      })
  void tablesWithFurtherFeaturesAreWrittenAndStayReadable(String feature) throws Exception {
    KernelTable byHand = new KernelTable(table).create(COLUMNS, Map.of(feature, "true"));
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r1"), TWO_ROWS);
    if (feature.equals("delta.enableDeletionVectors")) {
      byHand.delete(0);
      assertThat(writes.rows(table)).containsExactly("2|b");
    }
    writes.write(request(table, COLUMNS, WriteMode.OVERWRITE, "r2"), "SELECT 3 AS id, 'c' AS text");
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r3"), "SELECT 4 AS id, 'd' AS text");
    assertThat(writes.rows(table)).containsExactly("3|c", "4|d");
    assertThat(byHand.readWithKernel()).containsExactly("3|c", "4|d");
    assertThat(writes.rows(table, OptionalLong.of(1))).containsExactly("1|a", "2|b");
    if (feature.equals("delta.enableInCommitTimestamps")) {
      assertThat(commitInfo(3).path("inCommitTimestamp").asLong())
          .isGreaterThan(commitInfo(2).path("inCommitTimestamp").asLong());
    }
  }

  @Test
  void aDatabaseThatIsLockedDownReadsAndWritesTheTablesItMust() throws Exception {
    StructType columns = COLUMNS.add("p", StringType.STRING);
    writes.write(
        request(table, columns, WriteMode.APPEND, "r1"), TWO_ROWS.replace("*", "*, 'x' AS p"));
    Path other = directory.resolve("other");
    try (StagedWrite write = writes.stage(request(other, columns, WriteMode.APPEND, "r2", "p"))) {
      DeltaScan scan = writes.tables.open(new TableLocation(table)).scan();
      List<Path> directories = new ArrayList<>(scan.directories());
      assertThat(directories).containsExactly(table);
      directories.add(write.directory());
      writes.duckDb.lockDown(directories);
      write.commit(writes.duckDb.copy(write.copySql(ScanSql.select(scan))));
    }
    assertThat(writes.rows(other)).containsExactly("1|a|x", "2|b|x");
  }

  @Test
  void aRunThatIsClosedWithoutACommitLeavesNothing() throws Exception {
    try (StagedWrite write = writes.stage(request(table, COLUMNS, WriteMode.APPEND, "r1"))) {
      assertThat(writes.duckDb.copy(write.copySql(TWO_ROWS))).hasSize(1);
      assertThat(dataFiles()).hasSize(1);
    }
    assertThat(dataFiles()).isEmpty();
    assertThat(writes.tables.exists(new TableLocation(table))).isFalse();
  }

  @Test
  void aRunIdThatNoFileNameCanHoldStillNamesItsFiles() throws Exception {
    String run = "../{uuid} ü/" + "x".repeat(300);
    writes.write(request(table, COLUMNS, WriteMode.APPEND, run), TWO_ROWS);
    assertThat(writes.rows(table)).hasSize(2);
    assertThat(writes.writer.begin(request(table, COLUMNS, WriteMode.APPEND, run)))
        .isInstanceOf(WriteStart.Done.class);
  }

  @Test
  void theRowsSortedByAQueryStayInOrderInTheFile() throws Exception {
    writes.write(
        request(table, COLUMNS, WriteMode.APPEND, "r1"),
        "SELECT i AS id, 'x' AS text FROM range(500000) t(i) ORDER BY hash(i)");
    assertThat(
            writes.duckDb.rows(
                "SELECT count(*) FROM (SELECT hash(id) h, lag(hash(id)) OVER (ORDER BY"
                    + " file_row_number) l FROM read_parquet("
                    + SqlText.string(dataFiles().getFirst().toString())
                    + ")) WHERE l > h"))
        .containsExactly("0");
  }

  private EngineError refusal(ThrowingCallable call) {
    return catchThrowableOfType(EngineException.class, call).error();
  }

  private List<Path> dataFiles() throws Exception {
    if (!Files.exists(table)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(table)) {
      return tree.filter(
              file -> file.getParent().equals(table) && file.toString().endsWith(".parquet"))
          .toList();
    }
  }

  private JsonNode commitInfo(long version) throws Exception {
    return actions(version, "commitInfo").getFirst();
  }

  private List<JsonNode> actions(long version, String kind) throws Exception {
    List<JsonNode> found = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line :
        Files.readAllLines(table.resolve("_delta_log/%020d.json".formatted(version)))) {
      JsonNode action = json.readTree(line).get(kind);
      if (action != null) {
        found.add(action);
      }
    }
    return found;
  }
}
