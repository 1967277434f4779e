package dev.codeanatomy.host.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.TypeSet;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImplicitCastsTest {
  private static final ArrowType DAY = new ArrowType.Date(DateUnit.DAY);
  private static final ArrowType MICROS = new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
  private static final ArrowType NANOS = new ArrowType.Timestamp(TimeUnit.NANOSECOND, null);
  private static final ArrowType UNSIGNED = new ArrowType.Int(64, false);

  static Stream<Arguments> columns() {
    return Stream.of(
        Arguments.of(ArrowTypes.INT32, ArrowTypes.INT64, true),
        Arguments.of(ArrowTypes.INT64, ArrowTypes.INT32, false),
        Arguments.of(UNSIGNED, ArrowTypes.INT64, false),
        Arguments.of(ArrowTypes.INT32, ArrowTypes.FLOAT64, true),
        Arguments.of(ArrowTypes.INT64, ArrowTypes.FLOAT64, false),
        Arguments.of(new ArrowType.Decimal(9, 0, 128), ArrowTypes.INT32, true),
        Arguments.of(new ArrowType.Decimal(10, 0, 128), ArrowTypes.INT32, false),
        Arguments.of(new ArrowType.Decimal(9, 2, 128), ArrowTypes.INT64, false),
        Arguments.of(new ArrowType.Decimal(15, 2, 128), ArrowTypes.FLOAT64, true),
        Arguments.of(new ArrowType.Decimal(16, 2, 128), ArrowTypes.FLOAT64, false),
        Arguments.of(DAY, MICROS, true),
        Arguments.of(DAY, NANOS, false),
        Arguments.of(MICROS, NANOS, false),
        Arguments.of(ArrowTypes.UTF8, ArrowTypes.INT64, false),
        Arguments.of(ArrowTypes.BOOL, ArrowTypes.INT64, false));
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @MethodSource("columns")
  void aColumnIsCastOnlyWhereNoValueIsLost(ArrowType from, ArrowType to, boolean fits) {
    assertThat(
            ImplicitCasts.target(TypeSet.of(to), ArrowTypes.nullable("c", from), Optional.empty()))
        .isEqualTo(fits ? Optional.of(to) : Optional.empty());
  }

  @Test
  void aConstantIsJudgedByItsValue() {
    TypeSet small = TypeSet.of(ArrowTypes.INT32);

    assertThat(target(small, Literal.ofInt64(2_147_483_647L))).contains(ArrowTypes.INT32);
    assertThat(target(small, Literal.ofInt64(2_147_483_648L))).isEmpty();
    assertThat(target(TypeSet.of(ArrowTypes.FLOAT64), Literal.ofInt64((1L << 53) + 1))).isEmpty();
  }

  @Test
  void theFirstTargetThatFitsIsTaken() {
    assertThat(target(TypeSet.of(ArrowTypes.INT64, ArrowTypes.FLOAT64), Literal.ofFloat64(0.5)))
        .contains(ArrowTypes.FLOAT64);
  }

  @Test
  void anUntypedNullBecomesAText() {
    assertThat(
            ImplicitCasts.target(
                TypeSet.any(), ArrowTypes.nullable("c", ArrowType.Null.INSTANCE), Optional.empty()))
        .contains(ArrowTypes.UTF8);
  }

  @Test
  void aConstantKeepsItsValueInItsNewType() {
    assertThat(ImplicitCasts.cast(Literal.of(DAY, 2L), MICROS))
        .contains(Literal.of(MICROS, 172_800_000_000L));
    assertThat(ImplicitCasts.cast(Literal.ofInt64(3), new ArrowType.Decimal(9, 2, 128)))
        .contains(Literal.of(new ArrowType.Decimal(9, 2, 128), new BigDecimal("3.00")));
    assertThat(ImplicitCasts.cast(Literal.ofNull(ArrowTypes.INT32), ArrowTypes.INT64))
        .contains(Literal.ofNull(ArrowTypes.INT64));
  }

  private static Optional<ArrowType> target(TypeSet types, Literal literal) {
    return ImplicitCasts.target(types, literal.field(), Optional.of(literal));
  }
}
