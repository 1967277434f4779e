package dev.codeanatomy.engine.lower;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.engine.sql.LoweredCalciteTable;
import dev.codeanatomy.engine.sql.RowNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;

/**
 * Relations in the executor's SQL. Each node becomes a {@link Block}; a node merges into its
 * input's SELECT where SQL's order of clauses allows it, and wraps it otherwise. Every reference is
 * qualified by an alias that is unique in the whole statement, so no name is ever ambiguous, and a
 * sub-query that refers to an outer row simply writes that row's reference. A node that occurs
 * twice is written once, as a common table expression. One instance writes one statement.
 *
 * <p>Long, because it is one case distinction over the kinds of node.
 */
final class RelationWriter {
  private static final Pattern REFERENCE = Pattern.compile("t\\d+\\.\"(?:[^\"]|\"\")*\"");

  private final RexBuilder rexBuilder;
  private final NativeFunctions natives;
  private final Set<RelNode> shared;
  private final Map<CorrelationId, List<String>> rows = new HashMap<>();
  private final Map<RelNode, String> tables = new IdentityHashMap<>();
  private final List<String> commonTables = new ArrayList<>();
  private int aliases;

  RelationWriter(RexBuilder rexBuilder, NativeFunctions natives, Set<RelNode> shared) {
    this.rexBuilder = rexBuilder;
    this.natives = natives;
    this.shared = shared;
  }

  RexBuilder rexBuilder() {
    return rexBuilder;
  }

  NativeFunctions natives() {
    return natives;
  }

  /** The statement of a plan, each column cast to the plan's type and called by its name. */
  String statement(RelNode plan) {
    Block block = block(plan);
    List<String> columns = new ArrayList<>();
    RelDataType rowType = plan.getRowType();
    for (int i = 0; i < block.columns().size(); i++) {
      RelDataType type = rowType.getFieldList().get(i).getType();
      columns.add(ExpressionWriter.cast(block.columns().get(i), type));
    }
    String select = block.projected(columns, false, block.windowed()).select(names(rowType));
    return commonTables.isEmpty()
        ? select
        : "WITH " + String.join(", ", commonTables) + " " + select;
  }

  /** A sub-query of an expression. */
  String subQuery(RelNode plan) {
    return block(plan).select(names(plan.getRowType()));
  }

  /** What a column of a correlated row stands for. */
  String correlated(CorrelationId id, int field) {
    return Optional.ofNullable(rows.get(id))
        .orElseThrow(
            () ->
                PlanningException.of(
                    FindingCode.LOWER_UNSUPPORTED,
                    "plan",
                    "The correlated row " + id + " is not defined",
                    Optional.empty()))
        .get(field);
  }

  /** Makes a node's row known to the sub-queries of its expressions. */
  private ExpressionWriter over(List<String> row, Set<CorrelationId> ids) {
    ids.forEach(id -> rows.put(id, row));
    return new ExpressionWriter(row, this);
  }

  Block block(RelNode node) {
    if (!shared.contains(node)) {
      return fresh(node);
    }
    String table = tables.get(node);
    if (table == null) {
      String body = fresh(node).select(names(node.getRowType()));
      table = "\"shared" + commonTables.size() + "\"";
      commonTables.add(table + " AS (" + body + ")");
      tables.put(node, table);
    }
    return from(table, node.getRowType());
  }

  private Block fresh(RelNode node) {
    return switch (node) {
      case TableScan scan -> scan(scan);
      case Filter filter -> filter(filter);
      case Project project -> project(project);
      case Join join -> join(join);
      case Correlate correlate -> correlate(correlate);
      case Aggregate aggregate -> aggregate(aggregate);
      case Sort sort -> sort(sort);
      case SetOp operation -> setOperation(operation);
      case Values values -> values(values);
      case Uncollect uncollect -> uncollect(uncollect);
      default -> from(natives.source(node), node.getRowType());
    };
  }

  private Block scan(TableScan scan) {
    LoweredCalciteTable table = scan.getTable().unwrap(LoweredCalciteTable.class);
    return table == null
        ? from(natives.source(scan), scan.getRowType())
        : from(table.table().sql(), scan.getRowType());
  }

  private Block filter(Filter filter) {
    Block input = open(filter.getInput());
    if (input.windowed()) {
      input = item(input, filter.getInput().getRowType());
    }
    String condition = over(input.columns(), filter.getVariablesSet()).write(filter.getCondition());
    return input.filtered(condition);
  }

