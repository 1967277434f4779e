package dev.codeanatomy.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.arrow.vector.BigIntVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DuckDbConnectionTest {
  private final Fixture db = Fixture.open();

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void answersAQueryWithTypedColumns() {
    List<String> rows =
        db.rows(
            "SELECT 1::INT AS i, 'a longer string than twelve' AS s, [1, NULL, 3] AS l,"
                + " {'a': 1, 'b': 'x'} AS st, 1.50::DECIMAL(10, 2) AS d, NULL::VARCHAR AS n");

    assertThat(rows)
        .containsExactly(
            "1|a longer string than twelve|[1,null,3]|{\"a\":1,\"b\":\"x\"}|1.50|null");
  }

  @Test
  void executeReturnsRowsChanged() {
    db.connection.execute("CREATE TABLE t (x INT)");

    assertThat(db.connection.execute("INSERT INTO t SELECT * FROM range(7)")).isEqualTo(7);
  }

  @Test
  void secondConnectionSeesTheSameTables() {
    db.connection.execute("CREATE TABLE t AS SELECT 42 AS x");
    try (DuckDbConnection other = db.database.connect();
        DuckDbResult result = other.query("SELECT x FROM t", db.allocator)) {
      assertThat(result.next()).isTrue();
      assertThat(result.root().getVector("x").getObject(0)).isEqualTo(42);
    }
  }

  @Test
  void errorsCarryTheirKindAndText() {
    assertThatThrownBy(() -> db.connection.execute("SELEC 1"))
        .isInstanceOfSatisfying(
            DuckDbException.class, e -> assertThat(e.kind()).isEqualTo(DuckDbException.Kind.PARSER))
        .hasMessageContaining("syntax error");
    assertThatThrownBy(() -> db.rows("SELECT nosuch FROM range(3)"))
        .isInstanceOfSatisfying(
            DuckDbException.class, e -> assertThat(e.kind()).isEqualTo(DuckDbException.Kind.BINDER))
        .hasMessageContaining("nosuch");
    assertThatThrownBy(() -> db.rows("SELECT CAST('x' || range AS INT) FROM range(3)"))
        .isInstanceOfSatisfying(
            DuckDbException.class,
            e -> assertThat(e.kind()).isEqualTo(DuckDbException.Kind.CONVERSION));
    assertThat(db.row("SELECT 1")).isEqualTo("1");
  }

  @Test
  void streamsALargeResultWithoutHoldingIt() {
    long rows = 0;
    long sum = 0;
    long peak = 0;
    try (DuckDbResult result =
        db.connection.query(
            "SELECT range AS x, 'row ' || range AS s FROM range(5000000)", db.allocator)) {
      while (result.next()) {
        BigIntVector x = (BigIntVector) result.root().getVector("x");
        for (int i = 0; i < x.getValueCount(); i++) {
          sum += x.get(i);
        }
        rows += x.getValueCount();
        peak = Math.max(peak, db.allocator.getAllocatedMemory());
      }
    }

    assertThat(rows).isEqualTo(5_000_000);
    assertThat(sum).isEqualTo(4_999_999L * 5_000_000L / 2);
    assertThat(peak).isLessThan(Fixture.MEGABYTE);
  }

  @Test
  void aResultClosedEarlyEndsTheQuery() {
    try (DuckDbResult result =
        db.connection.query("SELECT * FROM range(1000000000)", db.allocator)) {
      assertThat(result.next()).isTrue();
    }

    assertThat(db.row("SELECT 'free again'")).isEqualTo("free again");
  }

  @Test
  void aStreamingConnectionRefusesASecondStatement() {
    try (DuckDbResult result = db.connection.query("SELECT * FROM range(10)", db.allocator)) {
      assertThat(result.schema().getFields()).hasSize(1);
      assertThatThrownBy(() -> db.connection.execute("SELECT 1"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("still streams");
    }
  }

  @Test
  void interruptEndsARunningQueryAndLeavesTheConnectionUsable() throws InterruptedException {
    var started = new CountDownLatch(1);
    Functions.signal(db, "started", started);
    Thread canceller = db.interruptAfter(started);

    assertThatThrownBy(
            () ->
                db.rows(
                    "SELECT sum(a.range * b.range) FROM (SELECT started(range) AS range FROM"
                        + " range(10000000)) a, range(10000000) b"))
        .isInstanceOfSatisfying(
            DuckDbException.class,
            e -> assertThat(e.kind()).isEqualTo(DuckDbException.Kind.INTERRUPTED));
    canceller.join();
    assertThat(db.row("SELECT 2")).isEqualTo("2");
  }

  @Test
  void lockDownKeepsQueriesInsideTheNamedDirectories(@TempDir Path inside, @TempDir Path outside)
      throws Exception {
    Files.writeString(inside.resolve("a.csv"), "x\n1\n");
    Files.writeString(outside.resolve("b.csv"), "x\n2\n");
    db.database.lockDown(List.of(inside));

    assertThat(db.row("SELECT * FROM read_csv('" + inside.resolve("a.csv") + "')")).isEqualTo("1");
    assertThatThrownBy(() -> db.rows("SELECT * FROM read_csv('" + outside.resolve("b.csv") + "')"))
        .isInstanceOfSatisfying(
            DuckDbException.class,
            e -> assertThat(e.kind()).isEqualTo(DuckDbException.Kind.PERMISSION));
    assertThatThrownBy(() -> db.connection.execute("SET threads = 1"))
        .isInstanceOf(DuckDbException.class)
        .hasMessageContaining("lock");
  }

  @Test
  void aQueryBeyondItsMemoryFailsAndTheDatabaseLives() {
    try (Fixture small = Fixture.open(1, 32 * Fixture.MEGABYTE)) {
      assertThatThrownBy(
              () -> small.rows("SELECT length(string_agg('' || range, ',')) FROM range(100000000)"))
          .isInstanceOfSatisfying(
              DuckDbException.class,
              e -> assertThat(e.kind()).isEqualTo(DuckDbException.Kind.OUT_OF_MEMORY));
      assertThat(small.row("SELECT 3")).isEqualTo("3");
    }
  }

  @Test
  void twoDatabasesAreApart() {
    db.connection.execute("CREATE TABLE mine AS SELECT 1 AS x");
    try (Fixture other = Fixture.open()) {
      assertThatThrownBy(() -> other.rows("SELECT * FROM mine"))
          .isInstanceOfSatisfying(
              DuckDbException.class,
              e -> assertThat(e.kind()).isEqualTo(DuckDbException.Kind.CATALOG));
    }
  }

  @Test
  void aDatabaseWithAnOpenConnectionIsNotClosed() {
    try (Fixture other = Fixture.open()) {
      assertThatThrownBy(other.database::close)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("1 connection(s) are still open");
      assertThat(other.row("SELECT 'alive'")).isEqualTo("alive");
    }
  }
}
