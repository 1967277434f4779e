package dev.codeanatomy.engine.compile;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.engine.schedule.TaskGraph;
import java.util.List;

/**
 * What a run does.
 *
 * @param steps in the order of the task graph: each after the tables it reads
 * @param graph the tasks
 * @param warnings what someone should look at
 */
public record CompiledPlan(List<PlanStep> steps, TaskGraph graph, List<Finding> warnings) {
  /** Copies the lists. */
  public CompiledPlan {
    steps = List.copyOf(steps);
    warnings = List.copyOf(warnings);
  }
}
