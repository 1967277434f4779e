package dev.codeanatomy.host.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.manifest.PluginManifest;
import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.LongUnary;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportChecksTest {
  private static final PluginManifest ONE =
      ManifestFixture.of("2", "\"exports\": {\"scalar\": [" + entry("one", 1) + "]}");

  @Test
  void exportsAsTheManifestListsThemPass() {
    assertThat(ExportChecks.check(ONE, exports(spec("one")))).isEmpty();
  }

  @Test
  void aBitWithoutAnExportAndAnExportWithoutItsBitAreNamed() {
    PluginManifest aggregates = ManifestFixture.of("4", "\"exports\": {\"aggregate\": []}");

    assertThat(ExportChecks.check(aggregates, exports(spec("one"))))
        .extracting(Finding::code, Finding::where)
        .containsExactly(
            tuple(FindingCode.EXPORT_WITHOUT_CAPABILITY, "p scalar"),
            tuple(FindingCode.CAPABILITY_WITHOUT_EXPORT, "p aggregate"));
  }

  @Test
  void namesAreComparedBothWays() {
    assertThat(ExportChecks.check(ONE, exports(spec("won"))))
        .extracting(Finding::code, Finding::where)
        .containsExactly(
            tuple(FindingCode.EXPORT_NOT_DECLARED, "p scalar won"),
            tuple(FindingCode.EXPORT_MISSING, "p scalar one"));
  }

  @Test
  void signatureAndRevisionAreCompared() {
    FunctionSpec.Builder other =
        FunctionSpec.builder("one")
            .parameter("value", ArrowTypes.INT32)
            .returns(ArrowTypes.INT64)
            .revision(2);

    assertThat(ExportChecks.check(ONE, exports(other)))
        .extracting(Finding::code)
        .containsExactly(FindingCode.SIGNATURE_DIFFERS, FindingCode.REVISION_DIFFERS);
  }

  @Test
  void anAliasMayNotStandForTwoFunctions() {
    PluginManifest two =
        ManifestFixture.of(
            "2", "\"exports\": {\"scalar\": [" + entry("one", 1) + ", " + entry("two", 1) + "]}");

    assertThat(ExportChecks.check(two, exports(spec("one"), spec("two").alias("one"))))
        .extracting(Finding::code, Finding::found)
        .containsExactly(
            tuple(FindingCode.EXPORT_NAME_TWICE, "'one' stands for 'one' and for 'two'"));
  }

  @Test
  void anAggregateNeedsAParameterThatTakesAColumn() {
    PluginManifest manifest =
        ManifestFixture.of(
            "4",
            "\"exports\": {\"aggregate\": ["
                + "{\"name\": \"rows\", \"signature\": \"() -> int64\", \"revision\": 1},"
                + "{\"name\": \"steps\", \"signature\": \"(by int64 literal) -> int64\","
                + " \"revision\": 1},"
                + entry("total", 1)
                + "]}");
    FunctionSpec.Builder rows = FunctionSpec.builder("rows").returns(ArrowTypes.INT64);
    FunctionSpec.Builder steps =
        FunctionSpec.builder("steps")
            .parameter(Parameter.builder("by", TypeSet.of(ArrowTypes.INT64)).literalOnly().build())
            .returns(ArrowTypes.INT64);
    PluginExports exports =
        PluginExports.builder()
            .aggregate(aggregate(rows.build()))
            .aggregate(aggregate(steps.build()))
            .aggregate(aggregate(spec("total").build()))
            .build();

    assertThat(ExportChecks.check(manifest, exports))
        .extracting(Finding::code, Finding::where, Finding::found)
        .containsExactly(
            tuple(
                FindingCode.AGGREGATE_WITHOUT_COLUMN,
                "p aggregate rows",
                "the signature () -> int64"),
            tuple(
                FindingCode.AGGREGATE_WITHOUT_COLUMN,
                "p aggregate steps",
                "the signature (by int64 literal) -> int64"));
  }

  @Test
  void optionsAreComparedBothWaysAndInEveryPart() {
    PluginManifest manifest =
        ManifestFixture.of(
            "0",
            "\"exports\": {}, \"options\": ["
                + "{\"name\": \"depth\", \"type\": \"int32\", \"default\": 3},"
                + "{\"name\": \"gone\", \"type\": \"bool\"}]");
    List<OptionSpec> real =
        List.of(
            OptionSpec.int32("depth").defaultValue(4).build(), OptionSpec.utf8("fresh").build());

    assertThat(ExportChecks.checkOptions(manifest, real))
        .extracting(Finding::where, Finding::found)
        .containsExactly(
            tuple("p option depth", "[depth int32 = 4]"),
            tuple("p option fresh", "[fresh utf8]"),
            tuple("p option gone", "no such option"));
  }

  private static String entry(String name, int revision) {
    return "{\"name\": \""
        + name
        + "\", \"signature\": \"(value int64) -> int64\", \"revision\": "
        + revision
        + "}";
  }

  private static FunctionSpec.Builder spec(String name) {
    return FunctionSpec.builder(name)
        .parameter("value", ArrowTypes.INT64)
        .returns(ArrowTypes.INT64);
  }

  private static AggregateFunction aggregate(FunctionSpec spec) {
    return new AggregateFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundAggregate bind(BindContext context) throws PluginException {
        throw new PluginException("only its spec is looked at");
      }
    };
  }

  private static PluginExports exports(FunctionSpec.Builder... specs) {
    PluginExports.Builder exports = PluginExports.builder();
    for (FunctionSpec.Builder spec : specs) {
      exports.scalar(ScalarFunction.ofKernel(spec.build(), (LongUnary) value -> value));
    }
    return exports.build();
  }
}
