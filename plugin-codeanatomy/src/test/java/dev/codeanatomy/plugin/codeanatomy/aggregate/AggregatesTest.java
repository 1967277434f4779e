package dev.codeanatomy.plugin.codeanatomy.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.codeanatomy.fixture.AggregateCall;
import dev.codeanatomy.plugin.codeanatomy.fixture.TestPlugin;
import dev.codeanatomy.plugin.codeanatomy.fixture.Value;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AggregatesTest {
  private static final TestPlugin PLUGIN = TestPlugin.load();

  @Test
  void countIfOfNoRowsIsZero() throws Exception {
    assertThat(PLUGIN.aggregate("count_if").over(Value.column(ArrowTypes.BOOL))).isEqualTo(0L);
    assertThat(PLUGIN.aggregate("count_if").over(Value.column(ArrowTypes.BOOL, null, null)))
        .isEqualTo(0L);
  }

  @Property(tries = 200)
  void countIfEqualsALoopHoweverRowsAreSplit(
      @ForAll("predicates") List<Boolean> rows, @ForAll @IntRange(max = 30) int cut)
      throws Exception {
    long expected = rows.stream().filter(Boolean.TRUE::equals).count();
    Value column = Value.column(ArrowTypes.BOOL, rows.toArray());
    assertThat(PLUGIN.aggregate("count_if").over(column)).isEqualTo(expected);
    assertThat(PLUGIN.aggregate("count_if").with(new Halves(cut, false), column))
        .isEqualTo(expected);
    assertThat(PLUGIN.aggregate("count_if").with(new Halves(cut, true), column))
        .isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<Boolean>> predicates() {
    return Arbitraries.of(true, false).injectNull(0.2).list().ofMaxSize(30);
  }

  @Test
  void argMaxIsTheValueOfTheLargestKey() throws Exception {
    assertThat(argMax(row("a", 1L), row("b", 3L), row("c", 2L))).isEqualTo("b");
    assertThat(argMax(row("only", Long.MIN_VALUE))).isEqualTo("only");
  }

  @Test
  void argMaxOfEqualKeysIsTheSmallestValueByItsBytes() throws Exception {
    assertThat(argMax(row("b", 5L), row("a", 5L))).isEqualTo("a");
    // By UTF-16 the second would be smaller: its first code unit is a surrogate.
    assertThat(argMax(row("\uff41", 5L), row("\ud83d\ude80", 5L))).isEqualTo("\uff41");
    assertThat(argMax(row("", 5L), row("a", 5L))).isEqualTo("");
  }

  @Test
  void argMaxLeavesOutNulls() throws Exception {
    assertThat(argMax(row("a", 1L), row(null, 9L), row("z", null))).isEqualTo("a");
    assertThat(argMax(row(null, 9L))).isNull();
    assertThat(argMax()).isNull();
  }

  @Property(tries = 300)
  void argMaxDoesNotDependOnHowStatesAreMerged(
      @ForAll("keyedRows") List<Row> rows,
      @ForAll @IntRange(max = 20) int first,
      @ForAll @IntRange(max = 20) int second)
      throws Exception {
    Row[] array = rows.toArray(Row[]::new);
    Object expected = argMax(array);
    assertThat(argMax(new Halves(first, false), array)).isEqualTo(expected);
    assertThat(argMax(new Halves(first, true), array)).isEqualTo(expected);
    int low = Math.min(first, second);
    int high = Math.max(first, second);
    assertThat(argMax(new Thirds(low, high, true), array)).isEqualTo(expected);
    assertThat(argMax(new Thirds(low, high, false), array)).isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<Row>> keyedRows() {
    Arbitrary<String> values = Arbitraries.of("a", "b", "ab", "\u00e9", "").injectNull(0.1);
    Arbitrary<Long> keys = Arbitraries.longs().between(-2, 2).injectNull(0.1);
    return Combinators.combine(values, keys).as(Row::new).list().ofMaxSize(20);
  }

  private record Row(String value, Long key) {}

  private static Row row(String value, Long key) {
    return new Row(value, key);
  }

  private static Object argMax(Row... rows) throws PluginException {
    return PLUGIN.aggregate("arg_max").over(values(rows), keys(rows));
  }

  private static Object argMax(AggregateCall.Plan plan, Row... rows) throws PluginException {
    return PLUGIN.aggregate("arg_max").with(plan, values(rows), keys(rows));
  }

  private static Value values(Row... rows) {
    return Value.column(ArrowTypes.UTF8, java.util.Arrays.stream(rows).map(Row::value).toArray());
  }

  private static Value keys(Row... rows) {
    return Value.column(ArrowTypes.INT64, java.util.Arrays.stream(rows).map(Row::key).toArray());
  }

  /**
   * Two states, one of them after a journey, merged in either order; the source is merged once more
   * into an empty state and must still say the same.
   */
  private record Halves(int cut, boolean backwards) implements AggregateCall.Plan {
    @Override
    public <S> S run(AggregateCall.States<S> states) throws PluginException {
      int at = Math.min(cut, states.rowCount());
      S left = states.travelled(states.of(0, at));
      S right = states.of(at, states.rowCount());
      S source = backwards ? left : right;
      S target = states.of(0, 0);
      states.merge(source, target);
      states.merge(backwards ? right : left, target);
      // Merged again later: its content must not have gone into the first target.
      S witness = states.merge(source, states.of(0, 0));
      S again = states.merge(backwards ? right : left, witness);
      return states.travelled(again);
    }
  }

  /** Three states merged as (a b) c or a (b c). */
  private record Thirds(int first, int second, boolean leftFirst) implements AggregateCall.Plan {
    @Override
    public <S> S run(AggregateCall.States<S> states) throws PluginException {
      int rows = states.rowCount();
      S a = states.of(0, Math.min(first, rows));
      S b = states.of(Math.min(first, rows), Math.min(second, rows));
      S c = states.of(Math.min(second, rows), rows);
      return leftFirst ? states.merge(c, states.merge(b, a)) : states.merge(states.merge(c, b), a);
    }
  }
}
