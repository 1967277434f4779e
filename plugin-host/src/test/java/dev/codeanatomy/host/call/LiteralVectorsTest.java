package dev.codeanatomy.host.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiteralVectorsTest {
  private final RootAllocator allocator = new RootAllocator();

  @AfterEach
  void nothingStaysAllocated() {
    allocator.close();
  }

  static Stream<Literal> constants() {
    return Stream.of(
        Literal.ofBoolean(true),
        Literal.of(new ArrowType.Int(8, false), 200L),
        Literal.of(new ArrowType.Int(16, true), -3L),
        Literal.ofInt32(-1),
        Literal.ofInt64(Long.MIN_VALUE),
        Literal.of(new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE), 0.5),
        Literal.ofFloat64(Double.NaN),
        Literal.of(new ArrowType.Decimal(9, 2, 128), new BigDecimal("1.50")),
        Literal.ofUtf8("déjà"),
        Literal.of(ArrowType.Binary.INSTANCE, new byte[] {0, -1}),
        Literal.of(new ArrowType.Date(DateUnit.DAY), -1L),
        Literal.of(new ArrowType.Date(DateUnit.MILLISECOND), 3L),
        Literal.of(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"), 1L),
        Literal.ofStruct(List.of("a", "b"), List.of(Literal.ofInt64(1), Literal.ofUtf8("x"))));
  }

  @ParameterizedTest
  @MethodSource("constants")
  void aRowHoldsWhatWasWrittenIntoIt(Literal constant) {
    try (FieldVector vector = vector(constant)) {
      LiteralVectors.write(vector, 0, constant);
      vector.setNull(1);
      vector.setValueCount(2);

      assertThat(LiteralVectors.holds(vector, 0, constant)).isTrue();
      assertThat(LiteralVectors.holds(vector, 1, constant)).isFalse();
      assertThat(LiteralVectors.holds(vector, 1, Literal.ofNull(constant.type()))).isTrue();
      assertThat(LiteralVectors.text(vector, 1)).isEqualTo("null");
    }
  }

  @Test
  void anotherValueIsNotHeld() {
    try (FieldVector vector = vector(Literal.ofUtf8(""))) {
      LiteralVectors.write(vector, 0, Literal.ofUtf8("a"));
      vector.setValueCount(1);

      assertThat(LiteralVectors.holds(vector, 0, Literal.ofUtf8("b"))).isFalse();
      assertThat(LiteralVectors.holds(vector, 0, Literal.ofUtf8(""))).isFalse();
    }
  }

  @Test
  void aSumInAnotherOrderIsTheSameAnswer() {
    try (FieldVector vector = vector(Literal.ofFloat64(0))) {
      LiteralVectors.write(vector, 0, Literal.ofFloat64(0.1 + 0.2));
      vector.setValueCount(1);

      assertThat(LiteralVectors.holds(vector, 0, Literal.ofFloat64(0.3))).isTrue();
      assertThat(LiteralVectors.holds(vector, 0, Literal.ofFloat64(0.3001))).isFalse();
    }
  }

  @Test
  void aNumberIsNoConstantOfAList() {
    Field list =
        new Field(
            "list",
            FieldType.nullable(ArrowType.List.INSTANCE),
            List.of(ArrowTypes.nullable("item", ArrowTypes.INT64)));
    try (FieldVector vector = list.createVector(allocator)) {
      assertThatThrownBy(() -> LiteralVectors.write(vector, 0, Literal.ofInt64(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("No constant can be written");
    }
  }

  private FieldVector vector(Literal constant) {
    Field field =
        new Field("v", FieldType.nullable(constant.type()), constant.field().getChildren());
    FieldVector vector = field.createVector(allocator);
    vector.allocateNew();
    return vector;
  }
}
