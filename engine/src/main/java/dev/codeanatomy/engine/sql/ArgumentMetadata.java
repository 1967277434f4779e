package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.BoundFunction;
import dev.codeanatomy.plugin.api.expr.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexWindow;

/**
 * Binds the plugin calls of a plan again with the metadata of their arguments, which is known when
 * the plan is complete and not while its text is read. A call that binds to a constant becomes that
 * constant. Run before any rule: what rules make of an argument may have lost its metadata.
 *
 * <p>Parts without such calls stay the objects they were, so that a view that is read twice stays
 * one.
 */
public final class ArgumentMetadata extends RelHomogeneousShuttle {
  private final ColumnFields fields = new ColumnFields();

  private ArgumentMetadata() {}

  /** The plan with its calls bound for what they are given. */
  public static RelNode bind(RelNode plan) {
    return plan.accept(new ArgumentMetadata());
  }

  @Override
  public RelNode visit(RelNode other) {
    RelNode node = super.visit(other);
    List<Field> input = new ArrayList<>();
    node.getInputs().forEach(each -> input.addAll(fields.fields(each)));
    RelNode bound = node.accept(new Calls(node.getCluster().getRexBuilder(), input));
    return bound instanceof Aggregate aggregate ? grouped(aggregate, input) : bound;
  }

  private RelNode grouped(Aggregate aggregate, List<Field> input) {
    boolean changed = false;
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      List<RexNode> operands = new ArrayList<>();
      call.getArgList().forEach(index -> operands.add(operand(aggregate.getInput(), index)));
      Optional<PluginRowsOperator> operator =
          call.getAggregation() instanceof PluginRowsOperator plugin
              ? labelled(plugin, operands, input)
              : Optional.empty();
      changed |= operator.isPresent();
      calls.add(operator.map(labelled -> with(call, labelled)).orElse(call));
    }
    return changed
        ? aggregate.copy(
            aggregate.getTraitSet(),
            aggregate.getInput(),
            aggregate.getGroupSet(),
            aggregate.getGroupSets(),
            calls)
        : aggregate;
  }

  /** A constant where the input computes one: a call may bind to nothing else. */
  private static RexNode operand(RelNode input, int index) {
    return input instanceof Project project
            && project.getProjects().get(index) instanceof RexLiteral literal
        ? literal
        : input.getCluster().getRexBuilder().makeInputRef(input, index);
  }

  private static AggregateCall with(AggregateCall call, PluginRowsOperator operator) {
    return AggregateCall.create(
        call.getParserPosition(),
        operator,
        call.isDistinct(),
        call.isApproximate(),
        call.ignoreNulls(),
        call.rexList,
        call.getArgList(),
        call.filterArg,
        call.distinctKeys,
        call.collation,
        call.getType(),
        call.getName());
  }

  /** The operator bound for these operands; empty if it is already, or if none has metadata. */
  private Optional<PluginRowsOperator> labelled(
      PluginRowsOperator operator, List<RexNode> operands, List<Field> input) {
    List<Optional<Field>> origins = origins(operands, input);
    return isKnown(operator.site(), origins)
        ? Optional.empty()
        : Optional.of(operator.at(operator.site().labelled(origins, operands)));
  }

  private List<Optional<Field>> origins(List<RexNode> operands, List<Field> input) {
    return operands.stream()
        .map(operand -> fields.origin(operand, input).filter(ColumnFields::hasMetadata))
        .toList();
  }

  private static boolean isKnown(PluginCallSite site, List<Optional<Field>> origins) {
    return site.origins().equals(origins)
        || site.origins().isEmpty() && origins.stream().allMatch(Optional::isEmpty);
  }

  /** The calls of one node. */
  private final class Calls extends RexShuttle {
    private final RexBuilder builder;
    private final List<Field> input;

    Calls(RexBuilder builder, List<Field> input) {
      this.builder = builder;
      this.input = input;
    }

    @Override
    public RexNode visitCall(RexCall given) {
      RexNode visited = super.visitCall(given);
      if (!(visited instanceof RexCall call)
          || !(call.getOperator() instanceof PluginScalarOperator operator)) {
        return visited;
      }
      List<Optional<Field>> origins = origins(call.getOperands(), input);
      PluginScalarOperator bound =
          isKnown(operator.site(), origins)
              ? operator
              : new PluginScalarOperator(operator.site().labelled(origins, call.getOperands()));
      var scalar = ((BoundFunction.Scalar) bound.site().bind(call.getOperands())).bound();
      Optional<Literal> constant = scalar.constant();
      if (constant.isPresent()) {
        return builder.makeCall(
            call.getType(),
            new BoundConstantOperator(scalar.returnField(), constant.get()),
            List.of());
      }
      return bound == operator ? call : builder.makeCall(call.getType(), bound, call.getOperands());
    }

    @Override
    public RexNode visitOver(RexOver given) {
      RexNode visited = super.visitOver(given);
      if (!(visited instanceof RexOver over)
          || !(over.getAggOperator() instanceof PluginRowsOperator operator)) {
        return visited;
      }
      return labelled(operator, over.getOperands(), input)
          .map(labelled -> with(over, labelled))
          .orElse(over);
    }

    private RexNode with(RexOver over, PluginRowsOperator operator) {
      RexWindow window = over.getWindow();
      return builder.makeOver(
          over.getType(),
          operator,
          over.getOperands(),
          window.partitionKeys,
          window.orderKeys,
          window.getLowerBound(),
          window.getUpperBound(),
          window.getExclude(),
          window.isRows(),
          true,
          false,
          over.isDistinct(),
          over.ignoreNulls());
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery given) {
      RexSubQuery query = (RexSubQuery) super.visitSubQuery(given);
      RelNode rel = query.rel.accept(ArgumentMetadata.this);
      return rel == query.rel ? query : query.clone(rel);
    }
  }
}
