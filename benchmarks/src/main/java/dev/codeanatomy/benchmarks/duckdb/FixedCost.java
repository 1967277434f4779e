package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.benchmarks.report.Goal;
import dev.codeanatomy.benchmarks.report.Samples;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.LongUnary;
import java.util.Locale;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * What one call costs before it does anything: functions that give their argument back, over
 * batches of one row, less the same batches without a call.
 */
final class FixedCost {
  private static final Field LONG = ArrowTypes.nullable("x", ArrowTypes.INT64);
  private static final double NANOS_PER_MICRO = 1000;
  private static final Goal GOAL = Goal.atMost(0.25);
  private static final String ALONE = "SELECT sum(x) FROM j_single()";

  private final Bench bench;
  private final long batches;

  FixedCost(Bench bench, long batches) {
    this.bench = bench;
    this.batches = batches;
    bench.table("j_single", MemoryTable.ofSingleRows(batches));
    bench.scalar("k_same", BoundScalar.ofKernel(LONG, (LongUnary) x -> x), LONG);
    bench.scalar(
        "e_same",
        BoundScalar.ofEvaluator(
            LONG,
            () ->
                (in, out) -> {
                  BigIntVector same = (BigIntVector) out;
                  same.set(0, ((BigIntVector) in.column(0)).get(0));
                  same.setValueCount(1);
                }),
        LONG);
  }

  String report(int rounds) {
    bench.execute("SET threads = 1");
    return "| fixed cost of one batch | microseconds, median | least-largest | goal | |\n"
        + "|---|---|---|---|---|\n"
        + line("row kernel", "k_same", rounds, GOAL)
        + "\n"
        + line("evaluator", "e_same", rounds, Goal.NONE);
  }

  private String line(String what, String function, int rounds, Goal goal) {
    String query = "SELECT sum(" + function + "(x)) FROM j_single()";
    bench.answer(query);
    Samples micros = new Samples();
    for (int round = 0; round < rounds; round++) {
      double alone = bench.nanos(ALONE, 1);
      micros.add((bench.nanos(query, 1) - alone) / batches / NANOS_PER_MICRO);
    }
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f-%.2f | %s | %s |",
        what,
        micros.median(),
        micros.min(),
        micros.max(),
        goal.text(),
        goal.verdict(micros.median()));
  }
}
