package dev.codeanatomy.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TableFunctionTest {
  private final Fixture db = Fixture.open();

  @AfterEach
  void close() {
    db.close();
  }

  private CountingSource register(CountingSource source) {
    db.database.register(
        new NativeTable("counting", Functions.origin("counting"), List.of(), source), db.allocator);
    return source;
  }

  @Test
  void rowsOfEachTypeArriveWithTheirNulls() {
    register(CountingSource.of(3, 50_001));

    assertThat(
            db.row(
                "SELECT count(*), count(x), sum(x), count(s), sum(length(s)), sum(len(l)),"
                    + " sum(l[1]), count(st), sum(st.a), count(st.b), count(DISTINCT st.b) FROM"
                    + " counting()"))
        .isEqualTo(
            db.row(
                "SELECT count(*), count(x), sum(x), count(s), sum(length(s)), sum(x % 4),"
                    + " sum(x) FILTER (x % 4 > 0), count(x), sum(x), count(s), count(DISTINCT s)"
                    + " FROM (SELECT range AS i, CASE WHEN range % 7 <> 0 THEN range END AS x,"
                    + " 'a text ' || x AS s FROM range(150003))"));
  }

  @Test
  void onlyTheColumnsThatAQueryNeedsAreRead() {
    CountingSource source = register(CountingSource.of(1, 10));

    assertThat(db.row("SELECT count(*) FROM counting()")).isEqualTo("10");
    assertThat(db.row("SELECT max(s) FROM counting() WHERE x > 3")).isEqualTo("a text 9");
    assertThat(source.projections.get(0)).hasSizeLessThan(2);
    assertThat(source.projections.get(1)).containsExactlyInAnyOrder("x", "s");
  }

  @Test
  void splitsAreReadByAtMostAsManyThreadsAsThereAreSplits() {
    CountingSource one = register(CountingSource.of(1, 300_000));

    db.row("SELECT sum(x) FROM counting()");

    assertThat(one.threads).hasSize(1);
  }

  @Test
  void twoSplitsAreReadAtOnceByTwoThreads() {
    CountingSource source = register(CountingSource.readAtOnce(2, 100_000));

    assertThat(db.row("SELECT count(*) FROM counting()")).isEqualTo("200000");
    assertThat(source.threads).hasSize(2);
  }

  @Test
  void aTableCanBeScannedTwiceInOneQuery() {
    CountingSource source = register(CountingSource.of(2, 500));

    assertThat(db.row("SELECT count(*) FROM counting() a JOIN counting() b ON a.x = b.x"))
        .isEqualTo("857");
    assertThat(source.projections).hasSize(2);
  }

  @Test
  void aLimitStopsTheScanEarlyAndClosesIt() {
    CountingSource source = register(CountingSource.of(8, 1_000_000));

    assertThat(db.rows("SELECT x FROM counting() WHERE x IS NOT NULL LIMIT 3")).hasSize(3);

    assertThat(source.rowsRead.get()).isLessThan(1_000_000);
    assertThat(source.closed.get()).isEqualTo(source.opened.get());
  }

  @Test
  void aReaderThatRefusesEndsTheQueryWithItsWords() {
    CountingSource source = register(new CountingSource(2, 100_000, 150_123));

    assertThatThrownBy(() -> db.rows("SELECT sum(x) FROM counting()"))
        .hasMessage("plugin 'test-plugin', function counting(): row 150123 cannot be read")
        .hasCauseInstanceOf(PluginCallException.class);
    assertThat(source.closed.get()).isEqualTo(source.opened.get());
    assertThat(db.row("SELECT 1")).isEqualTo("1");
  }

  @Test
  void anEmptyListOfSplitsIsAnEmptyTable() {
    register(CountingSource.of(0, 10));

    assertThat(db.rows("SELECT * FROM counting()")).isEqualTo(List.of());
  }
}
