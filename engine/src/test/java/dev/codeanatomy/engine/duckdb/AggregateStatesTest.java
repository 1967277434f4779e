package dev.codeanatomy.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.ObjectStateAggregate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What DuckDB does with the states of an aggregate, told by one that looks. */
@Timeout(120)
class AggregateStatesTest {
  private static final Field LONG = Functions.field("x", ArrowTypes.INT64);

  /** Sums, and watches on the way. */
  private static final class WatchingSum implements ObjectStateAggregate<WatchingSum.Sum> {
    private static final class Sum {
      private long sum;
      private boolean released;
    }

    private final AtomicLong created = new AtomicLong();
    private final AtomicLong released = new AtomicLong();
    private final AtomicLong merges = new AtomicLong();
    private final AtomicLong sourcesTouched = new AtomicLong();
    private final AtomicLong releasedStatesUsed = new AtomicLong();
    private Runnable onUpdate = () -> {};
    private Runnable onMerge = () -> {};

    @Override
    public Sum create() {
      created.incrementAndGet();
      return new Sum();
    }

    private void use(Sum state) {
      if (state.released) {
        releasedStatesUsed.incrementAndGet();
      }
    }

    @Override
    public void update(Batch in, int row, Sum state) throws PluginException {
      onUpdate.run();
      use(state);
      long value = ((BigIntVector) in.column(0)).get(row);
      if (value == -1) {
        throw new PluginException("-1 cannot be summed");
      }
      state.sum += value;
    }

    @Override
    public void merge(Sum source, Sum target) {
      merges.incrementAndGet();
      use(source);
      use(target);
      long before = source.sum;
      onMerge.run();
      target.sum += before;
      if (source == target || source.sum != before) {
        sourcesTouched.incrementAndGet();
      }
    }

    @Override
    public void evaluate(Sum state, FieldVector out, int row) {
      use(state);
      ((BigIntVector) out).set(row, state.sum);
    }

    @Override
    public void release(Sum state) {
      use(state);
      state.released = true;
      released.incrementAndGet();
    }

    @Override
    public List<Field> stateFields() {
      return List.of(LONG);
    }

    @Override
    public void exportState(Sum state, List<FieldVector> out, int row) {
      ((BigIntVector) out.get(0)).setSafe(row, state.sum);
    }

    @Override
    public Sum importState(List<FieldVector> in, int row) {
      Sum state = new Sum();
      state.sum = ((BigIntVector) in.get(0)).get(row);
      return state;
    }

    private void register(Fixture db) {
      Aggregates.register(db, "watched", BoundAggregate.ofObjectState(LONG, this), LONG);
    }

    /** Every state that was made is released, once, and none is used after that. */
    private void assertAllReleased() {
      assertThat(created).as("states made").hasPositiveValue();
      assertThat(released.get()).as("states released").isEqualTo(created.get());
      assertThat(releasedStatesUsed).hasValue(0);
      assertThat(sourcesTouched).hasValue(0);
    }
  }

  private final WatchingSum watching = new WatchingSum();

  @Test
  void statesAreReleasedAfterSuccessWhateverStandsAroundTheAggregate() {
    try (Fixture db = Fixture.open()) {
      watching.register(db);
      for (String sql :
          List.of(
              "SELECT watched(range) FROM range(100000)",
              "SELECT sum(w) FROM (SELECT range % 9999 AS g, watched(range) AS w FROM range(100000)"
                  + " GROUP BY g)",
              "SELECT sum(w) FROM (SELECT range % 99 AS a, range % 7 AS b, watched(range) AS w FROM"
                  + " range(100000) GROUP BY ROLLUP (a, b))",
              "SELECT watched(DISTINCT range % 7) FILTER (range > 5) FROM range(100000)",
              "SELECT sum(w) FROM (SELECT watched(range) OVER (ORDER BY range ROWS BETWEEN 40"
                  + " PRECEDING AND 3 FOLLOWING) AS w FROM range(20000))")) {
        assertThat(db.rows(sql)).as(sql).hasSize(1);
      }
    }
    watching.assertAllReleased();
  }

