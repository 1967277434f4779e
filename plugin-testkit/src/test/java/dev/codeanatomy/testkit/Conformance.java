package dev.codeanatomy.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The tests of the kit as JUnit runs them for an author. */
final class Conformance implements TestExecutionListener {
  private final List<Outcome> outcomes = new ArrayList<>();

  private Conformance() {}

  /**
   * What came of one test.
   *
   * @param law its name
   * @param status of JUnit
   * @param message of the failure, or why it was left out; empty for a success
   */
  record Outcome(String law, TestExecutionResult.Status status, String message) {}

  /** Runs all tests for a plugin. */
  static List<Outcome> of(Path plugin) {
    return of(plugin, Map.of());
  }

  /**
   * Runs all tests for a plugin.
   *
   * @param settings {@code seed}, {@code timeout} in seconds and {@code depth}, an option
   */
  static List<Outcome> of(Path plugin, Map<String, String> settings) {
    Conformance listener = new Conformance();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(OfAnAuthor.class))
                .configurationParameter("plugin", plugin.toString())
                .configurationParameters(settings)
                .build(),
            listener);
    return listener.outcomes;
  }

  /** The laws that do not hold, each once. */
  static List<String> broken(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.status() == TestExecutionResult.Status.FAILED)
        .map(Outcome::law)
        .distinct()
        .toList();
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
      outcomes.add(
          new Outcome(
              test.getDisplayName(),
              result.getStatus(),
              result.getThrowable().map(Throwable::getMessage).orElse("")));
    }
  }

  /** The class an author writes; what it points at comes from the launcher. */
  @ExtendWith(PluginParameter.class)
  static final class OfAnAuthor {
    @TestFactory
    Stream<DynamicNode> conformance(PluginConformance plugin) {
      return plugin.tests();
    }
  }

  /** Gives the plugin with its settings. */
  static final class PluginParameter implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == PluginConformance.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      PluginConformance plugin =
          PluginConformance.of(Path.of(context.getConfigurationParameter("plugin").orElseThrow()));
      Optional<Long> seed = context.getConfigurationParameter("seed", Long::valueOf);
      Optional<Long> timeout = context.getConfigurationParameter("timeout", Long::valueOf);
      Optional<Integer> depth = context.getConfigurationParameter("depth", Integer::valueOf);
      plugin = seed.map(plugin::withSeed).orElse(plugin);
      plugin = timeout.map(Duration::ofSeconds).map(plugin::withTimeout).orElse(plugin);
      return depth.isPresent() ? plugin.withOption("depth", depth.get()) : plugin;
    }
  }
}
