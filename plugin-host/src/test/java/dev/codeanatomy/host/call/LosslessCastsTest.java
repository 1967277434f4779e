package dev.codeanatomy.host.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.TypeSet;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LosslessCastsTest {
  private static final List<String> NUMBERS =
      List.of(
          "int8",
          "int16",
          "int32",
          "int64",
          "uint8",
          "uint16",
          "uint32",
          "uint64",
          "float32",
          "float64",
          "decimal(3,1)",
          "decimal(10,0)",
          "decimal(18,6)",
          "decimal(38,10)");
  private static final List<String> TIMES =
      List.of(
          "date32",
          "time(s)",
          "time(ms)",
          "time(us)",
          "time(ns)",
          "timestamp(s)",
          "timestamp(ms)",
          "timestamp(us)",
          "timestamp(ns)",
          "timestamp(s,UTC)",
          "timestamp(us,UTC)");

  private static ArrowType type(String text) {
    return ArrowTypes.parse(text).getType();
  }

  @Provide
  Arbitrary<ArrowType> numberTypes() {
    return Arbitraries.of(NUMBERS).map(LosslessCastsTest::type);
  }

  @Provide
  Arbitrary<ArrowType> timeTypes() {
    return Arbitraries.of(TIMES).map(LosslessCastsTest::type);
  }

  /** Constants of every numeric type, many of them at the ends of a type. */
  @Provide
  Arbitrary<Literal> numbers() {
    Arbitrary<BigDecimal> decimals =
        Arbitraries.oneOf(
            Arbitraries.of("0", "1.500", "0.1", "0.5", "-1", "16777217", "9007199254740993", "1e20")
                .map(BigDecimal::new),
            Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 9))
                .as(BigDecimal::valueOf),
            Arbitraries.bigIntegers()
                .between(BigInteger.TWO.pow(70).negate(), BigInteger.TWO.pow(70))
                .map(BigDecimal::new));
    Arbitrary<Double> doubles = Arbitraries.doubles();
    return Arbitraries.of(NUMBERS)
        .flatMap(
            text ->
                text.startsWith("float")
                    ? doubles.map(
                        d ->
                            text.equals("float64")
                                ? Literal.ofFloat64(d)
                                : Literal.ofFloat32(d.floatValue()))
                    : decimals.map(number -> nearest(type(text), number)));
  }

  /** The number as a constant of the type, or a one where it is none. */
  private static Literal nearest(ArrowType type, BigDecimal number) {
    boolean decimal = type instanceof ArrowType.Decimal;
    try {
      BigInteger whole = decimal ? BigInteger.ZERO : number.toBigIntegerExact();
      Object value = whole.bitLength() < 64 ? (Object) whole.longValue() : whole;
      return Literal.of(type, decimal ? number : value);
    } catch (ArithmeticException | IllegalArgumentException noneOfTheType) {
      return Literal.of(type, decimal ? (Object) BigDecimal.ONE : (Object) 1L);
    }
  }

  private static BigDecimal exact(Literal literal) {
    Object value = literal.value().orElseThrow();
    return value instanceof Double ? new BigDecimal((Double) value) : new BigDecimal(value + "");
  }

  private static boolean isFinite(Literal literal) {
    return !(literal.value().orElseThrow() instanceof Double d) || Double.isFinite(d);
  }

  @Property
  void aConstantIsTheSameNumberAfterItsCast(
      @ForAll("numbers") Literal from, @ForAll("numberTypes") ArrowType to) {
    Assume.that(isFinite(from));

    ImplicitCasts.cast(from, to)
        .ifPresent(
            cast -> {
              assertThat(cast.type()).isEqualTo(to);
              boolean digits =
                  from.type() instanceof ArrowType.Decimal && to.equals(ArrowTypes.FLOAT64);
              BigDecimal after =
                  digits && exact(cast).compareTo(exact(from)) != 0
                      ? new BigDecimal(Double.toString(cast.asDouble()))
                      : exact(cast);
              assertThat(after).isEqualByComparingTo(exact(from));
            });
  }

  @Property
  void aConstantIsRefusedOnlyWhereTheTypeLacksTheNumber(
      @ForAll("numbers") Literal from, @ForAll("numberTypes") ArrowType to) {
    Assume.that(isFinite(from) && !(to instanceof ArrowType.FloatingPoint));
    BigDecimal number = exact(from).stripTrailingZeros();

    boolean there;
    if (to instanceof ArrowType.Decimal decimal) {
      there =
          number.signum() == 0
              || number.scale() <= decimal.getScale()
                  && number.precision() - number.scale()
                      <= decimal.getPrecision() - decimal.getScale();
    } else {
      ArrowType.Int integer = (ArrowType.Int) to;
      BigDecimal span = new BigDecimal(BigInteger.TWO.pow(integer.getBitWidth()));
      BigDecimal low = integer.getIsSigned() ? span.divide(new BigDecimal(-2)) : BigDecimal.ZERO;
      there =
          number.scale() <= 0 && number.compareTo(low) >= 0 && number.compareTo(low.add(span)) < 0;
    }
    assertThat(ImplicitCasts.cast(from, to).isPresent()).isEqualTo(there);
  }

  @Property
  void whatACallGetsIsWhatTheCastGives(
      @ForAll("numbers") Literal from, @ForAll("numberTypes") ArrowType to) {
    assertThat(ImplicitCasts.target(TypeSet.of(to), from.field(), Optional.of(from)))
        .isEqualTo(ImplicitCasts.cast(from, to).map(Literal::type));
  }

  @Property
  void aColumnIsCastOnlyWhereEveryConstantOfItsTypeIs(
      @ForAll("numbers") Literal from, @ForAll("numberTypes") ArrowType to) {
    Optional<ArrowType> column =
        ImplicitCasts.target(TypeSet.of(to), from.field(), Optional.empty());

    if (column.isPresent()) {
      assertThat(ImplicitCasts.cast(from, to)).isPresent();
    }
  }

  @Property
  void aTimeIsTheSameMomentAfterItsCastOrRefused(
      @ForAll("timeTypes") ArrowType from, @ForAll("timeTypes") ArrowType to, @ForAll long number) {
    long value = from instanceof ArrowType.Timestamp ? number : number % 86_400;
    Literal literal = Literal.of(from, from instanceof ArrowType.Time ? Math.abs(value) : value);

    ImplicitCasts.cast(literal, to)
        .ifPresent(cast -> assertThat(nanos(cast)).isEqualTo(nanos(literal)));
  }

  private static BigInteger nanos(Literal literal) {
    ArrowType type = literal.type();
    BigInteger unit;
    if (type instanceof ArrowType.Date) {
      unit = BigInteger.valueOf(86_400_000_000_000L);
    } else {
      int steps =
          type instanceof ArrowType.Time time
              ? time.getUnit().ordinal()
              : ((ArrowType.Timestamp) type).getUnit().ordinal();
      unit = BigInteger.valueOf(1000).pow(3 - steps);
    }
    return unit.multiply(BigInteger.valueOf(literal.asLong()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "decimal(4,3); 1.500; decimal(3,1); 1.5:decimal(3,1)",
        "decimal(4,3); 1.550; decimal(3,1); refused",
        "decimal(4,3); 0.1; float64; 0.1:float64",
        "decimal(4,3); 0.1; float32; refused",
        "decimal(4,3); 0.5; float32; 0.5:float32",
        "decimal(38,0); 9007199254740993; float64; refused",
        "decimal(38,0); 18446744073709551615; uint64; 18446744073709551615:uint64",
        "decimal(38,0); 18446744073709551616; uint64; refused",
        "decimal(38,0); -1; uint64; refused"
      })
  void decimalsGoWhereTheyKeepTheirValue(String from, String value, String to, String result) {
    Literal literal = Literal.of(type(from), new BigDecimal(value));

    assertThat(ImplicitCasts.cast(literal, type(to)).map(Literal::toString).orElse("refused"))
        .isEqualTo(result);
  }

  @Test
  void bytesGoToAFixedSizeOnlyIfTheyHaveIt() {
    Literal two = Literal.of(ArrowTypes.BINARY, new byte[2]);
    ArrowType wide = new ArrowType.FixedSizeBinary(16);
    ArrowType narrow = new ArrowType.FixedSizeBinary(2);

    assertThat(ImplicitCasts.cast(two, wide)).isEmpty();
    assertThat(ImplicitCasts.cast(two, narrow)).contains(Literal.of(narrow, new byte[2]));
    assertThat(column(ArrowTypes.BINARY, narrow)).isEmpty();
    assertThat(column(wide, narrow)).isEmpty();
    assertThat(column(narrow, ArrowTypes.BINARY)).contains(ArrowTypes.BINARY);
  }

  private static Optional<ArrowType> column(ArrowType from, ArrowType to) {
    return ImplicitCasts.target(TypeSet.of(to), ArrowTypes.nullable("c", from), Optional.empty());
  }

  @Test
  void aUuidIsNotTakenForItsBytes() {
    Field uuid = ArrowTypes.parse("uuid");

    assertThat(ImplicitCasts.target(TypeSet.of(ArrowTypes.BINARY), uuid, Optional.empty()))
        .isEmpty();
    assertThat(ImplicitCasts.target(TypeSet.exactly(uuid), uuid, Optional.empty()))
        .contains(uuid.getType());
  }

  @Test
  void aDateTooFarAwayForTheUnitIsRefusedAsAConstant() {
    Literal far = Literal.of(ArrowTypes.DATE32, (long) Integer.MAX_VALUE);

    assertThat(ImplicitCasts.cast(far, ArrowTypes.TIMESTAMP_US)).isEmpty();
    assertThat(ImplicitCasts.cast(far, type("timestamp(ms)"))).isPresent();
    assertThat(ImplicitCasts.cast(Literal.of(ArrowTypes.DATE32, 1L), ArrowTypes.TIMESTAMP_US))
        .contains(Literal.of(ArrowTypes.TIMESTAMP_US, 86_400_000_000L));
    assertThat(ImplicitCasts.cast(Literal.of(ArrowTypes.DATE32, 1L), type("timestamp(us,UTC)")))
        .isEmpty();
  }

  @Test
  void aDecimalColumnIsNeverTakenForAnUnsignedNumber() {
    assertThat(column(type("decimal(4,0)"), type("uint16"))).isEmpty();
    assertThat(column(type("decimal(4,0)"), type("int16"))).contains(type("int16"));
    assertThat(column(type("decimal(5,1)"), type("float32"))).isEmpty();
    assertThat(column(type("decimal(5,1)"), type("float64"))).contains(type("float64"));
  }

  @Test
  void aNullTakesTheTypeWantedIfItIsOfThatKind() {
    Literal untyped = Literal.ofNull(ArrowType.Null.INSTANCE);

    assertThat(ImplicitCasts.cast(untyped, ArrowTypes.INT64))
        .contains(Literal.ofNull(ArrowTypes.INT64));
    assertThat(ImplicitCasts.cast(Literal.ofNull(ArrowTypes.INT32), ArrowTypes.INT64))
        .contains(Literal.ofNull(ArrowTypes.INT64));
    assertThat(ImplicitCasts.cast(Literal.ofNull(ArrowTypes.UTF8), ArrowTypes.INT64)).isEmpty();
    assertThat(
            ImplicitCasts.cast(
                Literal.ofNull(ArrowTypes.parse("list<int64>")), ArrowType.Struct.INSTANCE))
        .isEmpty();
    assertThat(ImplicitCasts.target(TypeSet.any(), untyped.field(), Optional.of(untyped)))
        .contains(ArrowTypes.UTF8);
  }
}
