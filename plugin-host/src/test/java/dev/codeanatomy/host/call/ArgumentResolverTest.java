package dev.codeanatomy.host.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.TypeSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArgumentResolverTest {
  private static final FunctionSpec PAD =
      FunctionSpec.builder("pad")
          .parameter("text", ArrowTypes.UTF8)
          .parameter("width", ArrowTypes.INT64)
          .option("fill", Literal.ofUtf8(" "))
          .build();

  private static final FunctionSpec SUM =
      FunctionSpec.builder("sum")
          .parameter("first", ArrowTypes.FLOAT64)
          .parameter(Parameter.builder("more", TypeSet.of(ArrowTypes.FLOAT64)).variadic().build())
          .build();

  @Test
  void whatIsLeftOutHasItsDefaultAndIsMarkedSo() {
    ResolvedCall call = resolved(PAD, column(ArrowTypes.UTF8), column(ArrowTypes.INT64));

    assertThat(call.arguments())
        .extracting(ResolvedArgument::isDefault)
        .containsExactly(false, false, true);
    assertThat(call.arguments().get(2).literal()).contains(Literal.ofUtf8(" "));
    assertThat(call.columns()).hasSize(2);
  }

  @Test
  void namedArgumentsComeInAnyOrder() {
    ResolvedCall call =
        resolved(
            PAD,
            constant(Literal.ofUtf8("-")).named("fill"),
            column(ArrowTypes.INT64).named("width"),
            column(ArrowTypes.UTF8).named("text"));

    assertThat(call.arguments())
        .extracting(argument -> argument.givenIndex().orElseThrow())
        .containsExactly(2, 1, 0);
  }

  @Test
  void theVariadicTailTakesAllThatFollows() {
    ResolvedCall call =
        resolved(
            SUM,
            column(ArrowTypes.FLOAT64),
            column(ArrowTypes.FLOAT64),
            column(ArrowTypes.FLOAT64));

    assertThat(call.arguments())
        .extracting(argument -> argument.parameter().name())
        .containsExactly("first", "more", "more");
  }

  @Test
  void aNarrowerTypeIsCastAndTheFunctionSeesTheCastOne() {
    ResolvedCall call = resolved(PAD, column(ArrowTypes.UTF8), column(ArrowTypes.INT32));

    ResolvedArgument width = call.arguments().get(1);
    assertThat(width.castTo()).contains(ArrowTypes.INT64);
    assertThat(width.field().getType()).isEqualTo(ArrowTypes.INT64);
  }

  @Test
  void aConstantIsCastWithItsType() {
    ResolvedCall call = resolved(PAD, column(ArrowTypes.UTF8), constant(Literal.ofInt32(7)));

    assertThat(call.arguments().get(1).literal()).contains(Literal.ofInt64(7));
  }

  static Stream<Arguments> misfits() {
    GivenArgument text = column(ArrowTypes.UTF8);
    GivenArgument width = column(ArrowTypes.INT64);
    return Stream.of(
        Arguments.of(FindingCode.CALL_ARGUMENT_MISSING, List.of(text)),
        Arguments.of(FindingCode.CALL_TOO_MANY_ARGUMENTS, List.of(text, width, fill(), fill())),
        Arguments.of(FindingCode.CALL_ARGUMENT_TYPE, List.of(text, column(ArrowTypes.FLOAT64))),
        Arguments.of(
            FindingCode.CALL_ARGUMENT_NOT_CONSTANT, List.of(text, width, column(ArrowTypes.UTF8))),
        Arguments.of(
            FindingCode.CALL_POSITIONAL_AFTER_NAMED, List.of(text, width.named("width"), fill())),
        Arguments.of(FindingCode.CALL_UNKNOWN_ARGUMENT, List.of(text, width, fill().named("fil"))),
        Arguments.of(FindingCode.CALL_ARGUMENT_TWICE, List.of(text, width, width.named("width"))));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void whatDoesNotFitIsNamed(FindingCode code, List<GivenArgument> given) {
    ArgumentResolution resolution = ArgumentResolver.resolve("here", PAD, given);

    assertThat(findings(resolution)).extracting(Finding::code).containsExactly(code);
    assertThat(findings(resolution)).allMatch(finding -> finding.where().equals("here"));
  }

  @Test
  void everythingThatDoesNotFitIsSaidAtOnce() {
    ArgumentResolution resolution =
        ArgumentResolver.resolve(
            "here", PAD, List.of(column(ArrowTypes.INT64), column(ArrowTypes.UTF8)));

    assertThat(findings(resolution))
        .extracting(Finding::code)
        .containsExactly(FindingCode.CALL_ARGUMENT_TYPE, FindingCode.CALL_ARGUMENT_TYPE);
  }

  private static GivenArgument column(ArrowType type) {
    return GivenArgument.of(ArrowTypes.nullable("column", type));
  }

  private static GivenArgument constant(Literal literal) {
    return GivenArgument.of(literal);
  }

  private static GivenArgument fill() {
    return constant(Literal.ofUtf8("-"));
  }

  private static ResolvedCall resolved(FunctionSpec spec, GivenArgument... given) {
    return ((ArgumentResolution.Resolved) ArgumentResolver.resolve("here", spec, List.of(given)))
        .call();
  }

  private static List<Finding> findings(ArgumentResolution resolution) {
    return Optional.of(resolution)
        .filter(ArgumentResolution.Rejected.class::isInstance)
        .map(rejected -> ((ArgumentResolution.Rejected) rejected).findings())
        .orElse(List.of());
  }
}
