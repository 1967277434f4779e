package dev.codeanatomy.host.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LiteralRoundTripTest {
  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("bool", true, false),
        Arguments.of("int8", -128L, 127L),
        Arguments.of("uint8", 255L, 127L),
        Arguments.of("uint32", 4294967295L, 1L),
        Arguments.of("int64", Long.MIN_VALUE, 1L),
        Arguments.of("uint64", BigInteger.TWO.pow(64).subtract(BigInteger.ONE), 1L),
        Arguments.of("float32", 0.5, -0.5),
        Arguments.of("float64", 0.1, 0.2),
        Arguments.of("decimal(10,2)", new BigDecimal("1.5"), new BigDecimal("1.51")),
        Arguments.of("utf8", "\u00e4", ""),
        Arguments.of("binary", new byte[] {1}, new byte[] {}),
        Arguments.of("fixed_size_binary(2)", new byte[] {1, 2}, new byte[] {1, 3}),
        Arguments.of("date32", -1L, 1L),
        Arguments.of("time(us)", 1L, 2L),
        Arguments.of("timestamp(us,UTC)", -1L, 1L),
        Arguments.of(
            "struct<a int64, b utf8>",
            List.of(Literal.ofInt64(1), Literal.ofNull(ArrowTypes.UTF8)),
            List.of(Literal.ofInt64(1), Literal.ofUtf8(""))),
        Arguments.of(
            "list<int64>",
            List.of(Literal.ofInt64(1), Literal.ofNull(ArrowTypes.INT64)),
            List.of(Literal.ofInt64(1))),
        Arguments.of("list<utf8>", List.of(), List.of(Literal.ofUtf8(""))),
        Arguments.of(
            "fixed_size_list(1)<int64>", List.of(Literal.ofInt64(1)), List.of(Literal.ofInt64(2))),
        Arguments.of(
            "map<utf8, int64>", List.of(entry("a", 1), entry("b", 2)), List.of(entry("a", 1))));
  }

  private static Literal entry(String key, long value) {
    Field entry = ArrowTypes.parse("map<utf8, int64>").getChildren().get(0);
    return Literal.of(entry, List.of(Literal.ofUtf8(key), Literal.ofInt64(value)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aConstantIsReadBackFromItsRow(String text, Object value, Object other) {
    Field type = ArrowTypes.parse(text);
    Literal literal = Literal.of(type, value);
    Literal nothing = Literal.ofNull(type);
    try (BufferAllocator allocator = new RootAllocator();
        FieldVector vector = type.createVector(allocator)) {
      vector.allocateNew();
      LiteralVectors.write(vector, 0, nothing);
      for (int row = 1; row < 40; row++) {
        LiteralVectors.write(vector, row, row % 2 == 0 ? literal : Literal.of(type, other));
      }
      vector.setValueCount(40);

      assertThat(LiteralVectors.holds(vector, 0, nothing)).isTrue();
      assertThat(LiteralVectors.holds(vector, 0, literal)).isFalse();
      assertThat(LiteralVectors.holds(vector, 2, literal)).isTrue();
      assertThat(LiteralVectors.holds(vector, 38, literal)).isTrue();
      assertThat(LiteralVectors.holds(vector, 39, literal)).isFalse();
      assertThat(LiteralVectors.holds(vector, 39, Literal.of(type, other))).isTrue();
      assertThat(LiteralVectors.holds(vector, 39, nothing)).isFalse();
    }
  }
}
