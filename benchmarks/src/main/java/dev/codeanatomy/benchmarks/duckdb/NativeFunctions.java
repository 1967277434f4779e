package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.benchmarks.report.Goal;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.LongBinary;
import dev.codeanatomy.plugin.api.function.Utf8ToLong;
import dev.codeanatomy.plugin.api.function.Utf8ToUtf8;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * The ratio of each kind of plugin function to a named built-in, measured in one process in
 * alternating rounds.
 */
public final class NativeFunctions {
  private static final Field LONG = ArrowTypes.nullable("x", ArrowTypes.INT64);
  private static final Field TEXT = ArrowTypes.nullable("s", ArrowTypes.UTF8);
  private static final Field VIEW = ArrowTypes.nullable("s", new ArrowType.Utf8View());
  private static final Field LIST = ArrowTypes.parse("list<int64>");
  private static final Field STRUCT = ArrowTypes.parse("struct<x int64, y int64>");

  /** Tables of lists, structs and groups of texts have a fifth of the rows. */
  private static final int FEWER = 5;

  private final long rows;
  private final List<Comparison> comparisons = new ArrayList<>();

  private NativeFunctions(long rows) {
    this.rows = rows;
  }

  /**
   * Measures.
   *
   * @param plugin the reference plugin's zip
   * @param rounds how many pairs of a comparison at most
   * @return a table in Markdown
   * @throws IOException if the native library or the plugin cannot be had, or two sides give
   *     different answers
   */
  public static String report(Path plugin, long rows, int rounds) throws IOException {
    try (Bench bench = new Bench();
        LibraryFunctions library = new LibraryFunctions(plugin, bench)) {
      try {
        return new NativeFunctions(rows).report(bench, library, rounds);
      } finally {
        bench.closeDatabase();
      }
    } catch (PluginException refusal) {
      throw new IOException("the plugin refuses a call", refusal);
    }
  }

  private String report(Bench bench, LibraryFunctions library, int rounds)
      throws IOException, PluginException {
    createTables(bench);
    registerScalars(bench);
    registerAggregates(bench);
    registerTables(bench);
    library.aggregate(bench, "list_unique", "l_unique", TEXT);
    library.aggregate(bench, "string_agg", "l_join", TEXT);
    library.window(bench, "row_number", "w_number", "t", "g2", "a");
    library.window(bench, "row_number", "w_number_n", "t", "g2", "n");
    compareNumbers();
    compareTexts();
    compareNested();
    compareAggregates();
    compareWindows();
    compareTables();
    List<Measured> measured = bench.measure(comparisons, rounds);
    return String.format(
            Locale.ROOT,
            "DuckDB %s, Arrow %s; %,d rows where nothing else is said, whole queries. Nanoseconds a"
                + " row with one thread, CPU time; ratios with one thread of CPU times, with two of"
                + " wall times: the median of up to %d alternating pairs, and (least-largest).\n\n",
            bench.version(),
            Optional.ofNullable(
                    org.apache.arrow.vector.VectorSchemaRoot.class
                        .getPackage()
                        .getImplementationVersion())
                .orElse("18"),
            rows,
            rounds)
        + Measured.HEADER
        + "\n"
        + measured.stream().map(Measured::line).collect(Collectors.joining("\n"))
        + "\n\n"
        + new FixedCost(bench, rows / 20).report(rounds);
  }

  private void createTables(Bench bench) {
    bench.execute(
        "CREATE TABLE t AS SELECT range AS a, range * 3 AS b, "
            + nulls("range", "range")
            + " AS n, range % 100000 AS g1, range % 1000000 AS g2, range % "
            + MemoryTable.BLOCK_ROWS
            + " AS r, "
            + nulls("r", "r")
            + " AS rn, 'str_' || (range % 1000) || '_abcdefgh' AS s, "
            + nulls("range", "s")
            + " AS sn FROM range("
            + rows
            + ")");
    bench.execute(
        "CREATE TABLE u AS SELECT range % 100000 AS many, range % 16 AS few, 'str_' || ((range //"
            + " 100000 + range) % 50) || '_abcdefgh' AS s, "
            + nulls("range", "s")
            + " AS sn, [range, range + 1, range + 2, range + 3, range + 4] AS l, "
            + nulls("range", "l")
            + " AS ln, {'x': range, 'y': range * 3} AS p, "
            + nulls("range", "p")
            + " AS pn FROM range("
            + rows / FEWER
            + ")");
  }

  /** The value, but null in every seventh row. */
  private static String nulls(String row, String value) {
    return "CASE WHEN %s %% %d <> 0 THEN %s END".formatted(row, MemoryTable.NULL_STEP, value);
  }

