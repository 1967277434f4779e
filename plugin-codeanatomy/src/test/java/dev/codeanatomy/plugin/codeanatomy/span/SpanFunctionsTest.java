package dev.codeanatomy.plugin.codeanatomy.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.codeanatomy.fixture.TestPlugin;
import dev.codeanatomy.plugin.codeanatomy.fixture.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;

class SpanFunctionsTest {
  private static final TestPlugin PLUGIN = TestPlugin.load();

  @Test
  void aSpanHasTheDefaultsOfTheSession() throws Exception {
    assertThat(PLUGIN.call("span_make", 10, 25)).isEqualTo(struct(10L, 25L, 0L, "byte", true));
    TestPlugin session =
        TestPlugin.load()
            .withOption("span_default_line_base", 1)
            .withOption("span_default_col_unit", "utf16")
            .withOption("span_default_end_exclusive", false);
    assertThat(session.call("span", 10, 25)).isEqualTo(struct(10L, 25L, 1L, "utf16", false));
    assertThat(session.call("span", 10, 25, 7, "utf8", true))
        .isEqualTo(struct(10L, 25L, 7L, "utf8", true));
  }

  @Test
  void nullsInASpanStayOrBecomeDefaults() throws Exception {
    assertThat(
            PLUGIN.call(
                "span_make",
                Literal.ofNull(ArrowTypes.INT64),
                25,
                Literal.ofNull(ArrowTypes.INT32),
                null,
                Literal.ofNull(ArrowTypes.BOOL)))
        .isEqualTo(struct(null, 25L, null, "byte", true));
  }

  @Test
  void spansAreMadeRowByRow() throws Exception {
    assertThat(
            PLUGIN
                .scalar("span_make")
                .args(
                    Value.column(ArrowTypes.INT64, 1L, null),
                    Value.column(ArrowTypes.INT64, 2L, 3L),
                    Value.column(ArrowTypes.INT32, null, 5),
                    Value.column(ArrowTypes.UTF8, "utf8", null),
                    Value.column(ArrowTypes.BOOL, false, null))
                .rows())
        .containsExactly(struct(1L, 2L, null, "utf8", false), struct(null, 3L, 5L, "byte", true));
  }

