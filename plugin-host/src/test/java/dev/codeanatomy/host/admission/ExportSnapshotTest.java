package dev.codeanatomy.host.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.PluginContext;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.PluginModule;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.LongUnary;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.api.table.TableContext;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableProviderFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExportSnapshotTest {
  private static final ArrowType INT64 = ArrowTypes.INT64;

  @Test
  void aFunctionIsAskedForItsSpecOnceAndStillBindsItself() throws Exception {
    List<String> names = new ArrayList<>(List.of("first", "second"));
    ScalarFunction live =
        scalar(() -> FunctionSpec.builder(names.remove(0)).returns(INT64).build());

    ScalarFunction kept = ExportSnapshot.of(live);

    assertThat(kept.spec().name()).isEqualTo("first");
    assertThat(kept.spec()).isSameAs(kept.spec());
    assertThat(names).containsExactly("second");
    assertThat(kept.bind(null).returnField().getName()).isEqualTo("result");
  }

  @Test
  void aProviderKeepsWhatItAnsweredWhateverBecomesOfItsCollections() throws Exception {
    List<OptionSpec> options = new ArrayList<>(List.of(OptionSpec.utf8("root").build()));
    Map<String, Object> sample = new HashMap<>(Map.of("root", "here"));

    TableProviderFactory kept = ExportSnapshot.of(new Provider("files", options, sample));
    options.clear();
    sample.put("root", "there");

    assertThat(kept.kind()).isEqualTo("files");
    assertThat(kept.options()).hasSize(1);
    assertThat(kept.sampleOptions()).contains(Map.of("root", "here"));
    assertThatThrownBy(() -> kept.open(null)).hasMessage("files does not open");
  }

  static Stream<Arguments> defects() {
    return Stream.of(
        defect("spec() returned null", () -> null),
        defect(
            "null for a description of parameter 'value'",
            () ->
                spec()
                    .parameter(Parameter.builder("value", TypeSet.any()).description(null).build())
                    .build()),
        defect(
            "null for the types of parameter 'value'",
            () -> spec().parameter(Parameter.builder("value", null).build()).build()),
        defect(
            "null for the doc's example",
            () -> spec().doc(FunctionDoc.of("Hashing", "Hashes.", null)).build()),
        defect(
            "a value of " + OwnType.class.getName(), () -> spec().returns(new OwnType()).build()),
        defect(
            "a value of " + OwnType.class.getName(),
            () -> spec().sample(Sample.row(Literal.ofNull(new OwnType()))).build()),
        defect(
            "a value of " + OwnType.class.getName(),
            () -> spec().sample(Sample.row(Literal.ofNull(listOf(new OwnType())))).build()));
  }

  private static Field listOf(ArrowType type) {
    return new Field(
        "list",
        FieldType.nullable(ArrowType.List.INSTANCE),
        List.of(ArrowTypes.nullable("item", type)));
  }

  private static Arguments defect(String found, Supplier<FunctionSpec> spec) {
    return Arguments.of(found, spec);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void aSpecWithWhatTheHostCannotReadAloneIsRefused(String found, Supplier<FunctionSpec> spec) {
    assertThatThrownBy(() -> ExportSnapshot.of(scalar(spec)))
        .isInstanceOf(CallDefectException.class)
        .hasMessageStartingWith(found + ";");
  }

  @Test
  void aPluginsOptionsAreCopiedAndNoneMayBeNull() throws Exception {
    List<OptionSpec> options = new ArrayList<>();
    options.add(OptionSpec.bool("strict").build());
    PluginModule module = module(options);

    List<OptionSpec> kept = ExportSnapshot.options(module);
    options.add(null);

    assertThat(kept).hasSize(1);
    assertThatThrownBy(() -> ExportSnapshot.options(module))
        .isInstanceOf(CallDefectException.class)
        .hasMessageStartingWith("an element of options() returned null");
  }

  private static PluginModule module(List<OptionSpec> options) {
    return new PluginModule() {
      @Override
      public List<OptionSpec> options() {
        return options;
      }

      @Override
      public PluginExports exports(PluginContext context) {
        return PluginExports.builder().build();
      }
    };
  }

  private static FunctionSpec.Builder spec() {
    return FunctionSpec.builder("f");
  }

  private static ScalarFunction scalar(Supplier<FunctionSpec> spec) {
    return new ScalarFunction() {
      @Override
      public FunctionSpec spec() {
        return spec.get();
      }

      @Override
      public BoundScalar bind(BindContext context) {
        return BoundScalar.ofKernel(
            ArrowTypes.nullable("result", INT64), (LongUnary) value -> value);
      }
    };
  }

  /** A type that is not Arrow's: what it answers is up to it. */
  private static final class OwnType extends ArrowType.Int {
    OwnType() {
      super(64, true);
    }
  }

  private record Provider(String kind, List<OptionSpec> options, Map<String, Object> sample)
      implements TableProviderFactory {
    @Override
    public String description() {
      return "Files.";
    }

    @Override
    public Optional<Map<String, Object>> sampleOptions() {
      return Optional.of(sample);
    }

    @Override
    public TableProvider open(TableContext context) throws PluginException {
      throw new PluginException(kind + " does not open");
    }
  }
}
