package dev.codeanatomy.engine.optimize;

import dev.codeanatomy.engine.sql.ProviderScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexPermuteInputsShuttle;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.Mappings;

/** Lets a provider's scan read only the columns that the project above it, and its filter, use. */
final class ProviderColumns extends RelHomogeneousShuttle {
  private ProviderColumns() {}

  static RelNode apply(RelNode plan) {
    return plan.accept(new ProviderColumns());
  }

  @Override
  public RelNode visit(RelNode node) {
    if (node instanceof Project project && project.getVariablesSet().isEmpty()) {
      RelNode input = project.getInput();
      if (input instanceof ProviderScan scan) {
        return narrowed(project, scan, List.of());
      }
      if (input instanceof Filter filter
          && filter.getVariablesSet().isEmpty()
          && filter.getInput() instanceof ProviderScan scan) {
        return narrowed(project, scan, List.of(filter));
      }
    }
    return super.visit(node);
  }

  private static RelNode narrowed(Project project, ProviderScan scan, List<Filter> filters) {
    List<RexNode> used = new ArrayList<>(project.getProjects());
    filters.forEach(filter -> used.add(filter.getCondition()));
    ImmutableBitSet columns = RelOptUtil.InputFinder.bits(used, null);
    if (columns.cardinality() == scan.columns().size() || columns.isEmpty()) {
      return project;
    }
    Map<Integer, Integer> places = new HashMap<>();
    columns.forEachInt(column -> places.put(column, places.size()));
    Mappings.TargetMapping mapping =
        Mappings.target(places, scan.columns().size(), columns.cardinality());
    RelNode input = scan.withColumns(columns.asList());
    RexPermuteInputsShuttle shuttle = new RexPermuteInputsShuttle(mapping, input);
    for (Filter filter : filters) {
      input = filter.copy(filter.getTraitSet(), input, filter.getCondition().accept(shuttle));
    }
    List<RexNode> projects = shuttle.visitList(project.getProjects());
    return project.copy(project.getTraitSet(), input, projects, project.getRowType());
  }
}
