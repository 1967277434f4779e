package dev.codeanatomy.host.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.TypeSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NestedDefaultsTest {
  private static final Field PATH = ArrowTypes.nullable("path", ArrowTypes.UTF8);
  private static final FunctionSpec SPEC =
      FunctionSpec.builder("f")
          .parameter("text", ArrowTypes.UTF8)
          .option("depth", Literal.ofInt64(3))
          .option("deep", Literal.ofBoolean(true))
          .returns(ArrowTypes.INT64)
          .build();

  private static List<ResolvedArgument> resolved(FunctionSpec spec, GivenArgument... given) {
    ArgumentResolution resolution = ArgumentResolver.resolve("here", spec, List.of(given));
    assertThat(resolution).isInstanceOf(ArgumentResolution.Resolved.class);
    return ((ArgumentResolution.Resolved) resolution).call().arguments();
  }

  private static List<String> rejected(FunctionSpec spec, GivenArgument... given) {
    ArgumentResolution resolution = ArgumentResolver.resolve("here", spec, List.of(given));
    assertThat(resolution).isInstanceOf(ArgumentResolution.Rejected.class);
    return ((ArgumentResolution.Rejected) resolution)
        .findings().stream().map(Finding::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "struct<start int64, end int64>",
        "list<struct<a utf8>>",
        "map<utf8, int64>",
        "uuid"
      })
  void aDefaultKeepsAllThatIsInItsType(String text) {
    Field type = ArrowTypes.parse(text);
    FunctionSpec spec =
        FunctionSpec.builder("f")
            .parameter(
                Parameter.builder("x", TypeSet.exactly(type))
                    .defaultValue(Literal.ofNull(type))
                    .build())
            .returns(ArrowTypes.INT64)
            .build();

    ResolvedArgument argument = resolved(spec).get(0);

    assertThat(argument.isDefault()).isTrue();
    assertThat(argument.field().getName()).isEqualTo("x");
    assertThat(argument.field().isNullable()).isTrue();
    assertThat(ArrowTypes.text(argument.field())).isEqualTo(text);
    assertThat(argument.literal()).contains(Literal.ofNull(type));
  }

  @Test
  void aStructGivenAsDefaultHasItsChildrenAndValues() {
    Literal span =
        Literal.ofStruct(List.of("start", "end"), List.of(Literal.ofInt64(1), Literal.ofInt64(2)));
    FunctionSpec spec =
        FunctionSpec.builder("f").option("span", span).returns(ArrowTypes.INT64).build();

    ResolvedArgument argument = resolved(spec).get(0);

    assertThat(argument.field().getChildren()).isEqualTo(span.field().getChildren());
    assertThat(argument.field().isNullable()).isFalse();
    assertThat(argument.literal()).contains(span);
    assertThat(spec.signature())
        .isEqualTo("([span struct<start int64, end int64> literal = {start: 1, end: 2}]) -> int64");
  }

  @Test
  void argumentsComeByPositionThenByNameThenByDefault() {
    List<ResolvedArgument> arguments =
        resolved(
            SPEC, GivenArgument.of(PATH), GivenArgument.of(Literal.ofBoolean(false)).named("deep"));

    assertThat(arguments)
        .extracting(a -> a.parameter().name())
        .containsExactly("text", "depth", "deep");
    assertThat(arguments)
        .extracting(ResolvedArgument::isDefault)
        .containsExactly(false, true, false);
    assertThat(arguments.get(0).field()).isEqualTo(PATH);
    assertThat(arguments.get(2).literal()).contains(Literal.ofBoolean(false));
  }

  @Test
  void aConstantIsCastByItsValueAndKeepsItsMetadata() {
    Field field =
        new Field(
            "n",
            new FieldType(false, ArrowTypes.INT32, null, Map.of("semantic_type", "depth")),
            null);
    Literal seven = Literal.ofInt32(7);

    ResolvedArgument depth =
        resolved(
                SPEC,
                GivenArgument.of(PATH),
                new GivenArgument(Optional.empty(), field, Optional.of(seven)))
            .get(1);

    assertThat(depth.castTo()).contains(ArrowTypes.INT64);
    assertThat(depth.literal()).contains(Literal.ofInt64(7));
    assertThat(depth.field().getMetadata()).containsEntry("semantic_type", "depth");
    assertThat(depth.field().isNullable()).isFalse();
  }

  @Test
  void everythingThatDoesNotFitIsSaidAtOnce() {
    assertThat(
            rejected(
                SPEC,
                GivenArgument.of(ArrowTypes.parse("list<int64>")),
                GivenArgument.of(ArrowTypes.nullable("n", ArrowTypes.INT64)),
                GivenArgument.of(Literal.ofBoolean(true)).named("depe")))
        .hasSize(3)
        .anySatisfy(f -> assertThat(f).contains("'text' is list<int64>; expected utf8"))
        .anySatisfy(f -> assertThat(f).contains("'depth' is not a constant"))
        .anySatisfy(f -> assertThat(f).contains("Did you mean 'deep'?"));
    assertThat(rejected(SPEC)).singleElement().asString().contains("'text'");
  }
}
