package dev.codeanatomy.engine.compile;

import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.finding.Severity;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.spec.InputRelation;
import dev.codeanatomy.contract.spec.OutputTarget;
import dev.codeanatomy.contract.spec.Transform;
import dev.codeanatomy.contract.spec.ViewDefinition;
import dev.codeanatomy.engine.schedule.TaskGraph;
import dev.codeanatomy.engine.schedule.TaskId;
import dev.codeanatomy.engine.spec.ResolvedSpec;
import dev.codeanatomy.engine.spec.SourceRefs;
import dev.codeanatomy.engine.sql.ArgumentMetadata;
import dev.codeanatomy.engine.sql.PlannerSession;
import dev.codeanatomy.engine.validate.GraphValidator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.tools.RelBuilder;

/**
 * Compiles one spec: validates its graph, builds each view whose sources could be built, in the one
 * order, and reports everything that is wrong in one go. Building and validating are one walk, so
 * the types that are checked are those of the plans that run.
 */
public final class PlanCompiler {
  private final ResolvedSpec resolved;
  private final PlannerSession planner;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, RelNode> sources = new HashMap<>();
  private final Map<String, RelNode> views = new HashMap<>();
  private final Map<String, Integer> readers;
  private final RefusedParameters refused;

  private PlanCompiler(ResolvedSpec resolved, PlannerSession planner) {
    this.resolved = resolved;
    this.planner = planner;
    this.readers = FanOut.of(resolved);
    this.refused = new RefusedParameters(resolved);
  }

  /**
   * Compiles.
   *
   * @param planner a session without tables; the spec's inputs and views are added to it
   * @throws EngineException at stage {@code validate} with every finding of graph and meaning
   */
  public static CompiledPlan compile(
      ResolvedSpec resolved, PlannerSession planner, InputResolver inputs) {
    return new PlanCompiler(resolved, planner).compile(inputs);
  }

  private CompiledPlan compile(InputResolver inputs) {
    findings.addAll(GraphValidator.validate(resolved));
    addInputs(inputs);
    for (String view : buildOrder()) {
      build(view);
    }
    findings.addAll(refused.findings());
    Map<String, PlanStep.WriteOutput> outputs = outputs();
    if (findings.stream().anyMatch(f -> f.severity() == Severity.ERROR)) {
      throw new EngineException(EngineStage.VALIDATE, findings);
    }
    TaskGraph graph = TaskGraph.of(resolved);
    return new CompiledPlan(steps(graph, outputs), graph, findings);
  }

  private void addInputs(InputResolver inputs) {
    List<InputRelation> all = resolved.spec().inputRelations();
    for (int i = 0; i < all.size(); i++) {
      InputRelation input = all.get(i);
      String name = input.logicalName();
      // A view of the same name hides it: no reference can mean it, and validation says so.
      if (resolved.sources().keySet().stream().anyMatch(name::equalsIgnoreCase)
          || sources.containsKey(name)) {
        continue;
      }
      ViewContext at =
          new ViewContext(
              planner, sources, "/input_relations/" + i, "input '" + name + "'", findings);
      at.planned("", () -> add(name, inputs.resolve(input)));
    }
  }

  private RelNode add(String name, InputTable table) {
    switch (table) {
      case InputTable.Lowered lowered -> planner.addTable(name, lowered.table());
      case InputTable.Planned planned -> planner.addView(name, planned.plan());
    }
    RelNode plan = planner.table(name);
    sources.put(name, plan);
    return plan;
  }

