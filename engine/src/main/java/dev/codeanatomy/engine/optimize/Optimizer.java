package dev.codeanatomy.engine.optimize;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;
import org.apache.calcite.util.Litmus;

/**
 * Runs a fixed list of rules, each as a pass of its own, over and over until no pass changes the
 * plan. Sub-queries stay what they are: the executor unnests them better. After each pass the row
 * type and the correlated rows are checked, so a rule that breaks a plan is an error, not a wrong
 * result. Nothing above a volatile call is left to the rules here, which may repeat or move an
 * expression, but what is below one and has none is. Immutable.
 */
public final class Optimizer {
  private static final int MAX_ROUNDS = 10;

  /** Builds what a rule asks for, and simplifies nothing on the way. */
  private static final RelBuilderFactory BUILDERS =
      RelBuilder.proto(Contexts.of(RelBuilder.Config.DEFAULT.withSimplify(false)));

  private static final List<RelOptRule> RULES =
      List.of(
          filterOver(Filter.class, CoreRules.FILTER_MERGE),
          filterOver(Project.class, CoreRules.FILTER_PROJECT_TRANSPOSE),
          rule(CoreRules.FILTER_INTO_JOIN),
          rule(CoreRules.JOIN_CONDITION_PUSH),
          filterOver(SetOp.class, CoreRules.FILTER_SET_OP_TRANSPOSE),
          filterOver(Aggregate.class, CoreRules.FILTER_AGGREGATE_TRANSPOSE),
          rule(CoreRules.PROJECT_MERGE),
          rule(CoreRules.PROJECT_REMOVE));

  private final List<PlanPass> morePasses;

  /**
   * An optimiser.
   *
   * @param morePasses run at the end of each round, in this order
   */
  public Optimizer(List<PlanPass> morePasses) {
    this.morePasses = List.copyOf(morePasses);
  }

  /** Optimises one plan. */
  public Optimized optimize(RelNode plan) {
    List<Optimized.Pass> passes = new ArrayList<>();
    RelNode current = plan;
    boolean changed = true;
    for (int round = 0; changed && round < MAX_ROUNDS; round++) {
      changed = false;
      for (RelOptRule rule : RULES) {
        RelNode next = pass(rule.toString(), current, free(p -> hep(rule, p)), passes);
        changed |= next != current;
        current = next;
      }
      current = pass("ProviderColumns", current, free(ProviderColumns::apply), passes);
      for (PlanPass more : morePasses) {
        RelNode next = pass(more.name(), current, more.apply(), passes);
        changed |= next != current;
        current = next;
      }
    }
    current = pass("ProviderLimits", current, free(ProviderLimits::apply), passes);
    return new Optimized(named(current, plan.getRowType().getFieldNames()), passes);
  }

  /** The plan under the names it came with: rules keep a root's types, but not its names. */
  private static RelNode named(RelNode plan, List<String> names) {
    return plan.getRowType().getFieldNames().equals(names)
        ? plan
        : LogicalProject.create(
            plan,
            List.of(),
            plan.getCluster().getRexBuilder().identityProjects(plan.getRowType()),
            names,
            Set.of());
  }

  /**
   * A rule that moves a filter and would forget which row a correlated sub-query means, in the
   * filter or below it. Over a window a filter cannot go.
   */
  private static RelOptRule filterOver(Class<? extends RelNode> below, RelRule<?> rule) {
    return rule.config
        .withRelBuilderFactory(BUILDERS)
        .withOperandSupplier(
            top ->
                top.operand(Filter.class)
                    .predicate(filter -> filter.getVariablesSet().isEmpty())
                    .oneInput(
                        input -> input.operand(below).predicate(Optimizer::lendsNoRow).anyInputs()))
        .toRule();
  }

  private static boolean lendsNoRow(RelNode node) {
    return node.getVariablesSet().isEmpty()
        && !(node instanceof Project project && project.containsOver());
  }

  private static RelOptRule rule(RelRule<?> rule) {
    return rule.config.withRelBuilderFactory(BUILDERS).toRule();
  }

  private static UnaryOperator<RelNode> free(UnaryOperator<RelNode> pass) {
    return plan -> VolatileCalls.in(plan) ? plan.accept(new FreeParts(pass)) : pass.apply(plan);
  }

  private static RelNode hep(RelOptRule rule, RelNode plan) {
    HepPlanner planner = new HepPlanner(new HepProgramBuilder().addRuleInstance(rule).build());
    planner.setRoot(plan);
    return planner.findBestExp();
  }

  /** The plan after a pass; the very same object when its digest did not change. */
  private static RelNode pass(
      String rule, RelNode before, UnaryOperator<RelNode> apply, List<Optimized.Pass> passes) {
    RelNode after = apply.apply(before);
    ContentHash hashBefore = PlanDigest.of(before);
    ContentHash hashAfter = PlanDigest.of(after);
    passes.add(new Optimized.Pass(rule, hashBefore, hashAfter));
    if (hashBefore.equals(hashAfter)) {
      return before;
    }
    boolean sameRows =
        RelOptUtil.equal("before", before.getRowType(), "after", after.getRowType(), Litmus.IGNORE);
    if (!sameRows) {
      throw broken(rule, "the row type is now " + after.getRowType());
    }
    CorrelatedRows.undefined(after)
        .ifPresent(
            id -> {
              throw broken(rule, "the correlated row " + id + " is lost");
            });
    return after;
  }

  private static PlanningException broken(String rule, String how) {
    return PlanningException.of(
        FindingCode.OPTIMIZE_RULE_BROKE_PLAN,
        "rule " + rule,
        "After it " + how,
        Optional.of("Report it: this is a defect of the optimiser"));
  }
}
