package dev.codeanatomy.plugin.api.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiteralTest {
  @Test
  void aLiteralHasItsTypeAndValue() {
    assertThat(Literal.ofInt32(7).type()).isEqualTo(ArrowTypes.INT32);
    assertThat(Literal.ofInt32(7).value()).contains(7L);
    assertThat(Literal.ofUtf8("x").asString()).isEqualTo("x");
    assertThat(Literal.ofBoolean(true).asBoolean()).isTrue();
    assertThat(Literal.ofFloat64(1.5).asDouble()).isEqualTo(1.5);
    assertThat(Literal.of(ArrowTypes.DATE32, 1L).asLong()).isEqualTo(1);
  }

  @Test
  void aNullHasATypeAndNoValue() {
    Literal nothing = Literal.ofNull(ArrowTypes.UTF8);
    assertThat(nothing.isNull()).isTrue();
    assertThat(nothing.field().isNullable()).isTrue();
    assertThat(Literal.ofUtf8("").field().isNullable()).isFalse();
    assertThatThrownBy(nothing::asString).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aValueOfAnotherClassIsRefused() {
    assertThatThrownBy(() -> Literal.of(ArrowTypes.INT64, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Integer");
    assertThatThrownBy(() -> Literal.ofInt64(1).asString())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1:int64");
  }

  @Test
  void equalityIsByTypeAndValueAlsoOfBytes() {
    assertThat(Literal.ofInt32(1)).isNotEqualTo(Literal.ofInt64(1));
    assertThat(Literal.of(ArrowTypes.BINARY, new byte[] {1}))
        .isEqualTo(Literal.of(ArrowTypes.BINARY, new byte[] {1}))
        .hasSameHashCodeAs(Literal.of(ArrowTypes.BINARY, new byte[] {1}));
    assertThat(Literal.ofNull(ArrowTypes.UTF8)).isEqualTo(Literal.ofNull(ArrowTypes.UTF8));
  }

  @Test
  void bytesDoNotChangeWithTheArrayTheyCameFromOrWentInto() {
    byte[] given = {1};
    Literal literal = Literal.of(ArrowTypes.BINARY, given);
    given[0] = 2;
    ((byte[]) literal.value().orElseThrow())[0] = 3;

    assertThat(literal).isEqualTo(Literal.of(ArrowTypes.BINARY, new byte[] {1}));
  }

  @Test
  void aStructHasNamedChildrenWithValues() {
    Literal span =
        Literal.ofStruct(List.of("start", "end"), List.of(Literal.ofInt64(1), Literal.ofInt64(2)));
    assertThat(span.field().getChildren())
        .containsExactly(
            ArrowTypes.nullable("start", ArrowTypes.INT64),
            ArrowTypes.nullable("end", ArrowTypes.INT64));
    assertThat(span.value()).contains(List.of(Literal.ofInt64(1), Literal.ofInt64(2)));
    assertThat(span)
        .isEqualTo(
            Literal.ofStruct(List.of("start", "end"), span.value().map(LiteralTest::list).get()))
        .isNotEqualTo(
            Literal.ofStruct(List.of("a", "end"), span.value().map(LiteralTest::list).get()));
    assertThatThrownBy(() -> Literal.ofStruct(List.of("a"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @SuppressWarnings("unchecked")
  private static List<Literal> list(Object value) {
    return (List<Literal>) value;
  }

  @Test
  void expressionsReadAsCalls() {
    Column size = Column.of(ArrowTypes.nullable("size", ArrowTypes.INT64));
    Call call =
        Call.of(
            "gt",
            List.of(size, Literal.ofInt64(10)),
            ArrowTypes.nullable("answer", ArrowTypes.BOOL));
    assertThat(call).hasToString("gt(size, 10:int64)");
    assertThat(call)
        .isEqualTo(Call.of("gt", List.of(size, Literal.ofInt64(10)), call.field()))
        .isNotEqualTo(Call.of("lt", List.of(size, Literal.ofInt64(10)), call.field()));
  }
}
