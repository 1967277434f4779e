package dev.codeanatomy.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.function.LongUnary;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancellationTest {
  private static final Field LONG = Functions.field("x", ArrowTypes.INT64);

  @Test
  void cancellingReachesAQueryThatRunsPluginCode() throws InterruptedException {
    try (Fixture db = Fixture.open()) {
      var started = new CountDownLatch(1);
      Functions.signal(db, "slow", started);
      Thread canceller = db.interruptAfter(started);

      assertThatThrownBy(() -> db.rows("SELECT sum(slow(range)) FROM range(100000000000)"))
          .isInstanceOfSatisfying(
              DuckDbException.class,
              e -> assertThat(e.kind()).isEqualTo(DuckDbException.Kind.INTERRUPTED));
      canceller.join();

      assertThat(db.row("SELECT slow(2)")).isEqualTo("2");
    }
  }

  @Test
  void twoDatabasesRunPluginCodeAtTheSameTime() throws InterruptedException {
    try (Fixture one = Fixture.open();
        Fixture two = Fixture.open()) {
      Functions.kernel(one, "f", LONG, (LongUnary) x -> x + 1, LONG);
      Functions.kernel(two, "f", LONG, (LongUnary) x -> x * 2, LONG);
      var other = new AtomicLong();
      Thread thread =
          Thread.ofPlatform()
              .start(
                  () ->
                      other.set(
                          Long.parseLong(two.row("SELECT sum(f(range)) FROM range(1000000)"))));

      assertThat(one.row("SELECT sum(f(range)) FROM range(1000000)")).isEqualTo("500000500000");
      thread.join();
      assertThat(other.get()).isEqualTo(999_999_000_000L);
    }
  }

  @Test
  void cancellingReachesTheSortThatAWindowFunctionWaitsFor() throws InterruptedException {
    try (Fixture db = Fixture.open()) {
      var started = new CountDownLatch(1);
      Functions.signal(db, "started", started);
      db.database.register(
          new NativeWindow(
              "slow_window",
              Functions.origin("slow_window"),
              "SELECT sum(started(a.range) * b.range)::BIGINT AS x FROM range(10000000) a,"
                  + " range(10000000) b",
              List.of(),
              List.of(),
              List.of(new NativeWindow.Argument("x", false)),
              WindowFrame.wholePartition(),
              "w",
              Fixture.MEGABYTE,
              BoundWindow.of(LONG, () -> (partition, out) -> out.setValueCount(1))),
          db.allocator);
      Thread canceller = db.interruptAfter(started);

      assertThatThrownBy(() -> db.rows("SELECT w FROM slow_window()"))
          .isInstanceOfSatisfying(
              DuckDbException.class,
              e -> assertThat(e.kind()).isEqualTo(DuckDbException.Kind.INTERRUPTED));
      canceller.join();
      assertThat(db.row("SELECT 1")).isEqualTo("1");
    }
  }
}
