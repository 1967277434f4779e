package dev.codeanatomy.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private static final String PLUGIN = "testkit.plugin";

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
    Conformance listener = new Conformance();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(OfAnAuthor.class))
                .configurationParameter(PLUGIN, plugin.toString())
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

  /** The class an author writes; its plugin comes from the launcher. */
  @ExtendWith(PluginParameter.class)
  static final class OfAnAuthor {
    @TestFactory
    Stream<DynamicNode> conformance(Path plugin) {
      return PluginConformance.of(plugin).tests();
    }
  }

  /** Gives the plugin's path. */
  static final class PluginParameter implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Path.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return Path.of(context.getConfigurationParameter(PLUGIN).orElseThrow());
    }
  }
}
