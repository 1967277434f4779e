package dev.codeanatomy.plugin.codeanatomy.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.codeanatomy.fixture.AggregateCall;
import dev.codeanatomy.plugin.codeanatomy.fixture.TestPlugin;
import dev.codeanatomy.plugin.codeanatomy.fixture.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void distinctValuesAreSortedByTheirBytesAndANullComesLast() throws Exception {
    // By UTF-16 the last text would be the second: its first code unit is a surrogate.
    Value column = texts("b", null, "\uff41", "", "a", "b", null, "\ud83d\ude80", "ab");
    List<Object> sorted = Arrays.asList("", "a", "ab", "b", "\uff41", "\ud83d\ude80", null);
    assertThat(PLUGIN.aggregate("list_unique").over(column)).isEqualTo(sorted);
    assertThat(PLUGIN.aggregate("collect_set").over(column)).isEqualTo(sorted);
    assertThat(PLUGIN.aggregate("count_distinct_agg").over(column)).isEqualTo(7L);
  }

  @Test
  void aGroupWithoutRowsHasNoDistinctValues() throws Exception {
    assertThat(PLUGIN.aggregate("list_unique").over(texts())).isEqualTo(List.of());
    assertThat(PLUGIN.aggregate("count_distinct_agg").over(texts())).isEqualTo(0L);
  }

  @Test
  void textsOfEveryLengthAreToldApart() throws Exception {
    List<String> distinct = new ArrayList<>();
    for (int length : new int[] {0, 1, 7, 8, 9, 63, 64, 65, 254, 255, 256, 70_000}) {
      distinct.add("x".repeat(length));
      distinct.add("x".repeat(length) + "y");
    }
    List<String> twice = new ArrayList<>(distinct);
    twice.addAll(distinct);
    assertThat(PLUGIN.aggregate("list_unique").with(new Halves(30, true), texts(twice.toArray())))
        .isEqualTo(distinct.stream().distinct().sorted().toList());
  }

  @Property(tries = 100)
  void distinctValuesAreThoseOfASetHoweverRowsAreSplit(
      @ForAll("manyTexts") List<String> rows, @ForAll @IntRange(max = 400) int cut)
      throws Exception {
    Value column = texts(rows.toArray());
    List<Object> expected = new ArrayList<>(rows.stream().filter(Objects::nonNull).toList());
    expected = new ArrayList<>(new TreeSet<>(expected));
    if (rows.contains(null)) {
      expected.add(null);
    }
    for (boolean backwards : new boolean[] {false, true}) {
      Halves plan = new Halves(cut, backwards);
      assertThat(PLUGIN.aggregate("list_unique").with(plan, column)).isEqualTo(expected);
      assertThat(PLUGIN.aggregate("count_distinct_agg").with(plan, column))
          .isEqualTo((long) expected.size());
    }
  }

  /** Few different ones, and many. */
  @Provide
  Arbitrary<List<String>> manyTexts() {
    Arbitrary<String> few = Arbitraries.of("a", "b", "abcdefgh", "abcdefghi", "");
    Arbitrary<String> many = Arbitraries.integers().between(0, 300).map(n -> "value " + n);
    return Arbitraries.oneOf(few, many).injectNull(0.05).list().ofMaxSize(400);
  }

  @Test
  void theBestRowIsThatWithTheLargestOrTheSmallestKey() throws Exception {
    Row[] rows = {row("a", 1L), row("b", 3L), row("c", 2L)};
    assertThat(best("arg_max", rows)).isEqualTo("b");
    assertThat(best("asof_select", rows)).isEqualTo("b");
    assertThat(best("arg_min", rows)).isEqualTo("a");
    assertThat(best("any_value_det", row("b", 2L), row("c", 1L))).isEqualTo("c");
    assertThat(best("arg_max", row("only", Long.MIN_VALUE))).isEqualTo("only");
    assertThat(best("arg_min", row("only", Long.MAX_VALUE))).isEqualTo("only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"arg_max", "arg_min", "any_value_det", "asof_select"})
  void ofEqualKeysTheSmallestValueByItsBytesIsBest(String name) throws Exception {
    assertThat(best(name, row("b", 5L), row("a", 5L))).isEqualTo("a");
    // By UTF-16 the second would be smaller: its first code unit is a surrogate.
    assertThat(best(name, row("\uff41", 5L), row("\ud83d\ude80", 5L))).isEqualTo("\uff41");
    assertThat(best(name, row("", 5L), row("a", 5L))).isEqualTo("");
    assertThat(best(name, row("abcdefgh2", 5L), row("abcdefgh10", 5L))).isEqualTo("abcdefgh10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"arg_max", "arg_min", "any_value_det", "asof_select"})
  void rowsWithANullAreNotTheBest(String name) throws Exception {
    long unmatched = name.equals("arg_max") || name.equals("asof_select") ? 9 : -9;
    assertThat(best(name, row("a", 1L), row(null, unmatched), row("z", null))).isEqualTo("a");
    assertThat(best(name, row(null, 9L))).isNull();
    assertThat(best(name)).isNull();
  }

  @Test
  void keysAreNumbersTimesAndTexts() throws Exception {
    assertThat(between(ArrowTypes.FLOAT64, -1.5, 0.0, Double.NaN)).isEqualTo("small|large");
    assertThat(between(ArrowTypes.FLOAT64, Double.NEGATIVE_INFINITY, -7.0, Double.MAX_VALUE))
        .isEqualTo("small|large");
    assertThat(between(ArrowTypes.UTF8, "", "b", "\u00e9")).isEqualTo("small|large");
    assertThat(between(ArrowTypes.UTF8, "abcdefgh1", "abcdefgh10", "abcdefgi"))
        .isEqualTo("small|large");
    assertThat(between(ArrowTypes.DATE32, -1, 0, 20_000)).isEqualTo("small|large");
    assertThat(between(ArrowTypes.TIMESTAMP_US, -1L, 0L, 1L << 50)).isEqualTo("small|large");
    assertThat(between(new ArrowType.Time(TimeUnit.MICROSECOND, 64), 0L, 5L, 9L))
        .isEqualTo("small|large");
    assertThat(between(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"), -1L, 0L, 1L))
        .isEqualTo("small|large");
  }

  /** What stands at the smallest and at the largest key, over states that travelled. */
  private static String between(ArrowType type, Object small, Object middle, Object large)
      throws PluginException {
    Value values = texts("middle", "large", "small");
    Value keys = Value.column(type, middle, large, small);
    AggregateCall.Plan plan = new Halves(2, true);
    return PLUGIN.aggregate("arg_min").with(plan, values, keys)
        + "|"
        + PLUGIN.aggregate("arg_max").with(plan, values, keys);
  }

  @Test
  void bothZerosAreOneKey() throws Exception {
    Value values = texts("b", "a");
    assertThat(
            PLUGIN.aggregate("arg_max").over(values, Value.column(ArrowTypes.FLOAT64, 0.0, -0.0)))
        .isEqualTo("a");
  }

  @Property(tries = 300)
  void theBestRowDoesNotDependOnHowStatesAreMerged(
      @ForAll("keyedRows") List<Row> rows,
      @ForAll @IntRange(max = 20) int first,
      @ForAll @IntRange(max = 20) int second)
      throws Exception {
    Row[] array = rows.toArray(Row[]::new);
    int low = Math.min(first, second);
    int high = Math.max(first, second);
    for (String name : List.of("arg_max", "arg_min")) {
      Object expected = best(name, array);
      assertThat(best(name, new Halves(first, false), array)).isEqualTo(expected);
      assertThat(best(name, new Halves(first, true), array)).isEqualTo(expected);
      assertThat(best(name, new Thirds(low, high, true), array)).isEqualTo(expected);
      assertThat(best(name, new Thirds(low, high, false), array)).isEqualTo(expected);
    }
  }

  @Provide
  Arbitrary<List<Row>> keyedRows() {
    Arbitrary<String> values = Arbitraries.of("a", "b", "ab", "\u00e9", "").injectNull(0.1);
    Arbitrary<Long> keys = Arbitraries.longs().between(-2, 2).injectNull(0.1);
    return Combinators.combine(values, keys).as(Row::new).list().ofMaxSize(20);
  }

  @Test
  void firstAndLastAreThoseOfTheRowsOrder() throws Exception {
    Value column = Value.column(ArrowTypes.INT64, null, 2L, 3L);
    assertThat(PLUGIN.aggregate("first_value_agg").over(column)).isNull();
    assertThat(PLUGIN.aggregate("last_value_agg").over(column)).isEqualTo(3L);
    assertThat(PLUGIN.aggregate("first_value_agg").with(new Halves(1, true), column)).isNull();
    assertThat(PLUGIN.aggregate("last_value").over(Value.column(ArrowTypes.INT64))).isNull();
  }

  @Test
  void firstAndLastAreOfAnyType() throws Exception {
    Field texts = ArrowTypes.nullable("item", ArrowTypes.UTF8);
    Field number = ArrowTypes.nullable("n", ArrowTypes.INT32);
    Field lists = new Field("v", FieldType.nullable(ArrowType.List.INSTANCE), List.of(texts));
    Field struct =
        new Field("v", FieldType.nullable(ArrowType.Struct.INSTANCE), List.of(number, lists));
    List<Object> list = Arrays.asList("a", null, "");
    assertThat(first(lists, list)).isEqualTo(list);
    assertThat(first(struct, Arrays.asList(7L, list))).isEqualTo(structOf(7L, list));
    assertThat(first(struct, Arrays.asList(null, null))).isEqualTo(structOf(null, null));
    assertThat(first(ArrowTypes.nullable("v", ArrowTypes.BOOL), true)).isEqualTo(true);
    assertThat(first(ArrowTypes.nullable("v", ArrowTypes.FLOAT64), 1.5)).isEqualTo(1.5);
    assertThat(first(ArrowTypes.nullable("v", ArrowTypes.UTF8), "\u00e9")).isEqualTo("\u00e9");
  }

  private static Map<String, Object> structOf(Object number, Object list) {
    Map<String, Object> struct = new LinkedHashMap<>();
    struct.put("n", number);
    struct.put("v", list);
    return struct;
  }

  /** The first of two values after a journey. */
  private static Object first(Field type, Object value) throws PluginException {
    return PLUGIN
        .aggregate("first_value")
        .with(new Halves(2, false), Value.column(type, value, null));
  }

  @Test
  void textsAreJoinedInTheirOrderWithoutNulls() throws Exception {
    Value column = texts("a", null, "b", "");
    assertThat(PLUGIN.aggregate("string_agg").over(column, Value.of("-"))).isEqualTo("a-b-");
    assertThat(PLUGIN.aggregate("string_agg").over(column)).isEqualTo("a,b,");
    assertThat(PLUGIN.aggregate("string_agg").over(column, Value.of(null))).isEqualTo("a,b,");
    assertThat(PLUGIN.aggregate("string_agg").over(texts(null, null))).isNull();
    assertThat(PLUGIN.aggregate("string_agg").over(texts(""))).isEqualTo("");
  }

  @Property(tries = 100)
  void joinedTextsAreThoseOfALoop(
      @ForAll("manyTexts") List<String> rows, @ForAll @IntRange(max = 400) int cut)
      throws Exception {
    List<String> present = rows.stream().filter(Objects::nonNull).toList();
    assertThat(
            PLUGIN
                .aggregate("string_agg")
                .with(new Halves(cut, true), texts(rows.toArray()), Value.of("; ")))
        .isEqualTo(present.isEmpty() ? null : String.join("; ", present));
  }

  private record Row(String value, Long key) {}

  private static Row row(String value, Long key) {
    return new Row(value, key);
  }

  private static Object best(String name, Row... rows) throws PluginException {
    return PLUGIN.aggregate(name).over(values(rows), keys(rows));
  }

  private static Object best(String name, AggregateCall.Plan plan, Row... rows)
      throws PluginException {
    return PLUGIN.aggregate(name).with(plan, values(rows), keys(rows));
  }

  private static Value texts(Object... rows) {
    return Value.column(ArrowTypes.UTF8, rows);
  }

  private static Value values(Row... rows) {
    return texts(Arrays.stream(rows).map(Row::value).toArray());
  }

  private static Value keys(Row... rows) {
    return Value.column(ArrowTypes.INT64, Arrays.stream(rows).map(Row::key).toArray());
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
