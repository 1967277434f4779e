package dev.codeanatomy.engine.lower;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.BoundFunction;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.engine.sql.PluginWindowOperator;
import dev.codeanatomy.host.call.ResolvedArgument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowExclusion;

/**
 * Cuts a plugin's window call out of a projection: the rows below it become a query of their own,
 * sorted by partition and order keys, which a native table function reads, evaluates and gives back
 * with the result as one more column.
 */
final class PluginWindows {
  private final RelationWriter relations;

  PluginWindows(RelationWriter relations) {
    this.relations = relations;
  }

  /** The plugin window calls of a projection, each once, in order. */
  static List<RexOver> in(List<RexNode> projects) {
    Set<RexOver> found = new LinkedHashSet<>();
    RexShuttle finder =
        new RexShuttle() {
          @Override
          public RexNode visitOver(RexOver over) {
            if (over.getAggOperator() instanceof PluginWindowOperator) {
              found.add(over);
            }
            return super.visitOver(over);
          }
        };
    finder.visitList(projects);
    return List.copyOf(found);
  }

  /** The same projections where a call is what an input's column holds. */
  List<RexNode> replaced(List<RexNode> projects, RexOver call, int column) {
    RexNode result = relations.rexBuilder().makeInputRef(call.getType(), column);
    return new RexShuttle() {
      @Override
      public RexNode visitOver(RexOver over) {
        return over.equals(call) ? result : super.visitOver(over);
      }
    }.visitList(projects);
  }

  /** The same projection over one that computes a call as its last column. */
  Project split(Project project, RexOver call) {
    RelNode input = project.getInput();
    int width = input.getRowType().getFieldCount();
    List<RexNode> below =
        new ArrayList<>(relations.rexBuilder().identityProjects(input.getRowType()));
    below.add(call);
    List<String> names = new ArrayList<>(input.getRowType().getFieldNames());
    names.add("window_" + width);
    RelNode lower =
        LogicalProject.create(input, List.of(), below, names, project.getVariablesSet());
    return LogicalProject.create(
        lower,
        List.of(),
        replaced(project.getProjects(), call, width),
        project.getRowType().getFieldNames(),
        project.getVariablesSet());
  }

  /**
   * What a cut left.
   *
   * @param source the native source's row: the columns of the input, then helpers, then the result
   * @param result where the result is in that row
   */
  record Cut(Block source, int result) {}

  /** Cuts one call out of a projection. */
  Cut cut(Project project, RexOver over) {
    if (!RelOptUtil.getVariablesUsed(project).isEmpty()) {
      throw PlanningException.of(
          FindingCode.LOWER_WINDOW_IN_SUBQUERY,
          "function " + over.getAggOperator().getName(),
          "A plugin's window function stands in a correlated sub-query",
          "Compute it in a view or common table expression and join with that");
    }
    if (over.ignoreNulls() || over.isDistinct()) {
      throw ExpressionWriter.unsupported(
          over.getAggOperator().getName() + " with DISTINCT or NULLS");
    }
    RexWindow window = over.getWindow();
    if (over.getAggOperator().allowsFraming()
        && window.getExclude() != RexWindowExclusion.EXCLUDE_NO_OTHER) {
      throw ExpressionWriter.unsupported(window.getExclude() + " over a plugin's window");
    }
    List<RexNode> columns = new ArrayList<>();
    RelNode input = project.getInput();
    for (int i = 0; i < input.getRowType().getFieldCount(); i++) {
      columns.add(relations.rexBuilder().makeInputRef(input, i));
    }
    List<Integer> partitions = append(columns, window.partitionKeys);
    List<RexNode> keys = new ArrayList<>();
    window.orderKeys.forEach(key -> keys.add(key.left));
    List<Integer> orders = append(columns, keys);
    BoundFunction.Window bound = bind(over);
    List<Integer> arguments = append(columns, given(bound, over.getOperands()));
    RelNode sorted = sorted(input, columns, partitions, orders, window.orderKeys);
    return source(over, bound, sorted, partitions, orders, arguments);
  }

  private static BoundFunction.Window bind(RexOver over) {
    PluginWindowOperator operator = (PluginWindowOperator) over.getAggOperator();
    return (BoundFunction.Window) operator.site().bind(over.getOperands());
  }

