package dev.codeanatomy.engine.duckdb;

import static dev.codeanatomy.engine.duckdb.Functions.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.engine.duckdb.WindowFrame.Bound;
import dev.codeanatomy.engine.duckdb.WindowFrame.Kind;
import dev.codeanatomy.engine.duckdb.WindowFrame.Unit;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.function.WindowEvaluator;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WindowFunctionTest {
  /** The sum of the first argument over each row's frame. */
  private static final WindowEvaluator FRAME_SUM =
      (partition, out) -> {
        BigIntVector values = (BigIntVector) partition.arguments().column(0);
        BigIntVector sums = (BigIntVector) out;
        sums.allocateNew(partition.rowCount());
        for (int row = 0; row < partition.rowCount(); row++) {
          long sum = 0;
          for (int i = partition.frameStart().get(row); i < partition.frameEnd().get(row); i++) {
            sum += values.get(i);
          }
          if (partition.frameStart().get(row) == partition.frameEnd().get(row)) {
            sums.setNull(row);
          } else {
            sums.set(row, sum);
          }
        }
        sums.setValueCount(partition.rowCount());
      };

  /** The number of each row's peer group, from one. */
  private static final WindowEvaluator PEERS =
      (partition, out) -> {
        for (int row = 0; row < partition.rowCount(); row++) {
          ((BigIntVector) out).setSafe(row, partition.peerGroup().get(row) + 1L);
        }
        out.setValueCount(partition.rowCount());
      };

  private static final String SORTED = "SELECT p, o, x FROM t ORDER BY p, o, x";

  private final Fixture db = Fixture.open();

  @BeforeEach
  void createRows() {
    db.connection.execute(
        "CREATE TABLE t AS SELECT CASE WHEN range % 10 <> 0 THEN range % 37 END AS p,"
            + " range // 20 AS o, range AS x FROM range(20000)");
  }

  @AfterEach
  void close() {
    db.close();
  }

  private void register(
      String name,
      WindowEvaluator evaluator,
      WindowFrame frame,
      List<String> partition,
      long limit) {
    db.database.register(
        new NativeWindow(
            name,
            Functions.origin(name),
            partition.isEmpty() ? "SELECT p, o, x FROM t ORDER BY o, x" : SORTED,
            partition,
            List.of("o"),
            List.of(new NativeWindow.Argument("x", false)),
            frame,
            "w",
            limit,
            BoundWindow.of(field("w", ArrowTypes.INT64), () -> evaluator)),
        db.allocator);
  }

  private void assertSame(String name, String over) {
    assertThat(
            db.row(
                "SELECT count(*), count(*) FILTER (a.w IS DISTINCT FROM b.w) FROM "
                    + name
                    + "() a JOIN (SELECT x, "
                    + over
                    + " AS w FROM t) b ON a.x = b.x"))
        .as(over)
        .isEqualTo("20000|0");
  }

  @Test
  void framesOfRowsAgreeWithTheBuiltIn() {
    WindowFrame frame =
        new WindowFrame(Unit.ROWS, new Bound(Kind.PRECEDING, 3), new Bound(Kind.FOLLOWING, 1));
    register("mine", FRAME_SUM, frame, List.of("p"), Fixture.MEGABYTE);

    assertSame(
        "mine",
        "sum(x) OVER (PARTITION BY p ORDER BY o, x ROWS BETWEEN 3 PRECEDING AND 1 FOLLOWING)");
  }

  @Test
  void framesThatLieBesideTheRowMayBeEmpty() {
    WindowFrame frame =
        new WindowFrame(Unit.ROWS, new Bound(Kind.FOLLOWING, 2), new Bound(Kind.FOLLOWING, 4));
    register("mine", FRAME_SUM, frame, List.of("p"), Fixture.MEGABYTE);

    assertSame(
        "mine",
        "sum(x) OVER (PARTITION BY p ORDER BY o, x ROWS BETWEEN 2 FOLLOWING AND 4 FOLLOWING)");
  }

  @Test
  void framesOfPeersAgreeWithTheBuiltIn() {
    register("up_to", FRAME_SUM, WindowFrame.upToPeers(), List.of("p"), Fixture.MEGABYTE);
    WindowFrame groups =
        new WindowFrame(Unit.GROUPS, new Bound(Kind.PRECEDING, 2), Bound.of(Kind.CURRENT_ROW));
    register("grouped", FRAME_SUM, groups, List.of("p"), Fixture.MEGABYTE);
    register("whole", FRAME_SUM, WindowFrame.wholePartition(), List.of("p"), Fixture.MEGABYTE);

    assertSame("up_to", "sum(x) OVER (PARTITION BY p ORDER BY o)");
    assertSame(
        "grouped",
        "sum(x) OVER (PARTITION BY p ORDER BY o GROUPS BETWEEN 2 PRECEDING AND CURRENT ROW)");
    assertSame("whole", "sum(x) OVER (PARTITION BY p)");
  }

  @Test
  void peerGroupsAgreeWithDenseRank() {
    register("peers", PEERS, WindowFrame.wholePartition(), List.of(), 10 * Fixture.MEGABYTE);

    assertSame("peers", "dense_rank() OVER (ORDER BY o)");
  }

  @Test
  void onlyTheResultMayBeAskedFor() {
    register("peers", PEERS, WindowFrame.wholePartition(), List.of(), 10 * Fixture.MEGABYTE);

    assertThat(db.row("SELECT max(w) FROM peers()")).isEqualTo("1000");
    assertThat(db.row("SELECT count(*) FROM peers()")).isEqualTo("20000");
  }

  @Test
  void aPartitionBeyondItsLimitIsOneError() {
    register("big", PEERS, WindowFrame.wholePartition(), List.of(), 100_000);

    assertThatThrownBy(() -> db.rows("SELECT max(w) FROM big()"))
        .isInstanceOfSatisfying(
            DuckDbException.class,
            e -> assertThat(e.kind()).isEqualTo(DuckDbException.Kind.OUT_OF_MEMORY))
        .hasMessageContaining("a partition has more than 100000 bytes");
    assertThat(db.row("SELECT 1")).isEqualTo("1");
  }

  @Test
  void aRefusalInThePluginNamesIt() {
    WindowEvaluator refusing =
        (partition, out) -> {
          throw new PluginException("not today");
        };
    register("no", refusing, WindowFrame.wholePartition(), List.of("p"), Fixture.MEGABYTE);

    assertThatThrownBy(() -> db.rows("SELECT max(w) FROM no()"))
        .hasMessage("plugin 'test-plugin', function no(int64): not today")
        .hasCauseInstanceOf(PluginCallException.class);
  }

  @Test
  void aRangeWithAnOffsetIsRefused() {
    assertThatThrownBy(
            () ->
                new WindowFrame(
                    Unit.RANGE, new Bound(Kind.PRECEDING, 1), Bound.of(Kind.CURRENT_ROW)))
        .isInstanceOfSatisfying(
            DuckDbException.class,
            e -> assertThat(e.kind()).isEqualTo(DuckDbException.Kind.UNSUPPORTED));
  }
}
