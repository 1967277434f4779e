package dev.codeanatomy.engine.execute;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.contract.result.InputInfo;
import dev.codeanatomy.engine.compile.CompiledPlan;
import dev.codeanatomy.engine.compile.PlanStep;
import dev.codeanatomy.engine.lower.ExecutablePlan;
import dev.codeanatomy.engine.lower.NativeBinding;
import dev.codeanatomy.engine.schedule.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every step of a run as a statement, with the one digest of all optimised plans and input
 * versions. Immutable.
 */
final class LoweredRun {
  private final CompiledPlan compiled;
  private final Map<PlanStep, ExecutablePlan> statements;
  private final List<InputInfo> inputs;
  private final ContentHash digest;

  private LoweredRun(
      CompiledPlan compiled,
      Map<PlanStep, ExecutablePlan> statements,
      List<InputInfo> inputs,
      ContentHash digest) {
    this.compiled = compiled;
    this.statements = statements;
    this.inputs = inputs;
    this.digest = digest;
  }

  /**
   * Optimises and lowers every step.
   *
   * @param deltaVersions the pinned version of each Delta input, by name
   */
  static LoweredRun of(CompiledPlan compiled, Map<String, Long> deltaVersions) {
    StatementPlanner planner = new StatementPlanner();
    Map<PlanStep, ExecutablePlan> statements = new LinkedHashMap<>();
    List<String> parts = new ArrayList<>();
    for (PlanStep step : compiled.steps()) {
      StatementPlanner.Statement statement = planner.plan(step.plan());
      statements.put(step, statement.executable());
      parts.add(name(step));
      parts.add(statement.digest().text());
    }
    List<NativeBinding> natives =
        statements.values().stream().flatMap(s -> s.natives().stream()).toList();
    List<InputInfo> inputs = InputVersions.of(deltaVersions, natives);
    for (InputInfo input : inputs) {
      parts.add("input:" + input.name());
      parts.add(input.version().orElse("unknown"));
    }
    return new LoweredRun(compiled, statements, inputs, ContentHash.ofParts("run-plan", parts));
  }

  private static String name(PlanStep step) {
    return switch (step) {
      case PlanStep.MaterializeView view -> "view:" + view.view();
      case PlanStep.WriteOutput output -> "output:" + output.target().tableName();
    };
  }

  /** BLAKE3 over the digests of all optimised plans, in order, and the versions of the inputs. */
  ContentHash digest() {
    return digest;
  }

  /** What the run reads, by name. */
  List<InputInfo> inputs() {
    return inputs;
  }

  String sql(PlanStep step) {
    return statement(step).sql();
  }

  private ExecutablePlan statement(PlanStep step) {
    ExecutablePlan statement = statements.get(step);
    if (statement == null) {
      throw new IllegalArgumentException("Not a step of this run: " + name(step));
    }
    return statement;
  }

  /** What a step's statement calls. */
  List<NativeBinding> natives(PlanStep step) {
    return statement(step).natives();
  }

  /** Says whether any of these outputs reads the view, directly or through others. */
  boolean isNeeded(PlanStep.MaterializeView view, Set<String> outputs) {
    Set<TaskId> tasks = new LinkedHashSet<>();
    outputs.forEach(output -> tasks.add(TaskId.output(output)));
    return compiled.graph().closure(tasks).contains(TaskId.view(view.view()));
  }
}
