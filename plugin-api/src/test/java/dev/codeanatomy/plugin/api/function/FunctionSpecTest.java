package dev.codeanatomy.plugin.api.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.expr.Literal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionSpecTest {
  @Test
  void aSpecHasQuietDefaults() {
    FunctionSpec spec = FunctionSpec.builder("f").build();
    assertThat(spec.volatility()).isSameAs(Volatility.IMMUTABLE);
    assertThat(spec.nullHandling()).isSameAs(NullHandling.PROPAGATE);
    assertThat(spec.revision()).isEqualTo(1);
    assertThat(spec.sample()).isEmpty();
    assertThat(spec.doc()).isEmpty();
    assertThat(spec.signature()).isEqualTo("() -> any");
  }

  @Test
  void aSignatureSpellsOptionalLiteralAndVariadicParameters() {
    FunctionSpec spec =
        FunctionSpec.builder("join")
            .parameter("prefix", ArrowTypes.UTF8)
            .parameter(Parameter.builder("parts", TypeSet.any()).variadic().build())
            .returns(ArrowTypes.UTF8)
            .build();
    assertThat(spec).hasToString("join(prefix utf8, parts any...) -> utf8");
    assertThat(
            FunctionSpec.builder("trim")
                .parameter("value", ArrowTypes.UTF8)
                .option("both", Literal.ofBoolean(true))
                .returns(TypeSet.of(ArrowTypes.UTF8, ArrowTypes.BINARY))
                .build()
                .signature())
        .isEqualTo("(value utf8, [both bool literal = true]) -> utf8|binary");
  }

  @Test
  void twoParametersMayNotShareAName() {
    assertThatThrownBy(
            () ->
                FunctionSpec.builder("f")
                    .parameter("x", ArrowTypes.UTF8)
                    .parameter("x", ArrowTypes.INT64)
                    .build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'x'");
  }

  @Test
  void onlyTheLastParameterMayBeVariadic() {
    assertThatThrownBy(
            () ->
                FunctionSpec.builder("f")
                    .parameter(Parameter.builder("x", TypeSet.any()).variadic().build())
                    .parameter("y", ArrowTypes.INT64)
                    .build())
        .hasMessageContaining("variadic");
  }

  @Test
  void requiredParametersComeBeforeOptionalOnes() {
    assertThatThrownBy(
            () ->
                FunctionSpec.builder("f")
                    .option("x", Literal.ofInt64(1))
                    .parameter("y", ArrowTypes.INT64)
                    .build())
        .hasMessageContaining("'y' follows an optional parameter");
  }

  @Test
  void revisionsStartAtOne() {
    assertThatThrownBy(() -> FunctionSpec.builder("f").revision(0).build())
        .hasMessageContaining("revision");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "1st", "a-b", "a b", "_x"})
  void oddNamesAreRefusedForFunctionsAliasesAndParameters(String name) {
    assertThatThrownBy(() -> FunctionSpec.builder(name)).hasMessageContaining("'" + name + "'");
    assertThatThrownBy(() -> FunctionSpec.builder("f").alias(name))
        .hasMessageContaining("'" + name + "'");
    assertThatThrownBy(() -> Parameter.of(name, ArrowTypes.UTF8))
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void aSpecIsNotChangedByItsBuilderAfterwards() {
    FunctionSpec.Builder builder = FunctionSpec.builder("f").alias("g").tag("t");
    FunctionSpec spec = builder.build();
    builder.alias("h").tag("u").parameter("x", ArrowTypes.UTF8);
    assertThat(spec.aliases()).containsExactly("g");
    assertThat(spec.tags()).containsExactly("t");
    assertThat(spec.parameters()).isEmpty();
  }

  @Test
  void aKernelNeedsASpecWithOneReturnType() {
    RowKernel kernel = (LongUnary) value -> value + 1;
    assertThatThrownBy(() -> ScalarFunction.ofKernel(FunctionSpec.builder("f").build(), kernel))
        .hasMessageContaining("one type");
    FunctionSpec spec = FunctionSpec.builder("f").returns(ArrowTypes.INT64).build();
    assertThat(ScalarFunction.ofKernel(spec, kernel).spec()).isSameAs(spec);
  }

  @Test
  void aSampleGrowsWithoutChanging() {
    Sample one = Sample.row(Literal.ofInt64(1));
    Sample two = one.andRow(Literal.ofInt64(2)).expecting(Literal.ofInt64(3));
    assertThat(one.rows()).hasSize(1);
    assertThat(one.expected()).isEmpty();
    assertThat(two.rows())
        .containsExactly(List.of(Literal.ofInt64(1)), List.of(Literal.ofInt64(2)));
    assertThat(two.expected()).contains(List.of(Literal.ofInt64(3)));
  }

  @Test
  void openCodesAreFoundByName() {
    assertThat(Volatility.ofName("STABLE")).contains(Volatility.STABLE);
    assertThat(Volatility.ofName("OFTEN")).isEmpty();
    assertThat(NullHandling.ofName("CALLED")).contains(NullHandling.CALLED);
    assertThat(NullHandling.ofName("called")).isEmpty();
  }
}