  private Block project(Project project) {
    List<RexOver> pluginWindows = PluginWindows.in(project.getProjects());
    if (!pluginWindows.isEmpty()) {
      return withoutPluginWindow(project, pluginWindows);
    }
    boolean windows = RexOver.containsOver(project.getProjects(), null);
    Block input = block(project.getInput());
    if (!windows && input.canDropColumns() && areDistinctReferences(project)) {
      List<String> kept =
          project.getProjects().stream()
              .map(e -> input.columns().get(((RexInputRef) e).getIndex()))
              .toList();
      return input.projected(kept, input.plain(), input.windowed());
    }
    boolean limitsWindow = windows && (input.limit().isPresent() || !input.order().isEmpty());
    if (!input.isProjectable() || input.windowed() || limitsWindow) {
      return projected(project, item(input, project.getInput().getRowType()), windows);
    }
    return projected(project, input, windows);
  }

  /** The projection over the row that a native source gives: one source for each call. */
  private Block withoutPluginWindow(Project project, List<RexOver> calls) {
    PluginWindows windows = new PluginWindows(this);
    RexOver call = calls.getLast();
    if (calls.size() > 1) {
      return project(windows.split(project, call));
    }
    PluginWindows.Cut cut = windows.cut(project, call);
    List<RexNode> replaced = windows.replaced(project.getProjects(), call, cut.result());
    boolean more = RexOver.containsOver(replaced, null);
    ExpressionWriter writer = over(cut.source().columns(), project.getVariablesSet());
    return cut.source().projected(writer.writeAll(replaced), false, more);
  }

  private static boolean areDistinctReferences(Project project) {
    Set<Integer> seen = new HashSet<>();
    return project.getProjects().stream()
        .allMatch(e -> e instanceof RexInputRef ref && seen.add(ref.getIndex()));
  }

  private Block projected(Project project, Block input, boolean windows) {
    ExpressionWriter writer = over(input.columns(), project.getVariablesSet());
    boolean plain = project.getProjects().stream().allMatch(RexInputRef.class::isInstance);
    return input.projected(writer.writeAll(project.getProjects()), plain, windows);
  }

  private Block join(Join join) {
    Block left = bare(join.getLeft());
    Block right = item(block(join.getRight()), join.getRight().getRowType());
    List<String> both = concat(left.columns(), right.columns());
    String kind =
        switch (join.getJoinType()) {
          case INNER -> "INNER JOIN";
          case LEFT -> "LEFT JOIN";
          case RIGHT -> "RIGHT JOIN";
          case FULL -> "FULL JOIN";
          case SEMI -> "SEMI JOIN";
          case ANTI -> "ANTI JOIN";
          default -> throw ExpressionWriter.unsupported("join " + join.getJoinType());
        };
    String condition = over(both, join.getVariablesSet()).write(join.getCondition());
    String from = left.from() + " " + kind + " " + right.from() + " ON " + condition;
    return Block.joined(from, join.getJoinType().projectsRight() ? both : left.columns());
  }

  private Block correlate(Correlate correlate) {
    JoinRelType type = correlate.getJoinType();
    if (type != JoinRelType.INNER && type != JoinRelType.LEFT) {
      throw ExpressionWriter.unsupported("lateral join " + type);
    }
    Block left = bare(correlate.getLeft());
    rows.put(correlate.getCorrelationId(), left.columns());
    RelDataType rightType = correlate.getRight().getRowType();
    Block right = wrap(block(correlate.getRight()).select(names(rightType)), rightType);
    String from = left.from() + " " + type + " JOIN LATERAL " + right.from() + " ON TRUE";
    return Block.joined(from, concat(left.columns(), right.columns()));
  }

  private Block aggregate(Aggregate aggregate) {
    Block input = open(aggregate.getInput());
    if (input.windowed()) {
      input = item(input, aggregate.getInput().getRowType());
    }
    AggregateWriter writer = new AggregateWriter(aggregate, input.columns(), this);
    return input.grouped(writer.outputs(), writer.clause());
  }

