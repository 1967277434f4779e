package dev.codeanatomy.testkit;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.option.OptionBinder;
import dev.codeanatomy.common.option.OptionBinding;
import dev.codeanatomy.host.AdmissionResult;
import dev.codeanatomy.host.AdmittedPlugin;
import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.host.call.SampleUse;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.function.Volatility;
import dev.codeanatomy.plugin.api.function.WindowFunction;
import dev.codeanatomy.plugin.api.table.TableProviderFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** The tests of one plugin: its admission, then a container for each export. */
final class ConformanceTests {
  private static final int GENERATED = 24;

  private final PluginUnderTest plugin;
  private final long seed;

  ConformanceTests(PluginUnderTest plugin, long seed) {
    this.plugin = plugin;
    this.seed = seed;
  }

  List<DynamicNode> nodes() {
    List<DynamicNode> nodes = new ArrayList<>();
    nodes.add(DynamicTest.dynamicTest("admission", this::admission));
    plugin.admitted().map(AdmittedPlugin::exports).ifPresent(exports -> add(exports, nodes));
    return nodes;
  }

  private void admission() {
    if (!(plugin.admission() instanceof AdmissionResult.Admitted)) {
      Assertions.fail(
          plugin.admission().report().findings().stream()
              .map(Finding::toString)
              .collect(Collectors.joining("\n", "the host does not admit the plugin\n", "")));
    }
  }

  private void add(PluginExports exports, List<DynamicNode> nodes) {
    for (ScalarFunction f : exports.scalars()) {
      nodes.add(
          ofSample(
              "scalar",
              f.spec(),
              SampleUse.ROW_BY_ROW,
              sample -> new ScalarSubject(f, more(sample)),
              ScalarLaws.all()));
    }
    for (AggregateFunction f : exports.aggregates()) {
      nodes.add(
          ofSample(
              "aggregate",
              f.spec(),
              SampleUse.ONE_GROUP,
              sample -> new AggregateSubject(f, more(sample)),
              AggregateLaws.all()));
    }
    for (WindowFunction f : exports.windows()) {
      nodes.add(
          ofSample(
              "window",
              f.spec(),
              SampleUse.ROW_BY_ROW,
              sample -> new WindowSubject(f, sample, more(sample)),
              WindowLaws.all()));
    }
    for (TableFunction f : exports.tableFunctions()) {
      nodes.add(
          ofSample(
              "table function",
              f.spec(),
              SampleUse.ONE_TABLE,
              sample -> table(f, sample.call()),
              TableLaws.all()));
    }
    exports.tableProviders().forEach(f -> nodes.add(ofProvider(f)));
  }

  private static TableSubject table(TableFunction f, ResolvedCall call) {
    return new TableSubject(
        opening(f, call),
        () -> Calls.inOtherWords(call).stream().map(other -> opening(f, other)).toList(),
        () -> Calls.shortened(call).stream().map(other -> opening(f, other)).toList(),
        !f.spec().volatility().equals(Volatility.VOLATILE));
  }

  private static TableSubject.Opening opening(TableFunction f, ResolvedCall call) {
    return trial -> f.bind(trial.context(call));
  }

  private DynamicNode ofProvider(TableProviderFactory factory) {
    String kind = "table provider";
    if (factory.sampleOptions().isEmpty()) {
      return unproven(kind, factory.kind(), "the kind has no sample options");
    }
    OptionBinding binding =
        OptionBinder.bind(factory.kind(), factory.options(), factory.sampleOptions().get());
    Options bound = ((OptionBinding.Bound) binding).options();
    return container(
        kind,
        factory.kind(),
        new TableSubject(
            trial -> factory.open(trial.context(bound)),
            () -> {
              throw new NotAsked("a table provider has options and no arguments");
            },
            List::of,
            true),
        TableLaws.all());
  }

  /** Rows of the sample's types, the same for a function in each run. */
  private CallRows more(CallRows sample) {
    return Rows.more(sample, GENERATED, seed + sample.call().spec().name().hashCode());
  }

  private <S> DynamicNode ofSample(
      String kind,
      FunctionSpec spec,
      SampleUse use,
      Function<CallRows, S> subject,
      List<Law<S>> laws) {
    if (spec.sample().isEmpty()) {
      return unproven(kind, spec.toString(), "the spec of the function has no sample");
    }
    CallRows sample =
        CallRows.resolve(spec.toString(), spec, spec.sample().get(), use).rows().orElseThrow();
    return container(kind, spec.toString(), subject.apply(sample), laws);
  }

  private <S> DynamicNode container(String kind, String function, S subject, List<Law<S>> laws) {
    return DynamicContainer.dynamicContainer(
        kind + " " + function, new LawBook<>(function, plugin, subject, laws).tests());
  }

  private static DynamicNode unproven(String kind, String function, String why) {
    return DynamicContainer.dynamicContainer(
        kind + " " + function,
        List.of(
            DynamicTest.dynamicTest(
                "laws",
                () -> {
                  throw new TestAbortedException(
                      "skipped: unproven: " + why + ", so no law can be checked");
                })));
  }
}
