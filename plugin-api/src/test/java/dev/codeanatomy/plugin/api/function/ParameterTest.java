package dev.codeanatomy.plugin.api.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.expr.Literal;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.Test;

class ParameterTest {
  @Test
  void aDefaultMustBeOfATypeTheParameterAccepts() {
    Parameter.Builder lines = Parameter.builder("lines", TypeSet.of(ArrowTypes.INT64));
    assertThatThrownBy(() -> lines.defaultValue(Literal.ofUtf8("1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lines");
    assertThat(lines.defaultValue(Literal.ofNull(ArrowTypes.INT64)).build().defaultValue())
        .contains(Literal.ofNull(ArrowTypes.INT64));
  }

  @Test
  void aVariadicParameterHasNoDefault() {
    assertThatThrownBy(
            () ->
                Parameter.builder("x", TypeSet.any())
                    .variadic()
                    .defaultValue(Literal.ofInt64(1))
                    .build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("variadic");
  }

  @Test
  void typeSetsAcceptWhatTheySay() {
    ArrowType uint8 = new ArrowType.Int(8, false);
    ArrowType decimal = new ArrowType.Decimal(10, 2, 128);
    assertThat(TypeSet.any().accepts(ArrowType.Struct.INSTANCE)).isTrue();
    assertThat(TypeSet.integer().accepts(uint8)).isTrue();
    assertThat(TypeSet.integer().accepts(decimal)).isFalse();
    assertThat(TypeSet.numeric().accepts(decimal)).isTrue();
    assertThat(TypeSet.numeric().accepts(ArrowTypes.UTF8)).isFalse();
    assertThat(TypeSet.struct().accepts(ArrowType.Struct.INSTANCE)).isTrue();
    assertThat(TypeSet.list().accepts(ArrowType.List.INSTANCE)).isTrue();
    assertThat(TypeSet.map().accepts(new ArrowType.Map(false))).isTrue();
    assertThat(TypeSet.of(ArrowTypes.UTF8).accepts(ArrowTypes.BINARY)).isFalse();
  }

  @Test
  void exactSetsAreTheirOwnCastTargetsInOrder() {
    assertThat(TypeSet.of(ArrowTypes.INT64, ArrowTypes.FLOAT64).castTargets())
        .containsExactly(ArrowTypes.INT64, ArrowTypes.FLOAT64);
    assertThat(TypeSet.any().castTargets()).isEmpty();
    assertThatThrownBy(TypeSet::of).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void typesAreSpelledShort() {
    assertThat(ArrowTypes.text(new ArrowType.Int(16, false))).isEqualTo("uint16");
    assertThat(ArrowTypes.text(new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE)))
        .isEqualTo("float32");
    assertThat(ArrowTypes.text(new ArrowType.Decimal(10, 2, 128))).isEqualTo("decimal(10,2)");
    assertThat(ArrowTypes.text(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")))
        .isEqualTo("timestamp(us,UTC)");
    assertThat(ArrowTypes.text(ArrowTypes.DATE32)).isEqualTo("date32");
    assertThat(ArrowTypes.text(ArrowType.Struct.INSTANCE)).isEqualTo("struct");
  }
}