  private Block sort(Sort sort) {
    Block input = block(sort.getInput());
    boolean taken = input.limit().isPresent();
    if (taken || input.windowed()) {
      input = item(input, sort.getInput().getRowType());
    }
    List<String> keys = new ArrayList<>();
    for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
      String column = input.columns().get(key.getFieldIndex());
      boolean reference = input.plain() || REFERENCE.matcher(column).matches();
      String text = reference ? column : String.valueOf(key.getFieldIndex() + 1);
      keys.add(text + AggregateWriter.direction(key));
    }
    List<String> order = keys.isEmpty() ? input.order() : keys;
    return input.sorted(order, limit(sort));
  }

  private Optional<String> limit(Sort sort) {
    List<String> clauses = new ArrayList<>();
    if (sort.fetch != null) {
      clauses.add("LIMIT " + count(sort.fetch));
    }
    if (sort.offset != null) {
      clauses.add("OFFSET " + count(sort.offset));
    }
    return clauses.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", clauses));
  }

  private static String count(RexNode node) {
    if (node instanceof RexLiteral literal
        && literal.getValueAs(BigDecimal.class) instanceof BigDecimal rows) {
      return Long.toString(rows.longValueExact());
    }
    throw ExpressionWriter.unsupported("LIMIT " + node);
  }

  private Block setOperation(SetOp operation) {
    String symbol =
        switch (operation) {
          case Union u -> "UNION";
          case Intersect i -> "INTERSECT";
          case Minus m -> "EXCEPT";
          default -> throw ExpressionWriter.unsupported(operation.getRelTypeName());
        };
    RelDataType rowType = operation.getRowType();
    List<String> names = names(rowType);
    for (RelNode input : operation.getInputs()) {
      for (int i = 0; i < rowType.getFieldCount(); i++) {
        RelDataType type = rowType.getFieldList().get(i).getType();
        if (RowNames.differ(type, input.getRowType().getFieldList().get(i).getType())) {
          throw ExpressionWriter.unsupported(
              symbol + " of rows with other names in " + names.get(i));
        }
      }
    }
    String sql =
        operation.getInputs().stream()
            .map(input -> "(" + block(input).select(names) + ")")
            .collect(Collectors.joining(" " + symbol + (operation.all ? " ALL " : " ")));
    return wrap(sql, rowType);
  }

  private Block values(Values values) {
    RelDataType rowType = values.getRowType();
    ExpressionWriter writer = new ExpressionWriter(List.of(), this);
    if (values.getTuples().isEmpty()) {
      List<String> nulls = new ArrayList<>();
      List<String> names = names(rowType);
      for (int i = 0; i < names.size(); i++) {
        RelDataType type = rowType.getFieldList().get(i).getType();
        nulls.add(ExpressionWriter.cast("NULL", type) + " AS " + names.get(i));
      }
      return wrap("SELECT " + String.join(", ", nulls) + " WHERE FALSE", rowType);
    }
    String tuples =
        values.getTuples().stream()
            .map(t -> "(" + String.join(", ", writer.writeAll(t)) + ")")
            .collect(Collectors.joining(", "));
    String alias = alias();
    List<String> names = names(rowType);
    String from = "(VALUES " + tuples + ") AS " + alias + "(" + String.join(", ", names) + ")";
    return Block.of(from, qualified(alias, names));
  }

  private Block uncollect(Uncollect uncollect) {
    return new UncollectWriter(
            uncollect, item(block(uncollect.getInput()), uncollect.getInput().getRowType()), this)
        .block();
  }

  /** An input whose SELECT can take a condition or a grouping. */
  private Block open(RelNode input) {
    Block block = block(input);
    return block.isOpen() ? block : item(block, input.getRowType());
  }

  private Block bare(RelNode input) {
    Block block = block(input);
    return block.isBare() ? block : item(block, input.getRowType());
  }

  /** A block as one item of FROM. */
  private Block item(Block block, RelDataType rowType) {
    boolean single = block.isBare() && !block.joined();
    return single ? block : wrap(block.select(names(rowType)), rowType);
  }

  /** A query in parentheses with a new alias. */
  Block wrap(String sql, RelDataType rowType) {
    return from("(" + sql + ")", rowType);
  }

  private Block from(String source, RelDataType rowType) {
    String alias = alias();
    return Block.of(source + " AS " + alias, qualified(alias, names(rowType)));
  }

  String alias() {
    return "t" + aliases++;
  }

  private static List<String> qualified(String alias, List<String> names) {
    return names.stream().map(name -> alias + "." + name).toList();
  }

  private static List<String> concat(List<String> left, List<String> right) {
    List<String> both = new ArrayList<>(left);
    both.addAll(right);
    return both;
  }

  /** Quoted names of a row's columns; inside a statement two may differ by case only. */
  static List<String> names(RelDataType rowType) {
    Set<String> used = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String field : rowType.getFieldNames()) {
      String name = field;
      for (int i = 1; !used.add(name.toLowerCase(Locale.ROOT)); i++) {
        name = field + "_" + i;
      }
      names.add(TypeTable.quote(name));
    }
    return names;
  }
}
