package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.engine.execute.QueryResult;
import dev.codeanatomy.host.HostConfig;
import dev.codeanatomy.host.PluginHost;
import dev.codeanatomy.host.call.ArgumentResolution;
import dev.codeanatomy.host.call.ArgumentResolver;
import dev.codeanatomy.host.call.GivenArgument;
import dev.codeanatomy.host.call.LiteralVectors;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.function.WindowFunction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every function the plugin exports, of every kind, called as its documentation calls it. An
 * example is the sample in SQL: its last column has the answers that the sample expects.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionExamplesTest {
  private BufferAllocator allocator;
  private PluginHost host;
  private Engine engine;

  @BeforeAll
  void open(@TempDir Path work) throws Exception {
    allocator = new RootAllocator();
    host = PluginHost.open(HostConfig.of(work.resolve("cache"), allocator));
    host.admitAll(RealPlugin.folder());
    engine = RealPlugin.engine();
  }

  @AfterAll
  void close() {
    engine.close();
    host.close();
    allocator.close();
  }

  Stream<FunctionSpec> functions() {
    PluginExports exports = host.plugin("codeanatomy").orElseThrow().exports();
    return Stream.of(
            exports.scalars().stream().map(ScalarFunction::spec),
            exports.aggregates().stream().map(AggregateFunction::spec),
            exports.windows().stream().map(WindowFunction::spec),
            exports.tableFunctions().stream().map(TableFunction::spec))
        .flatMap(specs -> specs);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theExampleGivesTheAnswersOfTheSample(FunctionSpec function) {
    List<Literal> expected =
        new ArrayList<>(function.sample().flatMap(Sample::expected).orElse(List.of()));
    List<String> unexpected = new ArrayList<>();
    int rows = 0;
    String example = function.doc().orElseThrow().example();
    try (QueryResult result = engine.query(new QueryRequest(example, Map.of()))) {
      while (result.next()) {
        List<FieldVector> columns = result.batch().getFieldVectors();
        FieldVector answers = columns.get(columns.size() - 1);
        for (int row = 0; row < result.batch().getRowCount(); row++, rows++) {
          if (!take(expected, answers, row)) {
            unexpected.add(LiteralVectors.text(answers, row));
          }
        }
      }
    }
    if (function.sample().flatMap(Sample::expected).isPresent()) {
      assertThat(rows).as("rows").isPositive();
      assertThat(unexpected).as("answers that no sample has").isEmpty();
      assertThat(expected).as("answers that did not come").isEmpty();
    }
  }

  /** What a page names as a parameter, a call may name too. */
  @ParameterizedTest
  @MethodSource("functions")
  void everyArgumentOfTheSampleCanBeNamed(FunctionSpec function) {
    List<Parameter> parameters = function.parameters();
    List<Literal> row = function.sample().orElseThrow().rows().get(0);
    boolean variadic = parameters.stream().anyMatch(Parameter::variadic);
    List<GivenArgument> named = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      GivenArgument argument = GivenArgument.of(row.get(i));
      named.add(variadic ? argument : argument.named(parameters.get(i).name()));
    }
    if (!variadic) {
      Collections.reverse(named);
    }
    assertThat(ArgumentResolver.resolve(function.name(), function, named))
        .isInstanceOf(ArgumentResolution.Resolved.class);
  }

  /** The order of rows is not fixed where an example does not say it. */
  private static boolean take(List<Literal> expected, FieldVector answers, int row) {
    Optional<Literal> found =
        expected.stream().filter(answer -> LiteralVectors.holds(answers, row, answer)).findFirst();
    return found.map(expected::remove).orElse(false);
  }
}
