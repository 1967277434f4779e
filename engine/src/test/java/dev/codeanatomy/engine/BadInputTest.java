package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineError;
import dev.codeanatomy.contract.EngineStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a user gives wrongly: specs, parameters, tables, SQL. No plugin is involved. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private Path folder;
  private Workspace work;

  @BeforeAll
  void open(@TempDir Path fresh) throws Exception {
    folder = fresh;
    work = Workspace.open(folder, folder.resolve("plugins"));
  }

  @AfterAll
  void close() {
    work.close();
  }

  @Test
  void anInputThatIsNoDeltaTable() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    EngineError error =
        work.refused(
            work.spec("SELECT n FROM numbers").replace(work.numbers.toString(), empty.toString()));
    expect(error, EngineStage.VALIDATE, FindingCode.DELTA_NOT_A_TABLE);
  }

  @Test
  void anInputThatIsNotThere() {
    EngineError error =
        work.refused(work.spec("SELECT n FROM numbers").replace("in/numbers", "in/numbres"));
    expect(error, EngineStage.VALIDATE, FindingCode.DELTA_NOT_A_TABLE);
  }

  @Test
  void aTableOfAQueryThatIsNotThere() {
    EngineError error =
        work.refusedQuery("SELECT 1 FROM t", Map.of("t", folder.resolve("nowhere")));
    expect(error, EngineStage.COMPILE, FindingCode.QUERY_TABLE_UNREADABLE);
  }

  @Test
  void aTableOfAQueryThatIsAFolderWithoutALog() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    EngineError error = work.refusedQuery("SELECT 1 FROM t", Map.of("t", empty));
    expect(error, EngineStage.COMPILE, FindingCode.DELTA_NOT_A_TABLE);
  }

  @Test
  void aTableOfAQueryThatIsAFileButNotParquet() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.parquet"), "not at all");
    EngineError error = work.refusedQuery("SELECT 1 FROM t", Map.of("t", text));
    expect(error, EngineStage.COMPILE, FindingCode.QUERY_TABLE_UNREADABLE);
  }

  @Test
  void anUnknownTable() {
    expect(
        work.refusedQuery("SELECT n FROM nunbers"),
        EngineStage.COMPILE,
        FindingCode.SQL_UNKNOWN_TABLE);
    expect(
        work.refused(work.spec("SELECT n FROM nunbers")),
        EngineStage.VALIDATE,
        FindingCode.GRAPH_UNKNOWN_SOURCE);
  }

  @Test
  void anUnknownColumn() {
    expect(
        work.refusedQuery("SELECT nn FROM numbers"),
        EngineStage.COMPILE,
        FindingCode.PLAN_UNKNOWN_COLUMN);
    expect(
        work.refused(work.spec("SELECT nn FROM numbers")),
        EngineStage.VALIDATE,
        FindingCode.PLAN_UNKNOWN_COLUMN);
    expect(
        work.refused(
            work.spec(
                "", "{\"kind\": \"Project\", \"source\": \"numbers\", \"columns\": [\"nn\"]}")),
        EngineStage.VALIDATE,
        FindingCode.PLAN_UNKNOWN_COLUMN);
    expect(
        work.refused(
            work.spec(
                "", "{\"kind\": \"Filter\", \"source\": \"numbers\", \"predicate\": \"nn > 1\"}")),
        EngineStage.VALIDATE,
        FindingCode.PLAN_UNKNOWN_COLUMN);
    expect(
        work.refusedQuery("SELECT t.nn FROM numbers AS t"),
        EngineStage.COMPILE,
        FindingCode.PLAN_UNKNOWN_COLUMN);
  }

  @Test
  void anUnknownFunction() {
    expect(
        work.refusedQuery("SELECT uper('a')"),
        EngineStage.COMPILE,
        FindingCode.PLAN_UNKNOWN_FUNCTION);
    expect(
        work.refused(work.spec("SELECT bas(n) AS n FROM numbers")),
        EngineStage.VALIDATE,
        FindingCode.PLAN_UNKNOWN_FUNCTION);
    expect(
        work.refused(
            work.spec(
                "",
                "{\"kind\": \"Aggregate\", \"source\": \"numbers\", \"aggregations\":"
                    + " [{\"function\": \"summ\", \"arguments\": [\"n\"], \"alias\": \"n\"}]}")),
        EngineStage.VALIDATE,
        FindingCode.PLAN_UNKNOWN_FUNCTION);
  }

  @Test
  void anUnknownTableFunction() {
    String call =
        "{\"kind\": \"TableFunction\", \"function\": \"java_nodez\", \"arguments\": [\"'src'\"]%s}";
    expect(
        work.refused(work.spec("", call.formatted(""))),
        EngineStage.VALIDATE,
        FindingCode.PLAN_UNKNOWN_FUNCTION);
    expect(
        work.refused(
            work.spec("", call.formatted(", \"named_arguments\": {\"classpath\": \"''\"}"))),
        EngineStage.VALIDATE,
        FindingCode.PLAN_UNKNOWN_FUNCTION);
    expect(
        work.refusedQuery("SELECT * FROM TABLE(java_nodez('src', classpath => ''))"),
        EngineStage.COMPILE,
        FindingCode.PLAN_UNKNOWN_FUNCTION);
    expect(
        work.refusedQuery("SELECT java_nodez('src', classpath => '')"),
        EngineStage.COMPILE,
        FindingCode.PLAN_UNKNOWN_FUNCTION);
  }

  @Test
  void anUnknownOperator() {
    expect(
        work.refusedQuery("SELECT n <=> 1 FROM numbers"),
        EngineStage.COMPILE,
        FindingCode.SQL_NOT_IN_LANGUAGE);
    expect(
        work.refusedQuery("SELECT n ^^ 1 FROM numbers"),
        EngineStage.COMPILE,
        FindingCode.SQL_SYNTAX);
    expect(
        work.refusedQuery("SELECT n::VARCHAR FROM numbers"),
        EngineStage.COMPILE,
        FindingCode.SQL_CAST_SHORTHAND);
    expect(
        work.refusedQuery("SELECT 'a' SIMILAR TO 'b'"),
        EngineStage.COMPILE,
        FindingCode.SQL_NOT_IN_LANGUAGE);
  }

  @Test
  void operandsThatDoNotFit() {
    expect(
        work.refusedQuery("SELECT n + DATE '2024-01-01' + 'x' FROM numbers"),
        EngineStage.COMPILE,
        FindingCode.SQL_ARGUMENTS);
    expect(
        work.refusedQuery("SELECT upper('a', 'b')"),
        EngineStage.COMPILE,
        FindingCode.SQL_ARGUMENTS);
  }

  @Test
  void constructsThatAreRefusedWhereTheyStand() {
    for (String construct :
        new String[] {
          "SELECT n FROM numbers TABLESAMPLE BERNOULLI(50)",
          "SELECT n FROM numbers FOR SYSTEM_TIME AS OF TIMESTAMP '2020-01-01 00:00:00'",
          "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r",
          "SELECT ARRAY_AGG(n) FILTER (WHERE n > 1) OVER () AS n FROM numbers",
          "SELECT CEIL(TIMESTAMP '2021-05-06 07:08:09' TO MONTH) AS n FROM numbers",
          "SELECT EXTRACT(NANOSECOND FROM TIMESTAMP '2021-05-06 07:08:09') AS n FROM numbers"
        }) {
      expect(work.refusedQuery(construct), EngineStage.COMPILE, FindingCode.SQL_NOT_IN_LANGUAGE);
      expect(
          work.refused(work.spec(construct)),
          EngineStage.VALIDATE,
          FindingCode.SQL_NOT_IN_LANGUAGE);
    }
  }

  @Test
  void columnsThatDifferByCaseOnly() {
    for (String query :
        new String[] {
          "SELECT n AS a, n AS A FROM numbers",
          "SELECT * FROM (SELECT n AS a, n AS A FROM numbers) AS t",
          "SELECT * FROM (VALUES (1, 2)) AS t(a, A)",
          "WITH t(a, A) AS (SELECT n, n FROM numbers) SELECT 1 AS n FROM t"
        }) {
      expect(work.refusedQuery(query), EngineStage.COMPILE, FindingCode.SQL_COLUMN_CASE);
      expect(work.refused(work.spec(query)), EngineStage.VALIDATE, FindingCode.SQL_COLUMN_CASE);
    }
  }

  @Test
  void oneNameForTwoTablesOfAQuery() {
    expect(
        work.refusedQuery("WITH a AS (SELECT 1 AS x), A AS (SELECT 2 AS x) SELECT x FROM a"),
        EngineStage.COMPILE,
        FindingCode.SQL_DUPLICATE_TABLE);
  }

  @Test
  void literalsAndTypesThatDoNotFit() {
    for (String query :
        new String[] {
          "SELECT DATE '10000-01-01'",
          "SELECT TIMESTAMP '10000-01-01 00:00:00'",
          "SELECT DATE '2021-02-30'",
          "SELECT n FROM numbers LIMIT 1.5",
          "SELECT n FROM numbers LIMIT 99999999999999999999",
          "SELECT n FROM numbers OFFSET 0.5 ROWS"
        }) {
      expect(work.refusedQuery(query), EngineStage.COMPILE, FindingCode.SQL_INVALID);
    }
    for (String type :
        new String[] {"DECIMAL(39, 0)", "DECIMAL(5, 6)", "TIMESTAMP(9)", "TIMESTAMP(1)"}) {
      expect(
          work.refusedQuery("SELECT CAST(NULL AS " + type + ")"),
          EngineStage.COMPILE,
          FindingCode.SQL_TYPE_REFUSED);
    }
  }

  @Test
  void functionsInTheWrongPlace() {
    expect(
        work.refusedQuery("SELECT nobody.upper('a')"),
        EngineStage.COMPILE,
        FindingCode.PLAN_UNKNOWN_FUNCTION);
    expect(
        work.refusedQuery("SELECT STRING_AGG(CAST(n AS VARCHAR), CAST(n AS VARCHAR)) FROM numbers"),
        EngineStage.COMPILE,
        FindingCode.SQL_INVALID);
    expect(
        work.refusedQuery(
            "SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY d)"
                + " FROM (VALUES (DATE '2020-01-01')) AS v(d)"),
        EngineStage.COMPILE,
        FindingCode.SQL_ARGUMENTS);
  }

  @Test
  void rowsWithOtherNamesThatMeet() {
    String rows = "(VALUES (CAST(ROW(1, 2) AS ROW(p INTEGER, q INTEGER)))) AS v(r)";
    for (String query :
        new String[] {
          "SELECT CAST(r AS ROW(q INTEGER, p INTEGER)) FROM " + rows,
          "SELECT r FROM " + rows + " UNION ALL SELECT ROW(3, 4)"
        }) {
      expect(work.refusedQuery(query), EngineStage.COMPILE, FindingCode.LOWER_UNSUPPORTED);
    }
  }

  @Test
  void aColumnIsNotSuggestedForItself() {
    EngineError error = work.refusedQuery("SELECT v FROM numbers AS v");
    expect(error, EngineStage.COMPILE, FindingCode.PLAN_UNKNOWN_COLUMN);
    assertThat(error.toString()).doesNotContain("mean 'v'");
  }

  @Test
  void sqlThatDoesNotParse() {
    expect(
        work.refusedQuery("SELEC n FROM numbers"),
        EngineStage.COMPILE,
        FindingCode.SQL_STATEMENT_REFUSED);
    expect(
        work.refusedQuery("SELECT n FROM numbers WHERE"),
        EngineStage.COMPILE,
        FindingCode.SQL_SYNTAX);
    expect(work.refusedQuery(""), EngineStage.COMPILE, FindingCode.SQL_SYNTAX);
    expect(work.refusedQuery("SELECT 'open"), EngineStage.COMPILE, FindingCode.SQL_SYNTAX);
    expect(work.refusedQuery("SELECT 'a\0b'"), EngineStage.COMPILE, FindingCode.SQL_SYNTAX);
    expect(
        work.refusedQuery("DROP TABLE numbers"),
        EngineStage.COMPILE,
        FindingCode.SQL_STATEMENT_REFUSED);
  }

  @Test
  void malformedJson() {
    expect(
        work.refused("{\"version\": 5,\n \"view_definitions\": [{\"name\": \"v\",,}]}"),
        EngineStage.SPEC,
        FindingCode.SPEC_MALFORMED_JSON);
    expect(work.refused(""), EngineStage.SPEC, FindingCode.SPEC_MALFORMED_JSON);
    expect(
        work.refused("{\"version\": 5, \"version\": 5}"),
        EngineStage.SPEC,
        FindingCode.SPEC_MALFORMED_JSON);
  }

  @Test
  void anUnknownPropertyOfASpec() {
    expect(
        work.refused(work.spec("SELECT n FROM numbers").replace("source_view", "sorce_view")),
        EngineStage.SPEC,
        FindingCode.SPEC_UNKNOWN_PROPERTY);
  }

  @Test
  void aWrongVersionOfASpec() {
    for (String version : new String[] {"0", "3", "4", "6"}) {
      expect(
          work.refused(
              work.spec("SELECT n FROM numbers")
                  .replace("\"version\": 5", "\"version\": " + version)),
          EngineStage.SPEC,
          FindingCode.SPEC_VERSION_UNSUPPORTED);
    }
  }

  @Test
  void aFeatureOfALaterRelease() {
    expect(
        work.refused(
            work.spec(
                "\"rule_intents\": [],", "{\"kind\": \"Sql\", \"query\": \"SELECT 1 AS n\"}")),
        EngineStage.SPEC,
        FindingCode.SPEC_NOT_SUPPORTED_YET);
    expect(
        work.refused(work.spec("", "{\"kind\": \"Window\", \"source\": \"numbers\"}")),
        EngineStage.SPEC,
        FindingCode.SPEC_NOT_SUPPORTED_YET);
  }

  @Test
  void viewsThatDependOnEachOther() {
    String spec =
        """
        {"version": 5,
         "view_definitions": [
           {"name": "a", "transform": {"kind": "Sql", "query": "SELECT n FROM b"}},
           {"name": "b", "transform": {"kind": "Sql", "query": "SELECT n FROM c"}},
           {"name": "c", "transform": {"kind": "Sql", "query": "SELECT n FROM a"}}],
         "output_targets": [{"table_name": "result", "source_view": "a"}]}
        """;
    expect(work.refused(spec), EngineStage.VALIDATE, FindingCode.GRAPH_CYCLE);
  }

  @Test
  void parametersThatDoNotFit() {
    String spec =
        work.spec(
            "\"typed_parameters\": [{\"name\": \"least\", \"type\": \"Int64\"}],",
            "{\"kind\": \"Filter\", \"source\": \"numbers\", \"predicate\": \"n > :least\"}");
    expect(work.refused(spec), EngineStage.SPEC, FindingCode.PARAMETER_MISSING);
    expect(
        work.refused(spec, Map.of("least", "1", "last", "2")),
        EngineStage.SPEC,
        FindingCode.PARAMETER_SURPLUS);
    expect(
        work.refused(spec, Map.of("least", "one")),
        EngineStage.SPEC,
        FindingCode.PARAMETER_INVALID);
    expect(
        work.refused(spec.replace(":least", "1"), Map.of("least", "1")),
        EngineStage.SPEC,
        FindingCode.PARAMETER_UNUSED);
    expect(
        work.refused(spec.replace(":least", ":leest"), Map.of("least", "1")),
        EngineStage.SPEC,
        FindingCode.PARAMETER_UNDECLARED);
  }

  @Test
  void anOutputWithoutAPlace() {
    EngineError error =
        work.refused(RunRequest.of(work.spec("SELECT n FROM numbers"), "given.json"));
    expect(error, EngineStage.WRITE, FindingCode.RUN_OUTPUT_WITHOUT_PLACE);
  }

  @Test
  void aRunIdWithASlash() {
    EngineError error =
        work.refused(
            new RunRequest(
                work.spec("SELECT n FROM numbers"),
                "given.json",
                Map.of(),
                Optional.of(work.out),
                Optional.of("../other")));
    expect(error, EngineStage.SPEC, FindingCode.RUN_ID_INVALID);
  }

  @Test
  void aValueThatCannotBeComputed() {
    expect(
        work.refused(
            work.spec("SELECT CAST('x' || CAST(n AS VARCHAR) AS BIGINT) AS n FROM numbers")),
        EngineStage.EXECUTE,
        FindingCode.RUN_VALUE);
  }

  @Test
  void columnsThatAreNotThoseOfTheTable() {
    expect(
        work.refused(
            work.spec("SELECT 'a' AS n, 1 AS m FROM numbers")
                .replace(
                    "\"source_view\"", "\"materialization_mode\": \"Append\", \"source_view\"")),
        EngineStage.WRITE,
        FindingCode.DELTA_SCHEMA_DIFFERS);
  }

  @Test
  void anOutputFolderThatIsAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "here");
    EngineError error =
        work.refused(
            new RunRequest(
                work.spec("SELECT n FROM numbers"),
                "given.json",
                Map.of(),
                Optional.of(file),
                Optional.empty()));
    expect(error, EngineStage.WRITE, FindingCode.DELTA_LOCATION_UNSUPPORTED);
  }

  @Test
  void aTextThatIsNestedTooDeeply() {
    String deep = "(".repeat(20_000) + "1" + ")".repeat(20_000);
    expect(
        work.refusedQuery("SELECT " + deep + " AS n"), EngineStage.COMPILE, FindingCode.SQL_SYNTAX);
    expect(
        work.refused(work.spec("SELECT " + deep + " AS n")),
        EngineStage.VALIDATE,
        FindingCode.SQL_SYNTAX);
    expect(
        work.refused("[".repeat(20_000) + "]".repeat(20_000)),
        EngineStage.SPEC,
        FindingCode.SPEC_MALFORMED_JSON);
  }

  @Test
  void aTableWhoseLogIsDamaged() throws Exception {
    Path damaged = copyOfNumbers("damaged");
    Path log = damaged.resolve("_delta_log/00000000000000000000.json");
    Files.writeString(log, Files.readString(log).substring(0, 300));
    Files.deleteIfExists(damaged.resolve("_delta_log/00000000000000000000.crc"));
    EngineError error = work.refusedQuery("SELECT n FROM t", Map.of("t", damaged));
    expect(error, EngineStage.COMPILE, FindingCode.DELTA_LOG_DAMAGED);
  }

  @Test
  void aTableThatLacksAFile() throws Exception {
    Path lacking = copyOfNumbers("lacking");
    try (Stream<Path> files = Files.walk(lacking)) {
      for (Path data : files.filter(file -> file.toString().endsWith(".parquet")).toList()) {
        Files.delete(data);
      }
    }
    EngineError error = work.refusedQuery("SELECT n FROM t", Map.of("t", lacking));
    expect(error, EngineStage.EXECUTE, FindingCode.DELTA_DATA_FILE);
    assertThat(error.message())
        .contains(lacking.toString(), ".parquet, and it is not there. Put the file back");
  }

  @Test
  void aTableWithAFileThatIsNotWhole() throws Exception {
    Path damaged = copyOfNumbers("half");
    try (Stream<Path> files = Files.walk(damaged)) {
      for (Path data : files.filter(file -> file.toString().endsWith(".parquet")).toList()) {
        byte[] whole = Files.readAllBytes(data);
        Files.write(data, Arrays.copyOf(whole, whole.length - 20));
      }
    }
    EngineError error = work.refusedQuery("SELECT n FROM t", Map.of("t", damaged));
    expect(error, EngineStage.EXECUTE, FindingCode.DELTA_DATA_FILE);
    assertThat(error.message())
        .contains(damaged.toString(), ".parquet is not a whole Parquet file. Put the file back");
  }

  @Test
  void aDivisionByZeroIsNotAnsweredWithAdviceOnAnotherLanguage() {
    EngineError error = work.refusedQuery("SELECT 1 / (n - n) FROM t", Map.of("t", work.numbers));
    expect(error, EngineStage.EXECUTE, FindingCode.RUN_VALUE);
    assertThat(error.message())
        .contains("Division by zero")
        .doesNotContain("TRY(", "SET ")
        .endsWith("Filter or CAST such values before.");
  }

  private Path copyOfNumbers(String name) throws Exception {
    Path copy = folder.resolve(name);
    try (Stream<Path> files = Files.walk(work.numbers)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(work.numbers.relativize(file).toString()));
      }
    }
    return copy;
  }

  private static void expect(EngineError error, EngineStage stage, FindingCode code) {
    assertThat(error.code()).as("%s", error).isEqualTo(code);
    assertThat(error.stage()).as("%s", error).isEqualTo(stage);
  }
}
