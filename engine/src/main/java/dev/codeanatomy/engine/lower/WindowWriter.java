package dev.codeanatomy.engine.lower;

import dev.codeanatomy.engine.sql.Language;
import dev.codeanatomy.engine.sql.LanguageOperator;
import dev.codeanatomy.engine.sql.PluginAggOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Calls with OVER. */
final class WindowWriter {
  private final ExpressionWriter expressions;

  WindowWriter(ExpressionWriter expressions) {
    this.expressions = expressions;
  }

  String write(RexOver over) {
    String call = function(over) + " OVER (" + window(over) + ")";
    if (over.getAggOperator().getKind() == SqlKind.SUM0) {
      call = "coalesce(" + call + ", 0)";
    }
    boolean numeric = SqlTypeUtil.isNumeric(over.getType());
    return numeric ? ExpressionWriter.cast(call, over.getType()) : call;
  }

  private String function(RexOver over) {
    List<String> operands = expressions.writeAll(over.getOperands());
    boolean filtered =
        over.getAggOperator() instanceof PluginAggOperator operator && operator.site().isFiltered();
    List<String> arguments = filtered ? operands.subList(0, operands.size() - 1) : operands;
    Optional<NativeFunctions.PluginAggregate> plugin =
        expressions.relations().natives().aggregate(over.getAggOperator(), over.getOperands());
    String name = plugin.map(NativeFunctions.PluginAggregate::name).orElseGet(() -> builtIn(over));
    List<String> given = arguments;
    arguments = plugin.map(p -> p.arguments(given)).orElse(given);
    String list = String.join(", ", arguments);
    if (arguments.isEmpty() && over.getAggOperator().getKind() == SqlKind.COUNT) {
      list = "*";
    }
    String distinct = over.isDistinct() ? "DISTINCT " : "";
    String nulls = over.ignoreNulls() ? " IGNORE NULLS" : "";
    String filter = filtered ? " FILTER (WHERE " + operands.get(operands.size() - 1) + ")" : "";
    return name + "(" + distinct + list + nulls + ")" + filter;
  }

  private static String builtIn(RexOver over) {
    if (over.getAggOperator().getKind() == SqlKind.SUM0) {
      return "sum";
    }
    return Language.CURRENT
        .entry(over.getAggOperator())
        .filter(e -> e.form() instanceof LanguageOperator.Aggregate)
        .map(e -> ((LanguageOperator.Aggregate) e.form()).name())
        .orElseThrow(() -> ExpressionWriter.unsupported(over.getAggOperator().getName()));
  }

  private String window(RexOver over) {
    RexWindow window = over.getWindow();
    List<String> clauses = new ArrayList<>();
    if (!window.partitionKeys.isEmpty()) {
      clauses.add("PARTITION BY " + String.join(", ", expressions.writeAll(window.partitionKeys)));
    }
    if (!window.orderKeys.isEmpty()) {
      clauses.add(
          "ORDER BY " + String.join(", ", window.orderKeys.stream().map(this::key).toList()));
    }
    if (over.getAggOperator().allowsFraming()) {
      clauses.add(frame(window));
    }
    return String.join(" ", clauses);
  }

  private String key(RexFieldCollation key) {
    return expressions.write(key.left)
        + (key.getDirection().isDescending() ? " DESC" : " ASC")
        + (key.getNullDirection() == NullDirection.FIRST ? " NULLS FIRST" : " NULLS LAST");
  }

  private String frame(RexWindow window) {
    String exclusion =
        window.getExclude() == RexWindowExclusion.EXCLUDE_NO_OTHER ? "" : " " + window.getExclude();
    return (window.isRows() ? "ROWS" : "RANGE")
        + " BETWEEN "
        + bound(window.getLowerBound())
        + " AND "
        + bound(window.getUpperBound())
        + exclusion;
  }

  private String bound(RexWindowBound bound) {
    if (bound.isCurrentRow()) {
      return "CURRENT ROW";
    }
    String direction = bound.isPreceding() ? " PRECEDING" : " FOLLOWING";
    return bound.getOffset() == null
        ? "UNBOUNDED" + direction
        : expressions.write(bound.getOffset()) + direction;
  }
}