  private static void registerScalars(Bench bench) {
    bench.scalar("k_add", BoundScalar.ofKernel(LONG, (LongBinary) Long::sum), LONG, LONG);
    bench.scalar("k_sub", BoundScalar.ofKernel(LONG, (LongBinary) (a, b) -> a - b), LONG, LONG);
    bench.scalar(
        "e_add", BoundScalar.ofEvaluator(LONG, () -> ScalarSubjects::addVectors), LONG, LONG);
    bench.scalar("k_hash", BoundScalar.ofKernel(LONG, (Utf8ToLong) ScalarSubjects::hash), TEXT);
    bench.scalar("e_hash", BoundScalar.ofEvaluator(LONG, () -> ScalarSubjects::hashCopied), TEXT);
    bench.scalar("v_hash", BoundScalar.ofEvaluator(LONG, () -> ScalarSubjects::hashViews), VIEW);
    bench.scalar("k_upper", BoundScalar.ofKernel(TEXT, (Utf8ToUtf8) ScalarSubjects::upper), TEXT);
    bench.scalar(
        "k_upper_eight",
        BoundScalar.ofKernel(TEXT, (Utf8ToUtf8) ScalarSubjects::upperByEight),
        TEXT);
    bench.scalar(
        "k_copy", BoundScalar.ofKernel(TEXT, (Utf8ToUtf8) (s, out) -> out.append(s)), TEXT);
    bench.scalar(
        "e_upper", BoundScalar.ofEvaluator(TEXT, () -> ScalarSubjects::upperVectors), TEXT);
    bench.scalar("e_list", BoundScalar.ofEvaluator(LONG, () -> NestedSubjects::sumOfList), LIST);
    bench.scalar(
        "e_struct", BoundScalar.ofEvaluator(LONG, () -> NestedSubjects::sumOfMembers), STRUCT);
    bench.scalar("e_pack", BoundScalar.ofEvaluator(STRUCT, () -> NestedSubjects::pack), LONG, LONG);
  }

  private static void registerAggregates(Bench bench) {
    bench.aggregate(
        "f_sum", BoundAggregate.ofFixedState(LONG, new AggregateSubjects.FixedSum()), LONG);
    bench.aggregate(
        "o_sum", BoundAggregate.ofObjectState(LONG, new AggregateSubjects.ObjectSum()), LONG);
  }

  private void registerTables(Bench bench) {
    bench.table("j_table", MemoryTable.of(rows, false));
    bench.table("j_table_n", MemoryTable.of(rows, true));
  }

  private void compareNumbers() {
    scalar("kernel BIGINT", "a + b", 1.10, "bit_xor", "%1$s + %2$s", "k_add(%1$s, %2$s)");
    scalar("kernel BIGINT", "a - b", 1.10, "bit_xor", "%1$s - %2$s", "k_sub(%1$s, %2$s)");
    scalar("evaluator BIGINT", "a + b", 1.50, "bit_xor", "%1$s + %2$s", "e_add(%1$s, %2$s)");
  }

  private void scalar(
      String what, String peer, double goal, String consumer, String builtIn, String plugin) {
    for (boolean nullable : List.of(false, true)) {
      String second = nullable ? "n" : "b";
      add(
          what,
          peer,
          nullable,
          Goal.atMost(goal),
          "SELECT %s(%s) FROM t".formatted(consumer, builtIn.formatted("a", second)),
          "SELECT %s(%s) FROM t".formatted(consumer, plugin.formatted("a", second)));
    }
  }

  private void add(
      String what, String peer, boolean nullable, Goal goal, String builtIn, String plugin) {
    boolean sameAnswer = !peer.startsWith("hash(");
    comparisons.add(new Comparison(what, peer, nullable, goal, sameAnswer, rows, builtIn, plugin));
  }

  private void compareTexts() {
    reads("kernel reads VARCHAR", 1.50, "k_hash");
    reads("evaluator reads VARCHAR, copied", 2.50, "e_hash");
    reads("evaluator reads VARCHAR, views", 1.50, "v_hash");
    writes("kernel writes VARCHAR, eight bytes at a time", Goal.atMost(1.50), "k_upper_eight");
    writes("kernel writes VARCHAR, byte by byte", Goal.NONE, "k_upper");
    writes("kernel writes VARCHAR, appends its argument", Goal.NONE, "k_copy");
    writes("evaluator writes VARCHAR, eight bytes at a time", Goal.atMost(1.50), "e_upper");
  }

  private void reads(String what, double goal, String function) {
    for (boolean nullable : List.of(false, true)) {
      String column = nullable ? "sn" : "s";
      add(
          what,
          "hash(s)",
          nullable,
          Goal.atMost(goal),
          "SELECT bit_xor(hash(%s)) FROM t".formatted(column),
          "SELECT bit_xor(%s(%s)) FROM t".formatted(function, column));
    }
  }

  private void writes(String what, Goal goal, String function) {
    for (boolean nullable : goal.most().isEmpty() ? List.of(false) : List.of(false, true)) {
      String column = nullable ? "sn" : "s";
      add(
          what,
          "upper(s)",
          nullable,
          goal,
          "SELECT max(strlen(upper(%s))) FROM t".formatted(column),
          "SELECT max(strlen(%s(%s))) FROM t".formatted(function, column));
    }
  }