  /** The views that can be built, in order: all but those with a bad name or in a circle. */
  private List<String> buildOrder() {
    Map<TaskId, Set<TaskId>> needs = new TreeMap<>();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Map.Entry<String, SourceRefs> entry : resolved.sources().entrySet()) {
        SourceRefs refs = entry.getValue();
        Set<TaskId> own = new TreeSet<>();
        refs.distinctViews().forEach(v -> own.add(TaskId.view(v)));
        boolean clean = refs.unknown().isEmpty() && refs.ambiguous().isEmpty();
        TaskId task = TaskId.view(entry.getKey());
        if (clean && needs.keySet().containsAll(own) && !needs.containsKey(task)) {
          needs.put(task, own);
          grown = true;
        }
      }
    }
    return TaskGraph.of(needs).order().stream().map(TaskId::name).toList();
  }

  private void build(String name) {
    ViewDefinition view = resolved.view(name).orElseThrow();
    Set<String> needed = new HashSet<>();
    Optional.ofNullable(resolved.sources().get(name))
        .ifPresent(
            refs -> {
              needed.addAll(refs.inputs());
              needed.addAll(refs.views());
            });
    if (!sources.keySet().containsAll(needed)) {
      return;
    }
    int index = resolved.spec().viewDefinitions().indexOf(view);
    String at = "/view_definitions/" + index;
    String label = "view '" + name + "'";
    ViewContext context = new ViewContext(planner, sources, at + "/transform", label, findings);
    Optional<RelNode> plan = transform(context, view.transform());
    if (plan.isEmpty()) {
      return;
    }
    ViewContext declared =
        new ViewContext(planner, sources, at + "/output_schema", label, findings);
    view.outputSchema().ifPresent(s -> DeclaredSchema.check(declared, s, plan.get()));
    context.planned("", () -> publish(name, ArgumentMetadata.bind(plan.get())));
  }

  private Optional<RelNode> transform(ViewContext view, Transform transform) {
    return switch (transform) {
      case Transform.Normalize t -> NormalizeBuilder.build(view, t);
      case Transform.Relate t -> RelateBuilder.build(view, t);
      case Transform.Union t -> UnionBuilder.build(view, t);
      case Transform.Project t -> ExpressionBuilders.project(view, t);
      case Transform.Filter t -> ExpressionBuilders.filter(view, t);
      case Transform.Aggregate t -> ExpressionBuilders.aggregate(view, t);
      case Transform.Sql t -> ExpressionBuilders.sql(view, t);
      case Transform.TableFunction t -> ExpressionBuilders.tableFunction(view, t, refused);
      case Transform.IntervalAlign t -> IntervalAlignBuilder.build(view, t);
      case Transform.CpgEmit t -> CpgEmitBuilder.build(view, t);
    };
  }

  /** Makes a view known to its readers: as a table if it has several, else as its plan. */
  private RelNode publish(String name, RelNode plan) {
    views.put(name, plan);
    if (isShared(name)) {
      planner.addTable(name, TempTable.of(name, plan));
      sources.put(name, planner.table(name));
    } else {
      planner.addView(name, plan);
      sources.put(name, plan);
    }
    return plan;
  }

  private boolean isShared(String view) {
    return readers.getOrDefault(view, 0) >= 2;
  }

  private Map<String, PlanStep.WriteOutput> outputs() {
    Map<String, PlanStep.WriteOutput> outputs = new HashMap<>();
    List<OutputTarget> all = resolved.spec().outputTargets();
    for (int i = 0; i < all.size(); i++) {
      OutputTarget output = all.get(i);
      RelNode source = sources.get(output.sourceView());
      if (source == null || !views.containsKey(output.sourceView())) {
        continue;
      }
      String label = "output '" + output.tableName() + "'";
      ViewContext at = new ViewContext(planner, sources, "/output_targets/" + i, label, findings);
      columns(at, output, source)
          .ifPresent(
              plan -> outputs.put(output.tableName(), new PlanStep.WriteOutput(output, plan)));
    }
    return outputs;
  }

  private static Optional<RelNode> columns(ViewContext at, OutputTarget output, RelNode source) {
    List<String> available = source.getRowType().getFieldNames();
    List<Integer> picked = new ArrayList<>();
    for (int i = 0; i < output.columns().size(); i++) {
      String name = output.columns().get(i);
      int index = indexOf(available, name);
      if (index < 0) {
        at.report(
            at.finding(
                    FindingCode.PLAN_UNKNOWN_OUTPUT_COLUMN,
                    "/columns/" + i,
                    "view '" + output.sourceView() + "' has no column '" + name + "'")
                .expected("one of " + String.join(", ", available))
                .remedy(DidYouMean.question(name, available)));
      } else {
        picked.add(index);
      }
    }
    boolean distinct = at.distinct(output.columns(), "/columns");
    List<String> written = output.columns().isEmpty() ? available : output.columns();
    for (int i = 0; i < output.partitionBy().size(); i++) {
      String name = output.partitionBy().get(i);
      if (indexOf(written, name) < 0) {
        at.report(
            at.finding(
                    FindingCode.PLAN_UNKNOWN_PARTITION_COLUMN,
                    "/partition_by/" + i,
                    "'" + name + "' is not a column of the output")
                .expected("one of " + String.join(", ", written))
                .remedy(DidYouMean.question(name, written)));
      }
    }
    if (output.columns().isEmpty()) {
      return Optional.of(source);
    }
    RelBuilder b = at.builder().push(source);
    List<String> names = picked.stream().map(available::get).toList();
    return distinct && picked.size() == output.columns().size()
        ? Optional.of(b.project(b.fields(picked), names, true).build())
        : Optional.empty();
  }

  private static int indexOf(List<String> names, String wanted) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(wanted)) {
        return i;
      }
    }
    return -1;
  }

  private List<PlanStep> steps(TaskGraph graph, Map<String, PlanStep.WriteOutput> outputs) {
    Set<TaskId> wanted = new TreeSet<>();
    outputs.keySet().forEach(o -> wanted.add(TaskId.output(o)));
    Set<TaskId> needed = graph.closure(wanted);
    List<PlanStep> steps = new ArrayList<>();
    for (TaskId task : graph.order()) {
      if (task.kind() == TaskId.Kind.OUTPUT) {
        Optional.ofNullable(outputs.get(task.name())).ifPresent(steps::add);
      } else if (task.kind() == TaskId.Kind.VIEW
          && needed.contains(task)
          && isShared(task.name())) {
        RelNode plan = Optional.ofNullable(views.get(task.name())).orElseThrow();
        String table = TempTable.of(task.name(), plan).name();
        steps.add(new PlanStep.MaterializeView(task.name(), table, plan));
      }
    }
    return steps;
  }
}
