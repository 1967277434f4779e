package dev.codeanatomy.plugin.codeanatomy.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.codeanatomy.fixture.Vectors;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTextTest {
  static Stream<Arguments> values() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("k", 1L);
    map.put("q\"", -2L);
    return Stream.of(
        Arguments.of(ArrowTypes.BOOL, true, "true"),
        Arguments.of(ArrowTypes.BOOL, false, "false"),
        Arguments.of(new ArrowType.Int(8, true), -128, "-128"),
        Arguments.of(new ArrowType.Int(8, false), 255, "255"),
        Arguments.of(new ArrowType.Int(16, true), -5, "-5"),
        Arguments.of(new ArrowType.Int(16, false), 65535, "65535"),
        Arguments.of(ArrowTypes.INT32, -7, "-7"),
        Arguments.of(new ArrowType.Int(32, false), 4294967295L, "4294967295"),
        Arguments.of(ArrowTypes.INT64, Long.MIN_VALUE, "-9223372036854775808"),
        Arguments.of(new ArrowType.Int(64, false), -1L, "18446744073709551615"),
        Arguments.of(ArrowTypes.FLOAT64, 1.0, "1"),
        Arguments.of(ArrowTypes.FLOAT64, 1.5, "1.5"),
        Arguments.of(ArrowTypes.FLOAT64, -0.0, "-0"),
        Arguments.of(ArrowTypes.FLOAT64, 0.1, "0.1"),
        Arguments.of(ArrowTypes.FLOAT64, 1e21, "1000000000000000000000"),
        Arguments.of(ArrowTypes.FLOAT64, 1e-7, "0.0000001"),
        Arguments.of(ArrowTypes.FLOAT64, 2.2250738585072014E-308 * 0, "0"),
        Arguments.of(ArrowTypes.FLOAT64, Double.NaN, "NaN"),
        Arguments.of(ArrowTypes.FLOAT64, Double.NEGATIVE_INFINITY, "-inf"),
        Arguments.of(ArrowTypes.FLOAT32, 0.1f, "0.1"),
        Arguments.of(ArrowTypes.FLOAT32, 16777216f, "16777216"),
        Arguments.of(new ArrowType.Decimal(10, 2, 128), new BigDecimal("1.50"), "1.50"),
        Arguments.of(ArrowTypes.UTF8, "as it is ", "as it is "),
        Arguments.of(ArrowTypes.BINARY, new byte[] {0, (byte) 0xab}, "00ab"),
        Arguments.of(ArrowTypes.DATE32, 0, "1970-01-01"),
        Arguments.of(ArrowTypes.DATE32, -1, "1969-12-31"),
        Arguments.of(new ArrowType.Time(TimeUnit.MICROSECOND, 64), 1L, "00:00:00.000001"),
        Arguments.of(ArrowTypes.TIMESTAMP_US, -1L, "1969-12-31T23:59:59.999999"),
        Arguments.of(ArrowTypes.TIMESTAMP_US, 0L, "1970-01-01T00:00:00"),
        Arguments.of(
            new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"),
            1500000L,
            "1970-01-01T00:00:01.5Z"),
        Arguments.of(
            field(ArrowType.List.INSTANCE, ArrowTypes.nullable("item", ArrowTypes.UTF8)),
            Arrays.asList("a", null, "b\"\n"),
            "[\"a\",null,\"b\\\"\\u000a\"]"),
        Arguments.of(
            field(
                ArrowType.Struct.INSTANCE,
                ArrowTypes.nullable("x", ArrowTypes.INT64),
                field(ArrowType.List.INSTANCE, ArrowTypes.nullable("item", ArrowTypes.BOOL))),
            Arrays.asList(1L, List.of(true)),
            "{\"x\":1,\"f\":[true]}"),
        Arguments.of(
            field(
                new ArrowType.Map(false),
                new Field(
                    "entries",
                    FieldType.notNullable(ArrowType.Struct.INSTANCE),
                    List.of(
                        ArrowTypes.notNull("key", ArrowTypes.UTF8),
                        ArrowTypes.nullable("value", ArrowTypes.INT64)))),
            map,
            "{\"k\":1,\"q\\\"\":-2}"));
  }

  private static Field field(ArrowType type, Field... children) {
    return new Field("f", FieldType.nullable(type), List.of(children));
  }

  @ParameterizedTest
  @MethodSource("values")
  void everyTypeHasOneText(Object type, Object value, String text) {
    Field field = type instanceof Field ? (Field) type : ArrowTypes.nullable("f", (ArrowType) type);
    assertThat(texts(field, null, value, value)).containsExactly(null, text, text);
  }

  @Test
  void everyRowOfTheNullTypeIsNull() {
    assertThat(texts(ArrowTypes.nullable("f", ArrowType.Null.INSTANCE), null, null))
        .containsExactly(null, null);
  }

  @Test
  void numbersThatOldJdksWriteTooLongAreShort() {
    assertThat(ShortestDecimal.text(2.0E-3)).isEqualTo("0.002");
    assertThat(ShortestDecimal.text(2.2E-322)).hasSize(325).endsWith("22");
    assertThat(ShortestDecimal.text(2.0E23)).isEqualTo("2" + "0".repeat(23));
    assertThat(ShortestDecimal.text(4.9E-324)).endsWith("5");
  }

  @Property
  void aNumbersTextReadsBackAsTheSameNumber(@ForAll double value) {
    assertThat(Double.parseDouble(ShortestDecimal.text(value))).isEqualTo(value);
    float narrow = (float) value;
    if (!Float.isInfinite(narrow)) {
      assertThat(Float.parseFloat(ShortestDecimal.text(narrow))).isEqualTo(narrow);
    }
  }

  private static String[] texts(Field field, Object... values) {
    String[] texts = new String[values.length];
    try (BufferAllocator allocator = new RootAllocator();
        FieldVector vector = field.createVector(allocator)) {
      vector.allocateNew();
      for (int row = 0; row < values.length; row++) {
        Vectors.set(vector, row, values[row]);
      }
      vector.setValueCount(values.length);
      ValueText column = ValueText.of(vector);
      for (int row = 0; row < values.length; row++) {
        if (!column.isNull(row)) {
          column.read(row);
          texts[row] = new String(column.bytes(), 0, column.length(), StandardCharsets.UTF_8);
        }
      }
    }
    return texts;
  }
}
