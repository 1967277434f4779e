package dev.codeanatomy.plugin.codeanatomy.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableScan;
import dev.codeanatomy.plugin.codeanatomy.fixture.Run;
import dev.codeanatomy.plugin.codeanatomy.fixture.TestPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final List<String> VALUE = List.of("value");

  @Test
  void signaturesAreThose() {
    assertThat(TestPlugin.load().exports().tableFunctions())
        .extracting(function -> function.spec().toString())
        .contains(
            "range(start int64 literal, stop int64 literal, [step int64 literal = 1]) -> struct",
            "generate_series(start int64 literal, stop int64 literal, [step int64 literal = 1]) ->"
                + " struct");
  }

  @Test
  void aRangeEndsBeforeStopAndAGeneratedSeriesWithIt() throws Exception {
    assertThat(numbers("range", 1, 4, 1)).containsExactly(1L, 2L, 3L);
    assertThat(numbers("generate_series", 1, 4, 1)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(numbers("range", 1, 5, 2)).containsExactly(1L, 3L);
    assertThat(numbers("generate_series", 1, 6, 2)).containsExactly(1L, 3L, 5L);
    assertThat(numbers("range", 3, 0, -1)).containsExactly(3L, 2L, 1L);
    assertThat(numbers("generate_series", 3, 0, -2)).containsExactly(3L, 1L);
  }

  @Test
  void whereStartIsBehindStopThereIsNothing() throws Exception {
    assertThat(numbers("range", 4, 4, 1)).isEmpty();
    assertThat(numbers("generate_series", 4, 4, -1)).containsExactly(4L);
    assertThat(numbers("range", 4, 1, 1)).isEmpty();
    assertThat(numbers("generate_series", 1, 4, -1)).isEmpty();
  }

  @Test
  void aNullGivesNoRows() throws Exception {
    try (Run run = new Run();
        TableProvider table =
            run.bind(
                "range",
                Literal.ofInt64(1),
                Literal.ofNull(ArrowTypes.INT64),
                Literal.ofInt64(1))) {
      assertThat(table.estimatedRows()).hasValue(0);
      assertThat(run.plan(table, VALUE, List.of(), 4).splits()).isEmpty();
    }
  }

  @Test
  void aStepOfZeroIsRefused() {
    try (Run run = new Run()) {
      assertThatThrownBy(
              () -> run.bind("range", Literal.ofInt64(1), Literal.ofInt64(4), Literal.ofInt64(0)))
          .isInstanceOf(PluginException.class)
          .hasMessage("the step of range is 0; give a number above or below 0");
    }
  }

  @Test
  void theEndsOfTheLongsAreReachedAndNotPassed() throws Exception {
    long most = Long.MAX_VALUE;
    long least = Long.MIN_VALUE;
    assertThat(numbers("generate_series", most - 1, most, 1)).containsExactly(most - 1, most);
    assertThat(numbers("generate_series", most - 1, most, 5)).containsExactly(most - 1);
    assertThat(numbers("generate_series", least + 1, least, -1)).containsExactly(least + 1, least);
    assertThat(numbers("generate_series", least, most, most)).containsExactly(least, -1L, most - 1);
    assertThat(numbers("generate_series", most, least, least)).containsExactly(most, -1L);
    assertThat(numbers("range", most, least, least)).containsExactly(most, -1L);
  }

  @Test
  void moreRowsThanALongCountsAreSplitAndStartEachWhereTheOneBeforeEnds() throws Exception {
    try (Run run = new Run();
        RootAllocator allocator = new RootAllocator();
        TableProvider table =
            run.bind(
                "generate_series",
                Literal.ofInt64(Long.MIN_VALUE),
                Literal.ofInt64(Long.MAX_VALUE),
                Literal.ofInt64(1));
        TableScan scan = run.plan(table, VALUE, List.of(), 2)) {
      assertThat(table.estimatedRows()).hasValue(Long.MAX_VALUE);
      List<Long> firsts = new ArrayList<>();
      for (byte[] split : scan.splits()) {
        try (BatchReader reader = scan.open(split);
            VectorSchemaRoot out = VectorSchemaRoot.create(table.schema(), allocator)) {
          assertThat(reader.read(out, 10)).isTrue();
          assertThat(out.getRowCount()).isEqualTo(10);
          firsts.add((Long) out.getVector(0).getObject(0));
        }
      }
      List<Long> eighths =
          Stream.iterate(Long.MIN_VALUE, first -> first + (1L << 61)).limit(8).toList();
      assertThat(firsts).isEqualTo(eighths);
    }
  }

  @Property(tries = 200)
  void numbersAreThoseOfALoop(
      @ForAll @IntRange(min = -50, max = 50) int start,
      @ForAll @IntRange(min = -50, max = 50) int stop,
      @ForAll @IntRange(min = -7, max = 7) int given)
      throws Exception {
    int step = given == 0 ? 100_000 : given;
    List<Object> expected = new ArrayList<>();
    for (long n = start; step > 0 ? n < stop : n > stop; n += step) {
      expected.add(n);
    }
    assertThat(numbers("range", start, stop, step)).isEqualTo(expected);
    if ((stop - start) % step == 0 && (step > 0 ? stop >= start : stop <= start)) {
      expected.add((long) stop);
    }
    assertThat(numbers("generate_series", start, stop, step)).isEqualTo(expected);
  }

  @Test
  void splitsInTheirOrderGiveTheRowsInTheirs() throws Exception {
    List<Object> rows = numbers("range", 0, 1_000_000, 3);
    assertThat(rows).hasSize(333_334).isSorted().doesNotHaveDuplicates();
    assertThat(rows.get(333_333)).isEqualTo(999_999L);
  }

  @Test
  void withoutColumnsOnlyRowsAreCounted() throws Exception {
    try (Run run = new Run();
        TableProvider table =
            run.bind("range", Literal.ofInt64(0), Literal.ofInt64(5), Literal.ofInt64(1));
        TableScan scan = run.plan(table, List.of(), List.of(), 1)) {
      assertThat(run.read(table, scan, List.of(), 2)).hasSize(5);
    }
  }

  private static List<Object> numbers(String function, long start, long stop, long step)
      throws PluginException {
    try (Run run = new Run();
        TableProvider table =
            run.bind(
                function, Literal.ofInt64(start), Literal.ofInt64(stop), Literal.ofInt64(step));
        TableScan scan = run.plan(table, VALUE, List.of(), 2)) {
      List<Object> numbers = new ArrayList<>();
      run.read(table, scan, VALUE, 1000).forEach(row -> numbers.add(row.get(0)));
      assertThat(table.estimatedRows()).hasValue(numbers.size());
      return numbers;
    }
  }
}