  private List<RexNode> given(BoundFunction.Window bound, List<RexNode> operands) {
    List<RexNode> given = new ArrayList<>();
    for (ResolvedArgument argument : bound.call().columns()) {
      given.add(
          argument.givenIndex().isPresent()
              ? operands.get(argument.givenIndex().getAsInt())
              : new DefaultValue(argument.literal().orElseThrow()).call(relations.rexBuilder()));
    }
    return given;
  }

  private static List<Integer> append(List<RexNode> columns, List<? extends RexNode> more) {
    List<Integer> indexes = new ArrayList<>();
    for (RexNode node : more) {
      indexes.add(columns.size());
      columns.add(node);
    }
    return indexes;
  }

  private static RelNode sorted(
      RelNode input,
      List<RexNode> columns,
      List<Integer> partitions,
      List<Integer> orders,
      List<RexFieldCollation> keys) {
    List<String> names = new ArrayList<>(input.getRowType().getFieldNames());
    for (int i = names.size(); i < columns.size(); i++) {
      names.add("window_" + i);
    }
    RelNode projected = LogicalProject.create(input, List.of(), columns, names, Set.of());
    List<RelFieldCollation> sort = new ArrayList<>();
    partitions.forEach(
        p ->
            sort.add(
                new RelFieldCollation(
                    p, RelFieldCollation.Direction.ASCENDING, NullDirection.LAST)));
    for (int i = 0; i < orders.size(); i++) {
      sort.add(
          new RelFieldCollation(
              orders.get(i), keys.get(i).getDirection(), keys.get(i).getNullDirection()));
    }
    return sort.isEmpty()
        ? projected
        : LogicalSort.create(projected, RelCollations.of(sort), null, null);
  }

  private Cut source(
      RexOver over,
      BoundFunction.Window bound,
      RelNode sorted,
      List<Integer> partitions,
      List<Integer> orders,
      List<Integer> arguments) {
    NativeFunctions natives = relations.natives();
    // A statement of its own: it runs on its own connection and sees none of ours.
    String innerSql =
        new RelationWriter(relations.rexBuilder(), natives, SharedPlans.of(sorted))
            .statement(sorted);
    RelDataTypeFactory factory = relations.rexBuilder().getTypeFactory();
    RelDataTypeFactory.Builder row = factory.builder().addAll(sorted.getRowType().getFieldList());
    row.add("window_result", over.getType());
    Field returned = bound.bound().returnField();
    Field result = TypeTable.arrow("window_result", over.getType(), returned.getMetadata());
    String function = bound.function().spec().name();
    String name = natives.names().fresh(function);
    natives.add(
        new NativeBinding.WindowSource(
            name,
            bound,
            innerSql,
            TypeTable.fields(sorted.getRowType()),
            partitions,
            orders,
            arguments,
            frame(over),
            result));
    RelDataType rowType = row.build();
    Block block = relations.wrap("SELECT * FROM " + name + "()", rowType);
    return new Cut(block, rowType.getFieldCount() - 1);
  }

  private static WindowFrame frame(RexOver over) {
    RexWindow window = over.getWindow();
    if (!over.getAggOperator().allowsFraming() || window.orderKeys.isEmpty() && !window.isRows()) {
      return WindowFrame.WHOLE_PARTITION;
    }
    return new WindowFrame(
        window.isRows(),
        bound(window.getLowerBound(), window.isRows()),
        bound(window.getUpperBound(), window.isRows()));
  }

  private static WindowFrame.Bound bound(RexWindowBound bound, boolean rows) {
    if (bound.isCurrentRow()) {
      return WindowFrame.Bound.currentRow();
    }
    if (bound.isUnbounded()) {
      return new WindowFrame.Bound(OptionalLong.empty(), true, bound.isPreceding());
    }
    if (rows
        && bound.getOffset() instanceof RexLiteral literal
        && literal.getValueAs(BigDecimal.class) instanceof BigDecimal offset) {
      return new WindowFrame.Bound(
          OptionalLong.of(offset.longValueExact()), false, bound.isPreceding());
    }
    throw ExpressionWriter.unsupported("a RANGE frame with an offset over a plugin's window");
  }
}
