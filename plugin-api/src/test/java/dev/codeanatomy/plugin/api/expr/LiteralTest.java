package dev.codeanatomy.plugin.api.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.function.ArrowFields;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LiteralTest {
  private static final BigInteger UINT64_MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  @Test
  void aLiteralHasItsTypeAndValue() {
    assertThat(Literal.ofInt32(7).type()).isEqualTo(ArrowTypes.INT32);
    assertThat(Literal.ofInt32(7).value()).contains(7L);
    assertThat(Literal.ofUtf8("x").asString()).isEqualTo("x");
    assertThat(Literal.ofBoolean(true).asBoolean()).isTrue();
    assertThat(Literal.ofFloat64(1.5).asDouble()).isEqualTo(1.5);
    assertThat(Literal.ofFloat32(0.1f).asDouble()).isEqualTo((double) 0.1f);
    assertThat(Literal.of(ArrowTypes.DATE32, 1L).asLong()).isEqualTo(1);
  }

  @Test
  void aNullHasATypeAndNoValue() {
    Literal nothing = Literal.ofNull(ArrowTypes.UTF8);
    assertThat(nothing.isNull()).isTrue();
    assertThat(nothing.field().isNullable()).isTrue();
    assertThat(Literal.ofUtf8("").field().isNullable()).isFalse();
    assertThatThrownBy(nothing::asString).isInstanceOf(IllegalStateException.class);
    assertThat(Literal.ofNull(ArrowTypes.parse("list<utf8>"))).hasToString("null:list<utf8>");
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("int8", -128L, 128L),
        Arguments.of("int8", 127L, -129L),
        Arguments.of("int64", Long.MIN_VALUE, 1),
        Arguments.of("uint8", 255L, 256L),
        Arguments.of("uint32", 4294967295L, -1L),
        Arguments.of("uint64", UINT64_MAX, UINT64_MAX.add(BigInteger.ONE)),
        Arguments.of("uint64", BigInteger.ZERO, BigInteger.ONE.negate()),
        Arguments.of("uint64", BigInteger.ONE, 1.0),
        Arguments.of("int64", 5L, "5"),
        Arguments.of("utf8", "5", 5L),
        Arguments.of("bool", true, 1L),
        Arguments.of("float32", 0.5, 0.1),
        Arguments.of("float32", Double.NaN, 1e300),
        Arguments.of("float64", 1e300, 1L),
        Arguments.of("float16", null, 0.5),
        Arguments.of("decimal(3,1)", new BigDecimal("1.5"), new BigDecimal("1.55")),
        Arguments.of("decimal(3,1)", new BigDecimal("99.9"), new BigDecimal("100.0")),
        Arguments.of(
            "decimal(38,0)", BigDecimal.TEN.pow(37).setScale(0), new BigDecimal("1e999999999")),
        Arguments.of("decimal(3,1)", new BigDecimal("0.0"), new BigDecimal("1e-999999999")),
        Arguments.of("binary", new byte[] {1}, "x"),
        Arguments.of("fixed_size_binary(2)", new byte[] {1, 2}, new byte[] {1}),
        Arguments.of("uuid", new byte[16], new byte[15]),
        Arguments.of("date32", -2147483648L, 2147483648L),
        Arguments.of("time(ms)", 86_400_000L, 86_400_001L),
        Arguments.of("time(us)", 0L, -1L),
        Arguments.of("timestamp(ns,UTC)", Long.MAX_VALUE, 1),
        Arguments.of("interval(month_day_nano)", null, 1L),
        Arguments.of("null", null, "x"),
        Arguments.of("list<int64>", List.of(Literal.ofInt64(1)), List.of(Literal.ofInt32(1))),
        Arguments.of("list<int64>", List.of(), List.of(1L)),
        Arguments.of(
            "list<int64>",
            List.of(Literal.ofNull(ArrowTypes.INT64)),
            List.of(Literal.ofNull(ArrowTypes.UTF8))),
        Arguments.of(
            "list<int64 not null>",
            List.of(Literal.ofInt64(1)),
            List.of(Literal.ofNull(ArrowTypes.INT64))),
        Arguments.of(
            "fixed_size_list(1)<int64>",
            List.of(Literal.ofInt64(1)),
            List.of(Literal.ofInt64(1), Literal.ofInt64(2))),
        Arguments.of(
            "struct<a int64, b utf8>",
            List.of(Literal.ofInt64(1), Literal.ofUtf8("x")),
            List.of(Literal.ofInt64(1))));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aTypeHasItsOwnValuesAndNoOther(String text, Object value, Object other) {
    Field type = ArrowTypes.parse(text);
    if (value != null) {
      Literal literal = Literal.of(type, value);
      assertThat(literal.value().orElseThrow()).isEqualTo(value);
      assertThat(ArrowTypes.text(literal.field())).isEqualTo(text);
      assertThat(literal.isNull()).isFalse();
    }
    assertThatThrownBy(() -> Literal.of(type, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(other.getClass().getSimpleName())
        .hasMessageContaining("is not a value of type " + text);
  }

  @Test
  void aValueHasOneForm() {
    ArrowType decimal = new ArrowType.Decimal(5, 2, 128);
    ArrowType uint64 = new ArrowType.Int(64, false);

    assertThat(Literal.of(decimal, new BigDecimal("1.5")))
        .isEqualTo(Literal.of(decimal, new BigDecimal("1.5000")))
        .hasToString("1.50:decimal(5,2)");
    assertThat(Literal.of(uint64, 5L)).isEqualTo(Literal.of(uint64, BigInteger.valueOf(5)));
    assertThat(Literal.of(uint64, 5L).asLong()).isEqualTo(5);
    assertThatThrownBy(() -> Literal.of(uint64, UINT64_MAX).asLong())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("18446744073709551615:uint64");
    assertThatThrownBy(() -> Literal.ofInt64(1).asString())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1:int64");
  }

  private static final class OwnNumber extends BigDecimal {
    private static final long serialVersionUID = 1L;

    OwnNumber() {
      super("1.25");
    }
  }

  private static final class OwnInteger extends BigInteger {
    private static final long serialVersionUID = 1L;

    OwnInteger() {
      super("7");
    }
  }

  @Test
  void numbersOfAClassOfTheCallersAreCopied() {
    assertThat(Literal.of(new ArrowType.Decimal(9, 2, 128), new OwnNumber()).asDecimal())
        .isExactlyInstanceOf(BigDecimal.class)
        .isEqualTo(new BigDecimal("1.25"));
    assertThat(Literal.of(new ArrowType.Int(64, false), new OwnInteger()).value().orElseThrow())
        .isExactlyInstanceOf(BigInteger.class)
        .isEqualTo(BigInteger.valueOf(7));
  }

  @Test
  void bytesAreCopiedInAndOut() {
    byte[] bytes = {1, 2};
    Literal literal = Literal.of(ArrowTypes.BINARY, bytes);

    bytes[0] = 9;
    literal.asBytes()[0] = 9;
    ((byte[]) literal.value().orElseThrow())[0] = 9;

    assertThat(literal.asBytes()).containsExactly(1, 2);
    assertThat(literal)
        .isEqualTo(Literal.of(ArrowTypes.BINARY, new byte[] {1, 2}))
        .hasSameHashCodeAs(Literal.of(ArrowTypes.BINARY, new byte[] {1, 2}))
        .hasToString("x'0102':binary");
  }

  @Test
  void equalityIsByTypeAndValue() {
    assertThat(Literal.ofInt32(1)).isNotEqualTo(Literal.ofInt64(1));
    assertThat(Literal.ofNull(ArrowTypes.UTF8)).isEqualTo(Literal.ofNull(ArrowTypes.UTF8));
    assertThat(Literal.of(ArrowFields.uuid("a"), new byte[16]))
        .isEqualTo(Literal.of(ArrowFields.uuid("b"), new byte[16]))
        .isNotEqualTo(Literal.of(new ArrowType.FixedSizeBinary(16), new byte[16]));
    assertThat(Literal.ofFloat64(0.0)).isNotEqualTo(Literal.ofFloat64(-0.0));
  }

  @Property
  void aTextIsWrittenOnOneLineAndLikeNoOther(@ForAll String one, @ForAll String other) {
    String text = Literal.ofUtf8(one).toString();

    assertThat(text.chars()).noneMatch(Character::isISOControl);
    assertThat(text.equals(Literal.ofUtf8(other).toString())).isEqualTo(one.equals(other));
  }

  @Test
  void controlCharactersAreWrittenAsEscapes() {
    assertThat(Literal.ofUtf8("\t'\\\n")).hasToString("'\\u0009''\\\\\\u000a':utf8");
  }

  @Test
  void aStructHasNamedChildrenWithValues() {
    Literal span =
        Literal.ofStruct(List.of("start", "end"), List.of(Literal.ofInt64(1), Literal.ofInt64(2)));
    assertThat(span.field().getChildren())
        .containsExactly(
            ArrowTypes.nullable("start", ArrowTypes.INT64),
            ArrowTypes.nullable("end", ArrowTypes.INT64));
    assertThat(span.asList()).containsExactly(Literal.ofInt64(1), Literal.ofInt64(2));
    assertThat(span)
        .isEqualTo(Literal.ofStruct(List.of("start", "end"), span.asList()))
        .isNotEqualTo(Literal.ofStruct(List.of("a", "end"), span.asList()))
        .hasToString("{start: 1, end: 2}:struct<start int64, end int64>");
    assertThatThrownBy(() -> Literal.ofStruct(List.of("a"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aListHasElementsOfOneType() {
    Field text = ArrowTypes.nullable("t", ArrowTypes.UTF8);

    Literal list =
        Literal.ofList(text, List.of(Literal.ofUtf8("it's"), Literal.ofNull(ArrowTypes.UTF8)));

    assertThat(list).hasToString("['it''s', null]:list<utf8>");
    assertThat(list).isEqualTo(Literal.of(ArrowTypes.parse("list<utf8>"), list.asList()));
    assertThat(Literal.ofList(text, List.of())).hasToString("[]:list<utf8>");
    assertThatThrownBy(() -> Literal.ofList(text, List.of(Literal.ofInt64(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("list<utf8>");
  }

  @Test
  void aMapHasEntriesInOrderAndEachKeyOnce() {
    Field key = ArrowTypes.nullable("k", ArrowTypes.UTF8);
    Field value = ArrowTypes.notNull("v", ArrowTypes.INT64);
    Map<Literal, Literal> entries = new LinkedHashMap<>();
    entries.put(Literal.ofUtf8("b"), Literal.ofInt64(1));
    entries.put(Literal.ofUtf8("a"), Literal.ofInt64(2));

    Literal map = Literal.ofMap(key, value, entries);

    assertThat(map)
        .hasToString("[{key: 'b', value: 1}, {key: 'a', value: 2}]:map<utf8, int64 not null>");
    Literal entry = map.asList().get(0);
    assertThatThrownBy(() -> Literal.of(map.field(), List.of(entry, entry)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                Literal.ofMap(
                    key, value, Map.of(Literal.ofNull(ArrowTypes.UTF8), Literal.ofInt64(1))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<Field> types() {
    return ArrowFields.fields(2);
  }

  @Provide
  Arbitrary<Object> anyValues() {
    return Arbitraries.of(
        true,
        0L,
        -1L,
        300L,
        Long.MAX_VALUE,
        UINT64_MAX,
        0.5,
        0.1,
        new BigDecimal("1.25"),
        "",
        "x",
        new byte[0],
        new byte[16],
        List.of(),
        List.of(Literal.ofInt64(1)),
        7,
        'c');
  }

  @Property
  void everyValueIsTakenAsItIsOrRefused(
      @ForAll("types") Field type, @ForAll("anyValues") Object value) {
    Literal literal;
    try {
      literal = Literal.of(type, value);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining(ArrowTypes.text(type));
      return;
    }
    assertThat(Literal.of(literal.field(), literal.value().orElseThrow()))
        .isEqualTo(literal)
        .hasSameHashCodeAs(literal);
    assertThat(ArrowTypes.text(literal.field())).isEqualTo(ArrowTypes.text(type));
  }

  @Test
  void callsAreEqualByNameArgumentsAndResult() {
    Column size = Column.of(ArrowTypes.nullable("size", ArrowTypes.INT64));
    List<Expression> arguments = List.of(size, Literal.ofInt64(10));
    Call call = Call.of("add", arguments, ArrowTypes.nullable("answer", ArrowTypes.INT64));

    assertThat(call).hasToString("add(size, 10:int64)");
    assertThat(call)
        .isEqualTo(Call.of("add", arguments, ArrowTypes.nullable("other", ArrowTypes.INT64)))
        .hasSameHashCodeAs(
            Call.of("add", arguments, ArrowTypes.nullable("other", ArrowTypes.INT64)))
        .isNotEqualTo(Call.of("subtract", arguments, call.field()))
        .isNotEqualTo(Call.of("add", List.of(size, size), call.field()))
        .isNotEqualTo(Call.of("add", arguments, ArrowTypes.nullable("answer", ArrowTypes.FLOAT64)))
        .isNotEqualTo(Call.of("add", arguments, ArrowTypes.notNull("answer", ArrowTypes.INT64)))
        .isNotEqualTo(
            Call.of(
                "add",
                arguments,
                new Field(
                    "answer",
                    call.field().getFieldType(),
                    List.of(ArrowTypes.nullable("x", ArrowTypes.INT64)))));
  }
}