  @Test
  void statesAreReleasedAfterAnError() {
    try (Fixture db = Fixture.open()) {
      watching.register(db);
      assertThatThrownBy(
              () ->
                  db.rows(
                      "SELECT range % 5000 AS g, watched(CASE WHEN range = 90000 THEN -1 ELSE range"
                          + " END) FROM range(100000) GROUP BY g"))
          .hasMessageContaining("-1 cannot be summed");
    }
    watching.assertAllReleased();
  }

  @Test
  void statesAreReleasedAfterACancel() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    watching.onUpdate = started::countDown;
    try (Fixture db = Fixture.open()) {
      watching.register(db);
      Thread canceller = db.interruptAfter(started);
      assertThatThrownBy(
              () ->
                  db.rows(
                      "SELECT range % 5000 AS g, watched(range) FROM range(100000000000) GROUP BY"
                          + " g"))
          .isInstanceOfSatisfying(
              DuckDbException.class,
              e -> assertThat(e.kind()).isEqualTo(DuckDbException.Kind.INTERRUPTED));
      canceller.join();
    }
    watching.assertAllReleased();
  }

  @Test
  void statesAreReleasedWhenAResultIsNotReadToItsEnd() {
    try (Fixture db = Fixture.open()) {
      watching.register(db);
      try (DuckDbResult result =
          db.connection.query(
              "SELECT range % 50000 AS g, watched(range) FROM range(100000) GROUP BY g",
              db.allocator)) {
        assertThat(result.next()).isTrue();
      }
    }
    watching.assertAllReleased();
  }

  /** The first merge waits for a second one on another thread, which would not come otherwise. */
  @Test
  void mergesOfTwoThreadsOverlapAndTouchNoSource() {
    CyclicBarrier both = new CyclicBarrier(2);
    AtomicBoolean overlapped = new AtomicBoolean();
    watching.onMerge =
        () -> {
          if (!overlapped.get()) {
            try {
              both.await(60, TimeUnit.SECONDS);
              overlapped.set(true);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
              throw new IllegalStateException("no second merge at the same time", alone);
            }
          }
        };
    try (Fixture db = Fixture.open()) {
      watching.register(db);
      // A table is read by two threads, the function range by one.
      db.connection.execute("CREATE TABLE t AS SELECT range AS x FROM range(2000000)");
      String sums =
          "SELECT count(*), sum(w), max(w) FROM (SELECT x %% 200000 AS g, %s(x) AS w FROM t"
              + " GROUP BY g)";
      assertThat(db.row(sums.formatted("watched"))).isEqualTo(db.row(sums.formatted("sum")));
    }
    assertThat(overlapped).isTrue();
    assertThat(watching.merges.get()).isGreaterThan(1);
    watching.assertAllReleased();
  }

  @Test
  void staysRightBesideANeighbourThatSpills() {
    try (Fixture small = Fixture.open(2, 100 * Fixture.MEGABYTE)) {
      AtomicLong rows = new AtomicLong();
      AtomicBoolean spilled = new AtomicBoolean();
      watching.onUpdate =
          () -> {
            if (rows.getAndIncrement() % 10_000 == 0 && holdsFiles(small.temp)) {
              spilled.set(true);
            }
          };
      watching.register(small);

      assertThat(
              small.row(
                  "SELECT watched(x), count(*) FROM (SELECT x, row_number() OVER (ORDER BY pad) AS"
                      + " place FROM (SELECT range AS x, 'a text to sort by ' || hash(range) || '"
                      + " and more of it' AS pad FROM range(2000000))) WHERE place > 0"))
          .isEqualTo("1999999000000|2000000");
      assertThat(spilled).as("temporary files while the aggregate ran").isTrue();
    }
    watching.assertAllReleased();
  }

  private static boolean holdsFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(Files::isRegularFile);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
