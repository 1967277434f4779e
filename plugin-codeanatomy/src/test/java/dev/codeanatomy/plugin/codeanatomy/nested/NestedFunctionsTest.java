package dev.codeanatomy.plugin.codeanatomy.nested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.codeanatomy.fixture.TestPlugin;
import dev.codeanatomy.plugin.codeanatomy.fixture.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;

class NestedFunctionsTest {
  private static final TestPlugin PLUGIN = TestPlugin.load();

  private static Value column(String type, Object... rows) {
    return Value.column(ArrowTypes.parse(type), rows);
  }

  private static List<Object> listOf(Object... items) {
    return Arrays.asList(items);
  }

  /** Keys and values in turn. */
  private static Map<Object, Object> mapOf(Object... entries) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put(entries[i], entries[i + 1]);
    }
    return map;
  }

  /** A map's entries as a vector gives them back. */
  private static List<Object> entries(Object... entries) {
    return mapOf(entries).entrySet().stream()
        .map(entry -> (Object) mapOf("key", entry.getKey(), "value", entry.getValue()))
        .toList();
  }

  private static List<Object> rows(String function, Object... arguments) throws Exception {
    return PLUGIN.scalar(function).args(arguments).rows();
  }

  @Test
  void listsLoseTheirNulls() throws Exception {
    Value lists =
        column("list<utf8>", listOf("b", null, "a"), null, listOf(), listOf((Object) null));
    assertThat(rows("list_compact", lists))
        .containsExactly(List.of("b", "a"), null, List.of(), List.of());
    assertThat(rows("array_compact", lists)).isEqualTo(rows("list_compact", lists));
  }

  @Test
  void uniqueItemsAreSortedByTheirBytes() throws Exception {
    Value lists =
        column(
            "list<utf8>",
            listOf("b", "a", "b"),
            listOf("\ufb01", "\ud83d\ude80", "z", null, "Z", "", "\u00e9"),
            null,
            listOf());
    assertThat(rows("list_unique_sorted", lists))
        .containsExactly(
            List.of("a", "b"),
            List.of("", "Z", "z", "\u00e9", "\ufb01", "\ud83d\ude80"),
            null,
            List.of());
    assertThat(rows("array_unique_sorted", lists)).hasSize(4);
  }

  @Test
  void itemsOfAnyTypeBecomeTexts() throws Exception {
    assertThat(rows("list_compact", column("list<int64>", listOf(3L, null, -12L, Long.MIN_VALUE))))
        .containsExactly(List.of("3", "-12", "-9223372036854775808"));
    assertThat(rows("list_unique_sorted", column("list<float64>", listOf(1.5, 1.0, 1.5))))
        .containsExactly(List.of("1", "1.5"));
    assertThat(rows("list_compact", column("list<bool>", listOf(true, null, false))))
        .containsExactly(List.of("true", "false"));
    assertThat(rows("list_unique_sorted", column("list<int32>", listOf(10, 9))))
        .as("texts, not numbers, are sorted")
        .containsExactly(List.of("10", "9"));
    assertThat(rows("list_compact", column("list<list<int64>>", listOf(listOf(1L, null), null))))
        .containsExactly(List.of("[1,null]"));
    assertThat(
            rows(
                "list_compact",
                column("list<struct<a int64, b utf8>>", listOf(listOf(1L, "x"), null))))
        .containsExactly(List.of("{\"a\":1,\"b\":\"x\"}"));
  }

  @Test
  void listsOfFixedSizeAreListsToo() throws Exception {
    Value lists = column("fixed_size_list(3)<int32>", listOf(3, null, 1), null, listOf(2, 2, 1));
    assertThat(rows("list_compact", lists))
        .containsExactly(List.of("3", "1"), null, List.of("2", "2", "1"));
    assertThat(rows("list_unique_sorted", lists))
        .containsExactly(List.of("1", "3"), null, List.of("1", "2"));
  }

  @Test
  void aNullOfAnyTypeIsANullList() throws Exception {
    assertThat(PLUGIN.call("list_compact", (Object) null)).isNull();
  }

  @Test
  void whatIsNoListIsRefused() {
    assertThatThrownBy(() -> PLUGIN.call("list_compact", 1))
        .hasMessage("Argument 'list_expr' of list_compact must be a list and is int32");
    assertThatThrownBy(() -> rows("list_unique_sorted", column("map<utf8, utf8>", mapOf())))
        .hasMessageContaining("map<utf8, utf8>");
  }

  @Property(tries = 200)
  void uniqueSortedIsWhatASortedSetGives(@ForAll List<Short> numbers) throws Exception {
    Object[] items = numbers.stream().map(number -> (Object) number.longValue()).toArray();
    TreeSet<String> expected = new TreeSet<>();
    numbers.forEach(number -> expected.add(number.toString()));
    assertThat(rows("list_unique_sorted", column("list<int64>", listOf(items))))
        .containsExactly(List.copyOf(expected));
  }

  @Test
  void aMapGivesItsValueOrTheDefault() throws Exception {
    Value map = column("map<utf8, utf8>", mapOf("alpha", "bravo"));
    assertThat(rows("map_get_default", map, "alpha", "fallback")).containsExactly("bravo");
    assertThat(rows("map_get_default", map, "zulu", "fallback")).containsExactly("fallback");
    assertThat(rows("map_get_default", map, "zulu", null)).containsExactly((Object) null);
  }

  @Test
  void theDefaultStandsForNullMapsAndNullValuesRowByRow() throws Exception {
    Value maps =
        column(
            "map<int64, float64>", mapOf(1L, 1.5, 2L, 2.0), mapOf(2L, null), null, mapOf(20L, 0.5));
    Value defaults = Value.column(ArrowTypes.INT64, 7L, 8L, 9L, null);
    assertThat(rows("map_get_default", maps, 2, defaults)).containsExactly("2", "8", "9", null);
  }

  @Test
  void keysAreComparedAsText() throws Exception {
    Value flags = column("map<bool, int64>", mapOf(true, 1L, false, 2L));
    assertThat(rows("map_get_default", flags, false, "none")).containsExactly("2");
    assertThat(rows("map_get_default", flags, "true", "none")).containsExactly("1");
    Value numbers = column("map<float64, utf8>", mapOf(1.0, "one", 1.5, "more"));
    assertThat(rows("map_get_default", numbers, 1.5, "none")).containsExactly("more");
    assertThat(rows("map_get_default", numbers, 1, "none")).containsExactly("one");
  }

  @Test
  void aKeyMustBeAConstantThatIsNotNull() {
    Value map = column("map<utf8, utf8>", mapOf("alpha", "bravo"));
    assertThatThrownBy(() -> rows("map_get_default", map, null, "x"))
        .hasMessageStartingWith("Argument 'key' of map_get_default must be a text, a number or a");
    assertThatThrownBy(() -> rows("map_get_default", map, Literal.of(ArrowTypes.DATE32, 1L), "x"))
        .hasMessageContaining("date32");
    assertThatThrownBy(() -> rows("map_get_default", map, column("utf8", "alpha"), "x"))
        .hasMessageContaining("key");
  }

  @Test
  void keysOfAMapGetOneCaseAndOneOrder() throws Exception {
    Value map = column("map<utf8, int64>", mapOf("B", 1L, "b", 2L, "A", 3L));
    assertThat(rows("map_normalize", map)).containsExactly(entries("a", "3", "b", "2"));
    assertThat(rows("map_normalize", map, "upper")).containsExactly(entries("A", "3", "B", "2"));
    assertThat(rows("map_normalize", map, "none"))
        .containsExactly(entries("A", "3", "B", "1", "b", "2"));
  }

  @Test
  void unsortedKeysStayWhereTheFirstOfThemWas() throws Exception {
    Value map = column("map<utf8, int64>", mapOf("B", 1L, "A", 3L, "b", 2L));
    assertThat(PLUGIN.scalar("map_normalize").args(map).named("sort_keys", false).rows())
        .containsExactly(entries("b", "2", "a", "3"));
  }

  @Test
  void mapsOfAnyTypeAndNullsAreNormalised() throws Exception {
    Value maps =
        column("map<int64, list<int64>>", mapOf(10L, listOf(1L), 9L, null), null, mapOf(), mapOf());
    assertThat(rows("map_normalize", maps))
        .containsExactly(entries("10", "[1]", "9", null), null, List.of(), List.of());
  }

  @Test
  void lettersOutsideAsciiChangeCaseToo() throws Exception {
    Value map = column("map<utf8, utf8>", mapOf("\u00c9", "x", "\u00e9", "y"));
    assertThat(rows("map_normalize", map)).containsExactly(entries("\u00e9", "y"));
    assertThat(rows("map_normalize", map, "UPPER")).containsExactly(entries("\u00c9", "y"));
  }

  @Test
  void whatACallLeavesOutTheSessionSays() throws Exception {
    TestPlugin session =
        TestPlugin.load()
            .withOption("map_normalize_key_case", "upper")
            .withOption("map_normalize_sort_keys", false);
    Value map = column("map<utf8, int64>", mapOf("b", 1L, "a", 2L));
    assertThat(session.scalar("map_normalize").args(map).rows())
        .containsExactly(entries("B", "1", "A", "2"));
    assertThat(session.scalar("map_normalize").args(map, "none", true).rows())
        .containsExactly(entries("a", "2", "b", "1"));
  }

  @Test
  void anUnknownCaseIsRefused() {
    Value map = column("map<utf8, int64>", mapOf("b", 1L));
    assertThatThrownBy(() -> rows("map_normalize", map, "title"))
        .hasMessage(
            "Argument 'key_case' of map_normalize is 'title': expected one of [lower, upper,"
                + " none]");
  }

  @Test
  void fieldsArePickedInTheOrderOfTheirNames() throws Exception {
    Value structs =
        column(
            "struct<a int64, b utf8, c bool>", listOf(1L, "x", true), null, listOf(2L, null, null));
    assertThat(rows("struct_pick", structs, "c", " a "))
        .containsExactly(mapOf("c", true, "a", 1L), null, mapOf("c", null, "a", 2L));
    assertThat(rows("struct_select", structs, "B"))
        .containsExactly(mapOf("b", "x"), null, mapOf("b", null));
  }

  @Test
  void fieldsOfAnyTypeArePicked() throws Exception {
    Value structs =
        column(
            "struct<l list<utf8>, m map<utf8, int64>, s struct<x int64, y utf8>, d date32>",
            listOf(listOf("p", null), mapOf("k", 1L), listOf(7L, "q"), 3),
            listOf(null, null, null, null),
            listOf(listOf(), mapOf(), listOf(null, null), -1));
    List<Object> picked = rows("struct_pick", structs, "s", "m", "l", "d");
    assertThat(picked)
        .containsExactly(
            mapOf(
                "s",
                mapOf("x", 7L, "y", "q"),
                "m",
                entries("k", 1L),
                "l",
                listOf("p", null),
                "d",
                3),
            mapOf("s", null, "m", null, "l", null, "d", null),
            mapOf("s", mapOf("x", null, "y", null), "m", List.of(), "l", List.of(), "d", -1));
  }

  @Test
  void aPickedFieldKeepsTypeNullabilityAndMetadata() throws Exception {
    Field id =
        new Field(
            "id",
            new FieldType(false, ArrowTypes.INT64, null, Map.of("semantic_type", "NodeId")),
            null);
    Field struct =
        new Field(
            "s",
            FieldType.nullable(ArrowTypes.parse("struct<a int64>").getType()),
            List.of(ArrowTypes.nullable("name", ArrowTypes.UTF8), id));
    Field returned = PLUGIN.scalar("struct_pick").args(Value.column(struct), "id").returnField();
    assertThat(returned.getChildren()).containsExactly(id);
    assertThat(returned.getChildren().get(0).getMetadata())
        .containsEntry("semantic_type", "NodeId");
    assertThat(returned.isNullable()).isTrue();
  }

  @Test
  void whatCannotBePickedIsRefused() {
    Value structs = column("struct<a int64, b utf8>", listOf(1L, "x"));
    assertThatThrownBy(() -> rows("struct_pick", structs, "z"))
        .hasMessage("struct_pick: field not found in struct: z. The struct has [a, b]");
    assertThatThrownBy(() -> rows("struct_pick", structs, "a", "A"))
        .hasMessageContaining("'a' twice");
    assertThatThrownBy(() -> rows("struct_pick", structs, "  ")).hasMessageContaining("blank");
    assertThatThrownBy(() -> rows("struct_pick", structs, column("utf8", "a")))
        .hasMessageContaining("must be a constant");
    assertThatThrownBy(() -> rows("struct_pick", structs))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rows("struct_pick", structs, "a", "b", "c", "d", "e", "f", "g"))
        .hasMessageContaining("found 7");
  }
}