  private void compareNested() {
    for (boolean nullable : List.of(false, true)) {
      String list = nullable ? "ln" : "l";
      String struct = nullable ? "pn" : "p";
      String second = nullable ? "n" : "b";
      fewer(
          "evaluator, LIST argument",
          "list_sum(l)",
          nullable,
          2.00,
          "SELECT max(list_sum(%s))::BIGINT FROM u".formatted(list),
          "SELECT max(e_list(%s)) FROM u".formatted(list));
      fewer(
          "evaluator, STRUCT argument",
          "p.x + p.y",
          nullable,
          2.00,
          "SELECT bit_xor(%1$s.x + %1$s.y) FROM u".formatted(struct),
          "SELECT bit_xor(e_struct(%s)) FROM u".formatted(struct));
      // Nulls propagate to a whole struct from the plugin's function, so the built-in's must too.
      String packed = "struct_pack(x := a, y := " + second + ")";
      add(
          "evaluator, STRUCT result",
          "struct_pack(x := a, y := b)",
          nullable,
          Goal.atMost(2.00),
          "SELECT bit_xor(hash(%s)) FROM t"
              .formatted(nullable ? "CASE WHEN n IS NOT NULL THEN " + packed + " END" : packed),
          "SELECT bit_xor(hash(e_pack(a, %s))) FROM t".formatted(second));
    }
  }

  private void fewer(
      String what, String peer, boolean nullable, double goal, String builtIn, String plugin) {
    comparisons.add(
        new Comparison(
            what + String.format(Locale.ROOT, " (%,d rows)", rows / FEWER),
            peer,
            nullable,
            Goal.atMost(goal),
            true,
            rows / FEWER,
            builtIn,
            plugin));
  }

  private void compareAggregates() {
    for (boolean nullable : List.of(false, true)) {
      String column = nullable ? "n" : "a";
      String text = nullable ? "sn" : "s";
      sum("FixedState sum, 100k groups", nullable, 1.25, "f_sum", column, "g1");
      sum("FixedState sum, 1M groups", nullable, 1.25, "f_sum", column, "g2");
      sum("ObjectState sum, 100k groups", nullable, 4.00, "o_sum", column, "g1");
      sum("ObjectState sum, 1M groups", nullable, 4.00, "o_sum", column, "g2");
      for (String groups : List.of("many", "few")) {
        String size = groups.equals("many") ? ", 100k groups" : ", 16 groups";
        fewer(
            "list_unique" + size,
            "list(DISTINCT s)",
            nullable,
            2.00,
            grouped("len", "list(DISTINCT " + text + ")", groups),
            grouped("len", "l_unique(" + text + ")", groups));
        fewer(
            "string_agg" + size,
            "string_agg(s, ',')",
            nullable,
            2.00,
            grouped("strlen", "string_agg(" + text + ", ',')", groups),
            grouped("strlen", "l_join(" + text + ")", groups));
      }
    }
    add(
        "FixedState sum over a frame of 101 rows (a tenth of the rows)",
        "sum",
        false,
        Goal.NONE,
        frame("sum"),
        frame("f_sum"));
  }

  private void sum(
      String what, boolean nullable, double goal, String function, String column, String group) {
    String query = "SELECT sum(v) FROM (SELECT %1$s, %2$s(%3$s) AS v FROM t GROUP BY %1$s)";
    add(
        what,
        "sum(a)",
        nullable,
        Goal.atMost(goal),
        query.formatted(group, "sum", column),
        query.formatted(group, function, column));
  }

  private static String grouped(String length, String call, String group) {
    return "SELECT sum(%s(v)) FROM (SELECT %3$s, %2$s AS v FROM u GROUP BY %3$s)"
        .formatted(length, call, group);
  }

  private String frame(String function) {
    return "SELECT sum(v) FROM (SELECT "
        + function
        + "(a) OVER (ORDER BY a ROWS BETWEEN 100 PRECEDING AND CURRENT ROW) AS v FROM t WHERE a < "
        + rows / 10
        + ")";
  }

  private void compareWindows() {
    for (boolean nullable : List.of(false, true)) {
      add(
          "window function row_number, 1M partitions",
          "row_number() OVER (PARTITION BY g ORDER BY a)",
          nullable,
          Goal.atMost(2.00),
          "SELECT sum(v) FROM (SELECT row_number() OVER (PARTITION BY g2 ORDER BY %s) AS v FROM t)"
              .formatted(nullable ? "n" : "a"),
          "SELECT sum(v) FROM " + (nullable ? "w_number_n()" : "w_number()"));
    }
  }

  private void compareTables() {
    for (boolean nullable : List.of(false, true)) {
      String table = nullable ? "j_table_n()" : "j_table()";
      add(
          "table function, BIGINT",
          "native table",
          nullable,
          Goal.atMost(1.50),
          "SELECT sum(%s) FROM t".formatted(nullable ? "rn" : "r"),
          "SELECT sum(x) FROM " + table);
      add(
          "table function, VARCHAR",
          "native table",
          nullable,
          Goal.atMost(2.00),
          "SELECT max(strlen(%s)) FROM t".formatted(nullable ? "sn" : "s"),
          "SELECT max(strlen(s)) FROM " + table);
    }
  }
}