  @Test
  void aSpanTakesTwoToFiveArguments() {
    assertThatThrownBy(() -> PLUGIN.call("span_make", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PLUGIN.call("span_make", 1, 2, 3, "byte", true, 6))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFieldSaysWhatAllSpansOfTheCallShare() throws Exception {
    assertThat(PLUGIN.scalar("span_make").args(1, 2).returnField().getMetadata())
        .isEqualTo(
            Map.of(
                "semantic_type", "Span",
                "line_base", "0",
                "col_unit", "byte",
                "end_exclusive", "true"));
    assertThat(
            PLUGIN
                .scalar("span_make")
                .args(1, 2, 10, Value.column(ArrowTypes.UTF8, "utf8"), false)
                .returnField()
                .getMetadata())
        .isEqualTo(Map.of("semantic_type", "Span", "line_base", "10", "end_exclusive", "false"));
  }

  @Test
  void theFirstArgumentsMetadataGoesBeforeOurs() throws Exception {
    Value start = Value.column(ArrowTypes.INT64, 1L).withMetadata(Map.of("line_base", "10"));
    assertThat(PLUGIN.scalar("span_make").args(start, 2).returnField().getMetadata())
        .isEqualTo(Map.of("line_base", "10"));
  }

  @Test
  void aLengthCountsTheBytesAndHonoursTheEnd() throws Exception {
    assertThat(PLUGIN.call("span_len", span(10L, 25L, true))).isEqualTo(15L);
    assertThat(PLUGIN.call("span_len", span(10L, 25L, null))).isEqualTo(15L);
    assertThat(PLUGIN.call("span_len", span(10L, 25L, false))).isEqualTo(16L);
    assertThat(PLUGIN.call("span_len", span(null, 25L, true))).isNull();
    assertThat(PLUGIN.call("span_len", span(10L, null, true))).isNull();
    assertThat(PLUGIN.call("span_len", Value.column(spanField(), (Object) null))).isNull();
  }

  @Test
  void spansOverlapWhereTheyShareAByte() throws Exception {
    Value first = span(0L, 10L, true);
    assertThat(PLUGIN.call("span_overlaps", first, span(10L, 20L, true))).isEqualTo(false);
    assertThat(PLUGIN.call("span_overlaps", span(0L, 10L, false), span(10L, 20L, true)))
        .isEqualTo(true);
    assertThat(PLUGIN.call("span_overlaps", first, span(9L, 20L, true))).isEqualTo(true);
    assertThat(PLUGIN.call("span_overlaps", first, span(null, 20L, true))).isNull();
  }

  @Test
  void aSpanContainsWhatLiesWithin() throws Exception {
    Value outer = span(0L, 10L, true);
    assertThat(PLUGIN.call("span_contains", outer, span(2L, 10L, true))).isEqualTo(true);
    assertThat(PLUGIN.call("span_contains", outer, span(2L, 10L, false))).isEqualTo(false);
    assertThat(PLUGIN.call("span_contains", outer, span(2L, null, false))).isNull();
  }

  @Test
  void anInclusiveEndAtTheEndOfTheRangeDoesNotWrapAround() throws Exception {
    Value last = span(0L, Long.MAX_VALUE, false);
    assertThat(PLUGIN.call("span_len", last)).isEqualTo(Long.MAX_VALUE);
    assertThat(PLUGIN.call("span_overlaps", last, span(5L, 6L, true))).isEqualTo(true);
  }

  @Test
  void aStructWithoutOffsetsIsRefusedWhenTheCallIsBound() {
    Field noEnd = structOf(ArrowTypes.nullable("bstart", ArrowTypes.INT64));
    assertThatThrownBy(() -> PLUGIN.call("span_len", Value.column(noEnd, List.of(1L))))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("Missing span field: bend");
    Field narrow =
        structOf(
            ArrowTypes.nullable("bstart", ArrowTypes.INT64),
            ArrowTypes.nullable("bend", ArrowTypes.INT32));
    assertThatThrownBy(() -> PLUGIN.call("span_len", Value.column(narrow, List.of(1L, 2L))))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("Span field bend of argument 'span' must be int64 and is int32");
    assertThatThrownBy(() -> PLUGIN.call("span_overlaps", span(1L, 2L, true), 5))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void aStructWithOffsetsAloneIsASpan() throws Exception {
    Field offsets =
        structOf(
            ArrowTypes.nullable("bend", ArrowTypes.INT64),
            ArrowTypes.nullable("bstart", ArrowTypes.INT64));
    assertThat(PLUGIN.call("span_len", Value.column(offsets, List.of(25L, 10L)))).isEqualTo(15L);
  }

  @Test
  void aSpanIdNamesItsParts() throws Exception {
    assertThat(PLUGIN.call("span_id", "span", "f.py", 10, 20))
        .isEqualTo("span:fafdcd469b89876e96b47a02b4689870");
    assertThat(PLUGIN.call("span_id", "span", "f.py", 10, 20, "ref"))
        .isEqualTo("span:1cb946edf007f05f63647711ac531f1b");
    assertThat(PLUGIN.call("span_id", null, "f.py", 10, 20)).isNull();
  }

  @Test
  void aNullPartOfASpanIdIsNotAnAbsentOne() throws Exception {
    Object withNullKind = PLUGIN.call("span_id", "span", "f.py", 10, 20, null);
    assertThat(withNullKind)
        .isEqualTo(PLUGIN.call("stable_id_parts", "span", "f.py", 10, 20, null))
        .isNotEqualTo(PLUGIN.call("span_id", "span", "f.py", 10, 20));
    assertThat(PLUGIN.call("span_id", "span", null, Literal.ofNull(ArrowTypes.INT64), 20))
        .isEqualTo(PLUGIN.call("stable_id_parts", "span", null, null, 20));
  }

  @Test
  void aSpanIdSaysWhatItIs() throws Exception {
    assertThat(PLUGIN.scalar("span_id").args("ns", "f", 1, 2).returnField().getMetadata())
        .isEqualTo(Map.of("semantic_type", "SpanId"));
  }

  @Property(tries = 300)
  void spansObeyTheirAlgebra(
      @ForAll @IntRange(max = 20) int startA,
      @ForAll @IntRange(max = 20) int lengthA,
      @ForAll @IntRange(max = 20) int startB,
      @ForAll @IntRange(max = 20) int lengthB,
      @ForAll boolean exclusive)
      throws Exception {
    Value a = span((long) startA, (long) startA + lengthA, exclusive);
    Value b = span((long) startB, (long) startB + lengthB, true);
    boolean overlaps = (boolean) PLUGIN.call("span_overlaps", a, b);
    boolean contains = (boolean) PLUGIN.call("span_contains", a, b);
    long bytesOfA = (long) PLUGIN.call("span_len", a);
    // An independent count: the bytes that are in both.
    long shared = 0;
    for (int at = startB; at < startB + lengthB; at++) {
      shared += at >= startA && at < startA + bytesOfA ? 1 : 0;
    }
    if (bytesOfA > 0 && lengthB > 0) {
      assertThat(overlaps).isEqualTo(shared > 0);
      assertThat(contains).isEqualTo(shared == lengthB);
    }
    assertThat(PLUGIN.call("span_overlaps", b, a)).isEqualTo(overlaps);
    assertThat(PLUGIN.call("span_contains", a, a)).isEqualTo(true);
  }

  private static Map<String, Object> struct(
      Long start, Long end, Long lineBase, String unit, Boolean exclusive) {
    Map<String, Object> struct = new LinkedHashMap<>();
    struct.put("bstart", start);
    struct.put("bend", end);
    struct.put("line_base", lineBase);
    struct.put("col_unit", unit);
    struct.put("end_exclusive", exclusive);
    return struct;
  }

  private static Value span(Long start, Long end, Boolean exclusive) {
    return Value.column(spanField(), Arrays.asList(start, end, 0, "byte", exclusive));
  }

  private static Field spanField() {
    return structOf(
        ArrowTypes.nullable("bstart", ArrowTypes.INT64),
        ArrowTypes.nullable("bend", ArrowTypes.INT64),
        ArrowTypes.nullable("line_base", ArrowTypes.INT32),
        ArrowTypes.nullable("col_unit", ArrowTypes.UTF8),
        ArrowTypes.nullable("end_exclusive", ArrowTypes.BOOL));
  }

  private static Field structOf(Field... children) {
    return new Field("span", FieldType.nullable(ArrowType.Struct.INSTANCE), List.of(children));
  }
}
