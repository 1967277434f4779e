package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.LongBinary;
import dev.codeanatomy.plugin.api.function.LongUnary;
import dev.codeanatomy.plugin.api.function.Utf8ToLong;
import dev.codeanatomy.plugin.api.function.Utf8ToUtf8;
import java.io.IOException;
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
  private static final double READ_ONLY = Double.POSITIVE_INFINITY;
  private static final Field LONG = ArrowTypes.nullable("x", ArrowTypes.INT64);
  private static final Field TEXT = ArrowTypes.nullable("s", ArrowTypes.UTF8);
  private static final Field VIEW = ArrowTypes.nullable("s", new ArrowType.Utf8View());

  private NativeFunctions() {}

  /**
   * Measures.
   *
   * @return a table in Markdown
   * @throws IOException if the native library cannot be had, or two sides give different results
   */
  public static String report(long rows, int rounds) throws IOException {
    try (Bench bench = new Bench()) {
      prepare(bench, rows);
      return report(bench, bench.measure(comparisons(rows), rounds), rows, rounds);
    }
  }

  private static void prepare(Bench bench, long rows) {
    bench.scalar("k_add", BoundScalar.ofKernel(LONG, (LongBinary) Long::sum), LONG, LONG);
    bench.scalar("k_sub", BoundScalar.ofKernel(LONG, (LongBinary) (a, b) -> a - b), LONG, LONG);
    bench.scalar("k_same", BoundScalar.ofKernel(LONG, (LongUnary) x -> x), LONG);
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
    bench.aggregate(
        "f_sum", BoundAggregate.ofFixedState(LONG, new AggregateSubjects.FixedSum()), LONG);
    bench.aggregate(
        "o_sum", BoundAggregate.ofObjectState(LONG, new AggregateSubjects.ObjectSum()), LONG);
    bench.aggregate(
        "o_join", BoundAggregate.ofObjectState(TEXT, new AggregateSubjects.Joined()), TEXT);
    bench.table("j_table", new MemoryTable(rows, Integer.MAX_VALUE));
    bench.table("j_single", new MemoryTable(rows / 20, 1));
    bench.execute(
        "CREATE TABLE t AS SELECT range AS a, range * 3 AS b, CASE WHEN range % 7 <> 0 THEN range"
            + " END AS n, range % 100000 AS g1, range % 1000000 AS g2, range % 16384 AS r, 'str_'"
            + " || (range % 1000) || '_abcdefgh' AS s, CASE WHEN range % 7 <> 0 THEN 'str_' ||"
            + " (range % 1000) || '_abcdefgh' END AS sn FROM range("
            + rows
            + ")");
  }

  private static List<Comparison> comparisons(long rows) {
    List<Comparison> all = new ArrayList<>();
    all.add(scalar("kernel BIGINT a+b", "a+b", 1.10, "a + b", "k_add(a, b)", rows));
    all.add(scalar("kernel BIGINT a-b", "a-b", 1.10, "a - b", "k_sub(a, b)", rows));
    all.add(scalar("kernel BIGINT a+b, nulls", "a+b", 1.10, "a + n", "k_add(a, n)", rows));
    all.add(scalar("evaluator BIGINT a+b", "a+b", 1.50, "a + b", "e_add(a, b)", rows));
    all.add(scalar("evaluator BIGINT a+b, nulls", "a+b", 1.50, "a + n", "e_add(a, n)", rows));
    all.add(scalar("kernel reads VARCHAR", "hash", 1.50, "hash(s)", "k_hash(s)", rows));
    all.add(scalar("kernel reads VARCHAR, nulls", "hash", 1.50, "hash(sn)", "k_hash(sn)", rows));
    all.add(scalar("evaluator, VARCHAR copied", "hash", 2.50, "hash(s)", "e_hash(s)", rows));
    all.add(scalar("evaluator, VARCHAR views", "hash", 1.50, "hash(s)", "v_hash(s)", rows));
    all.add(text("kernel writes VARCHAR, byte by byte", READ_ONLY, "k_upper", rows));
    all.add(text("kernel writes VARCHAR, eight bytes at a time", 1.50, "k_upper_eight", rows));
    all.add(text("kernel writes VARCHAR, appends its argument", READ_ONLY, "k_copy", rows));
    all.add(grouped("FixedState sum, 100k groups", "sum", 1.25, "f_sum(a)", "g1", rows));
    all.add(grouped("FixedState sum, 1M groups", "sum", 1.25, "f_sum(a)", "g2", rows));
    all.add(grouped("ObjectState sum, 100k groups", "sum", 4.00, "o_sum(a)", "g1", rows));
    all.add(grouped("ObjectState sum, 1M groups", "sum", 4.00, "o_sum(a)", "g2", rows));
    all.add(
        new Comparison(
            "ObjectState join of texts, 100k groups",
            "string_agg",
            2.00,
            "SELECT sum(strlen(v)) FROM (SELECT g1, string_agg(s, ',') AS v FROM t GROUP BY g1)",
            "SELECT sum(strlen(v)) FROM (SELECT g1, o_join(s) AS v FROM t GROUP BY g1)",
            rows));
    all.add(
        new Comparison(
            "FixedState sum over a frame of 101 rows",
            "sum",
            READ_ONLY,
            frame("sum", rows / 10),
            frame("f_sum", rows / 10),
            rows / 10));
    all.add(
        new Comparison(
            "table function, BIGINT",
            "native table",
            1.50,
            "SELECT sum(r) FROM t",
            "SELECT sum(x) FROM j_table()",
            rows));
    all.add(
        new Comparison(
            "table function, VARCHAR",
            "native table",
            2.00,
            "SELECT max(strlen(s)) FROM t",
            "SELECT max(strlen(s)) FROM j_table()",
            rows));
    all.add(
        new Comparison(
            "kernel in batches of one row (ns a batch)",
            "the batch alone",
            READ_ONLY,
            "SELECT sum(x) FROM j_single()",
            "SELECT sum(k_same(x)) FROM j_single()",
            rows / 20));
    return all;
  }

  private static Comparison scalar(
      String what, String peer, double goal, String builtIn, String plugin, long rows) {
    return new Comparison(
        what,
        peer,
        goal,
        "SELECT bit_xor(" + builtIn + ") FROM t",
        "SELECT bit_xor(" + plugin + ") FROM t",
        rows);
  }

  private static Comparison text(String what, double goal, String function, long rows) {
    return new Comparison(
        what,
        "upper",
        goal,
        "SELECT max(strlen(upper(s))) FROM t",
        "SELECT max(strlen(" + function + "(s))) FROM t",
        rows);
  }

  private static Comparison grouped(
      String what, String peer, double goal, String plugin, String group, long rows) {
    String query = "SELECT sum(v) FROM (SELECT %s, %s AS v FROM t GROUP BY %s)";
    return new Comparison(
        what,
        peer,
        goal,
        query.formatted(group, peer + "(a)", group),
        query.formatted(group, plugin, group),
        rows);
  }

  private static String frame(String function, long rows) {
    return "SELECT sum(v) FROM (SELECT "
        + function
        + "(a) OVER (ORDER BY a ROWS BETWEEN 100 PRECEDING AND CURRENT ROW) AS v FROM t WHERE a < "
        + rows
        + ")";
  }

  private static String report(Bench bench, List<Measured> measured, long rows, int rounds) {
    String machine =
        String.format(
            Locale.ROOT,
            "DuckDB %s, Arrow %s; %,d rows, one thread, least CPU time of %d alternating rounds,"
                + " whole queries.",
            bench.version(),
            Optional.ofNullable(
                    org.apache.arrow.vector.VectorSchemaRoot.class
                        .getPackage()
                        .getImplementationVersion())
                .orElse("18"),
            rows,
            rounds);
    return machine
        + "\n\n| plugin function | built-in | built-in ns/row | plugin ns/row | ratio | goal | |\n"
        + "|---|---|---|---|---|---|---|\n"
        + measured.stream().map(Measured::line).collect(Collectors.joining("\n"));
  }
}
