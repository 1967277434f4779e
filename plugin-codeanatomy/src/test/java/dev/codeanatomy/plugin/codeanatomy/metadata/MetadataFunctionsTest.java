package dev.codeanatomy.plugin.codeanatomy.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.codeanatomy.fixture.TestPlugin;
import dev.codeanatomy.plugin.codeanatomy.fixture.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataFunctionsTest {
  private static final TestPlugin PLUGIN = TestPlugin.load();
  private static final Value CODE =
      Value.column(ArrowTypes.UTF8, "x", null)
          .withMetadata(Map.of("line_base", "10", "col_unit", "byte"));

  @Test
  void anEntryOfTheMetadataIsGivenForEveryRow() throws Exception {
    assertThat(PLUGIN.scalar("arrow_metadata").args(CODE, "line_base").rows())
        .containsExactly("10", "10");
    assertThat(PLUGIN.scalar("arrow_metadata").args(CODE).named("key", "other").rows())
        .containsExactly(null, null);
  }

  @Test
  void withoutAKeyAllEntriesAreGivenSortedByKey() throws Exception {
    List<Object> entries =
        List.of(
            Map.of("key", "col_unit", "value", "byte"), Map.of("key", "line_base", "value", "10"));
    assertThat(PLUGIN.scalar("arrow_metadata").args(CODE).rows()).containsExactly(entries, entries);
    assertThat(PLUGIN.call("arrow_metadata", 1)).isEqualTo(List.of());
    assertThat(ArrowTypes.text(PLUGIN.scalar("arrow_metadata").args(CODE).returnField()))
        .isEqualTo("map<utf8, utf8>");
  }

  @Test
  void aKeyMustBeAConstantThatIsNotNull() {
    assertThatThrownBy(() -> PLUGIN.scalar("arrow_metadata").args(CODE, null).rows())
        .hasMessage(
            "Argument 'key' of arrow_metadata is null: give the text of a key, or leave it out for"
                + " all entries");
    assertThatThrownBy(() -> PLUGIN.scalar("arrow_metadata").args(CODE, CODE).rows())
        .hasMessageContaining("must be a constant");
  }

  @ParameterizedTest
  @CsvSource({
    "node, NodeId", "' Node_ID ', NodeId", "nodeid, NodeId",
    "edge, EdgeId", "EDGE_ID, EdgeId", "edgeid, EdgeId",
    "span, SpanId", "span_id, SpanId", "SpanId, SpanId",
    "' My Label ', My Label"
  })
  void aTagIsWrittenInOneSpelling(String given, String label) throws Exception {
    Field field = PLUGIN.scalar("semantic_tag").args(given, CODE).returnField();
    assertThat(field.getMetadata())
        .isEqualTo(Map.of("semantic_type", label, "line_base", "10", "col_unit", "byte"));
    assertThat(field.getType()).isEqualTo(ArrowTypes.UTF8);
  }

  static Stream<Arguments> columns() {
    return Stream.of(
        Arguments.of("int64", Arrays.asList(1L, null, -3L)),
        Arguments.of("int32", Arrays.asList(1L, null, -3L)),
        Arguments.of("bool", Arrays.asList(true, null, false)),
        Arguments.of("float64", Arrays.asList(1.5, null, -3.0)),
        Arguments.of("utf8", Arrays.asList("a", null, "a longer text than sixteen", "")),
        Arguments.of("list<utf8>", Arrays.asList(List.of("a", "b"), null, List.of())),
        Arguments.of(
            "list<list<int64>>", Arrays.asList(List.of(List.of(1L), List.of()), null, List.of())),
        Arguments.of(
            "fixed_size_list(2)<int64>", Arrays.asList(List.of(1L, 2L), null, List.of(3L, 4L))));
  }

  @ParameterizedTest
  @MethodSource("columns")
  void aTaggedValueIsPassedOn(String type, List<Object> rows) throws Exception {
    Value values = Value.column(ArrowTypes.parse(type), rows.toArray());
    assertThat(PLUGIN.scalar("semantic_tag").args("node", values).rows())
        .containsExactlyElementsOf(rows);
  }

  @Test
  void aTagMustBeAConstantThatIsNotBlank() {
    assertThatThrownBy(() -> PLUGIN.call("semantic_tag", " ", 1))
        .hasMessageContaining("'semantic_type' of semantic_tag is null or blank");
    assertThatThrownBy(() -> PLUGIN.call("semantic_tag", null, 1)).hasMessageContaining("null");
    assertThatThrownBy(() -> PLUGIN.call("semantic_tag", CODE, 1))
        .hasMessageContaining("must be a constant");
  }

  static Stream<Arguments> scores() {
    return Stream.of(
        Arguments.of(ArrowTypes.INT32, 7, 7.0),
        Arguments.of(ArrowTypes.INT64, Long.MAX_VALUE, 0x1p63),
        Arguments.of(new ArrowType.Int(8, false), 255, 255.0),
        Arguments.of(new ArrowType.Int(64, true), -1L, -1.0),
        Arguments.of(new ArrowType.Int(64, false), -1L, 0x1p64),
        Arguments.of(new ArrowType.Int(64, false), -2048L, 0x1p64 - 2048),
        Arguments.of(ArrowTypes.FLOAT64, 0.1, 0.1),
        Arguments.of(ArrowTypes.FLOAT32, 0.5f, 0.5),
        Arguments.of(new ArrowType.Decimal(10, 2, 128), new BigDecimal("-12.25"), -12.25));
  }

  @ParameterizedTest
  @MethodSource("scores")
  void aScoreOfAnyNumberIsAFloat64(ArrowType type, Object number, double score) throws Exception {
    assertThat(PLUGIN.scalar("cpg_score").args(Value.column(type, number, null)).rows())
        .containsExactly(score, null);
    assertThat(PLUGIN.scalar("cpg_score").args(Value.column(type, number)).returnField().getType())
        .isEqualTo(ArrowTypes.FLOAT64);
  }

  @Test
  void aNullScoreIsNull() throws Exception {
    assertThat(PLUGIN.call("cpg_score", Literal.ofNull(ArrowTypes.INT64))).isNull();
  }
}
