package dev.codeanatomy.engine.pushdown;

import dev.codeanatomy.engine.catalog.PlanningCall;
import dev.codeanatomy.engine.optimize.PlanPass;
import dev.codeanatomy.engine.sql.ProviderScan;
import dev.codeanatomy.plugin.api.expr.Expression;
import dev.codeanatomy.plugin.api.table.FilterPushdown;
import dev.codeanatomy.plugin.api.table.ScanFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * Asks the provider of a scan about each conjunct of the filter above it. {@code EXACT} moves into
 * the scan; {@code INEXACT} moves and stays above; {@code UNSUPPORTED}, and what the ABI cannot
 * say, stays. A volatile conjunct never moves.
 */
public final class ProviderFilterRule extends RelHomogeneousShuttle {
  private ProviderFilterRule() {}

  /** The rule as a pass of the optimiser. */
  public static PlanPass pass() {
    return new PlanPass("ProviderFilter", ProviderFilterRule::apply);
  }

  /** The plan with every filter that stands directly on a provider's scan pushed. */
  public static RelNode apply(RelNode plan) {
    return plan.accept(new ProviderFilterRule());
  }

  @Override
  public RelNode visit(RelNode node) {
    if (node instanceof Filter filter
        && filter.getInput() instanceof ProviderScan scan
        && scan.filters().isEmpty()) {
      return push(filter, scan);
    }
    return super.visit(node);
  }

  private static RelNode push(Filter filter, ProviderScan scan) {
    List<Field> columns =
        scan.columns().stream().map(i -> scan.table().schema().getFields().get(i)).toList();
    ConjunctTranslation translation =
        new ConjunctTranslation(columns, filter.getCluster().getRexBuilder());
    List<ScanFilter> taken = new ArrayList<>();
    List<RexNode> kept = new ArrayList<>();
    for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
      Optional<Expression> said =
          RexUtil.isDeterministic(conjunct) ? translation.translate(conjunct) : Optional.empty();
      FilterPushdown answer = said.map(e -> ask(scan, e)).orElse(FilterPushdown.UNSUPPORTED);
      if (answer != FilterPushdown.UNSUPPORTED) {
        taken.add(ScanFilter.of(said.orElseThrow(), answer));
      }
      if (answer != FilterPushdown.EXACT) {
        kept.add(conjunct);
      }
    }
    if (taken.isEmpty()) {
      return filter;
    }
    RelNode pushed = scan.withFilters(taken);
    if (kept.isEmpty()) {
      return pushed;
    }
    RexNode rest = RexUtil.composeConjunction(filter.getCluster().getRexBuilder(), kept);
    return filter.copy(filter.getTraitSet(), pushed, rest);
  }

  private static FilterPushdown ask(ProviderScan scan, Expression conjunct) {
    return PlanningCall.ofTable(scan.table().plugin(), scan.table().label())
        .make(
            "classify, asked for " + conjunct + ",",
            () -> scan.table().provider().classify(conjunct));
  }
}
