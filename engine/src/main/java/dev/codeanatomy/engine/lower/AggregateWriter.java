package dev.codeanatomy.engine.lower;

import dev.codeanatomy.engine.sql.Language;
import dev.codeanatomy.engine.sql.LanguageOperator;
import dev.codeanatomy.engine.sql.PluginConstants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.ImmutableBitSet;

/** Groupings and their calls. */
final class AggregateWriter {
  private final Aggregate aggregate;
  private final List<String> columns;
  private final RelationWriter relations;

  AggregateWriter(Aggregate aggregate, List<String> columns, RelationWriter relations) {
    this.aggregate = aggregate;
    this.columns = columns;
    this.relations = relations;
  }

  /** The columns: keys first, then calls. */
  List<String> outputs() {
    List<String> outputs = new ArrayList<>();
    aggregate.getGroupSet().forEachInt(key -> outputs.add(columns.get(key)));
    aggregate.getAggCallList().forEach(call -> outputs.add(call(call)));
    return outputs;
  }

  /** The GROUP BY clause; empty for one group over all rows. */
  String clause() {
    if (aggregate.getGroupType() != Aggregate.Group.SIMPLE) {
      String sets =
          aggregate.getGroupSets().stream().map(this::keys).collect(Collectors.joining(", "));
      return "GROUP BY GROUPING SETS (" + sets + ")";
    }
    ImmutableBitSet keys = aggregate.getGroupSet();
    return keys.isEmpty()
        ? ""
        : "GROUP BY " + keys.asList().stream().map(columns::get).collect(Collectors.joining(", "));
  }

  private String keys(ImmutableBitSet set) {
    return set.asList().stream().map(columns::get).collect(Collectors.joining(", ", "(", ")"));
  }

  private String call(AggregateCall call) {
    SqlAggFunction function = call.getAggregation();
    if (function.getKind() == SqlKind.LITERAL_AGG) {
      return new ExpressionWriter(columns, relations).write(call.rexList.get(0));
    }
    Optional<NativeFunctions.PluginAggregate> plugin =
        relations
            .natives()
            .aggregate(function, call.getArgList().stream().map(this::operand).toList());
    String name =
        plugin.map(NativeFunctions.PluginAggregate::name).orElseGet(() -> builtIn(function));
    List<String> given = call.getArgList().stream().map(this::argument).toList();
    List<String> arguments = plugin.map(p -> p.arguments(given)).orElse(given);
    String text = name + "(" + arguments(call, arguments) + ")" + withinGroup(call);
    if (call.hasFilter()) {
      text += " FILTER (WHERE " + columns.get(call.filterArg) + ")";
    }
    if (function.getKind() == SqlKind.SUM0) {
      text = "coalesce(" + text + ", 0)";
    }
    boolean pinned = SqlTypeUtil.isNumeric(call.getType());
    return pinned ? ExpressionWriter.cast(text, call.getType()) : text;
  }

  private static String builtIn(SqlAggFunction function) {
    if (function.getKind() == SqlKind.SUM0) {
      return "sum";
    }
    return Language.CURRENT
        .entry(function)
        .filter(e -> e.form() instanceof LanguageOperator.Aggregate)
        .map(e -> ((LanguageOperator.Aggregate) e.form()).name())
        .orElseThrow(() -> ExpressionWriter.unsupported(function.getName()));
  }

  /** The planned argument: a constant where the input computes one, else a reference. */
  private RexNode operand(int index) {
    if (aggregate.getInput() instanceof Project project) {
      RexNode value = project.getProjects().get(index);
      if (PluginConstants.of(value).isPresent()) {
        return value;
      }
    }
    return relations.rexBuilder().makeInputRef(aggregate.getInput(), index);
  }

  /** A separator or a fraction must be seen as a constant by the executor. */
  private String argument(int index) {
    return operand(index) instanceof RexLiteral literal
        ? LiteralWriter.write(literal)
        : columns.get(index);
  }

  private static String distinct(AggregateCall call) {
    return call.isDistinct() ? "DISTINCT " : "";
  }

  private String arguments(AggregateCall call, List<String> arguments) {
    String distinct = distinct(call);
    if (call.getAggregation().getKind() == SqlKind.COUNT) {
      return distinct + counted(arguments);
    }
    String list = distinct + String.join(", ", arguments);
    return call.getCollation().getFieldCollations().isEmpty() || isPercentile(call)
        ? list
        : list + " ORDER BY " + order(call);
  }

  /** Rows in which no argument is null; the executor's count takes one argument. */
  private static String counted(List<String> arguments) {
    if (arguments.size() < 2) {
      return arguments.isEmpty() ? "*" : arguments.get(0);
    }
    String present =
        arguments.stream().map(a -> a + " IS NOT NULL").collect(Collectors.joining(" AND "));
    return "CASE WHEN " + present + " THEN (" + String.join(", ", arguments) + ") END";
  }

  private static boolean isPercentile(AggregateCall call) {
    return call.getAggregation().isPercentile();
  }

  private String withinGroup(AggregateCall call) {
    return isPercentile(call) ? " WITHIN GROUP (ORDER BY " + order(call) + ")" : "";
  }

  private String order(AggregateCall call) {
    // Between two decimals the executor would give another of as few digits.
    boolean between = call.getAggregation().getKind() == SqlKind.PERCENTILE_CONT;
    return call.getCollation().getFieldCollations().stream()
        .map(
            key -> {
              String column = columns.get(key.getFieldIndex());
              return (between ? "CAST(" + column + " AS DOUBLE)" : column) + direction(key);
            })
        .collect(Collectors.joining(", "));
  }

  static String direction(RelFieldCollation key) {
    return (key.direction.isDescending() ? " DESC" : " ASC")
        + (key.nullDirection == NullDirection.FIRST ? " NULLS FIRST" : " NULLS LAST");
  }
}
