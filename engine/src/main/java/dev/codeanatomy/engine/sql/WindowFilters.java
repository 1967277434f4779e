package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNullTreatmentOperator;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * FILTER before OVER, which a plan of the library has no place for. A plugin's aggregate takes the
 * condition as an operand more, which lowering writes as FILTER again; of the language's own
 * aggregates those that leave nulls out take it into their argument. Stateless.
 */
final class WindowFilters {
  /** Those to which a null is a value like any other, or which take no frame. */
  private static final Set<String> SEES_NULLS =
      Set.of("array_agg", "percentile_cont", "percentile_disc");

  private static final Set<String> LEAVES_OUT_NULLS =
      Stream.concat(
              Stream.of("count"),
              LanguageAggregates.all().stream()
                  .map(aggregate -> aggregate.getName().toLowerCase(Locale.ROOT)))
          .filter(name -> !SEES_NULLS.contains(name))
          .collect(Collectors.toUnmodifiableSet());

  private WindowFilters() {}

  /** The same value without FILTER. */
  static SqlCall inside(SqlCall over) {
    SqlCall filter = over.operand(0);
    SqlNode filtered = filter.operand(0);
    SqlNode condition = filter.operand(1);
    if (filtered instanceof SqlCall call) {
      if (call.getOperator() instanceof PluginAggOperator aggregate) {
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        operands.add(condition);
        return with(over, call, aggregate.at(aggregate.site().filtered()), operands);
      }
      if (isUnknown(call)) {
        // The validator says that there is no such function.
        return over;
      }
      String name = name(call.getOperator());
      if (LEAVES_OUT_NULLS.contains(name) && call.operandCount() > 0) {
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        operands.set(0, valueWhere(condition, operands.get(0)));
        return with(over, call, call.getOperator(), operands);
      }
    }
    throw PlanningException.of(
        FindingCode.SQL_NOT_IN_LANGUAGE,
        SqlErrors.place(over.getParserPosition()),
        "FILTER before OVER is not supported for this function",
        "Filter the rows in a sub-query");
  }

  private static boolean isUnknown(SqlCall call) {
    SqlCall bare = call.getOperator() instanceof SqlNullTreatmentOperator ? call.operand(0) : call;
    return bare.getOperator() instanceof SqlUnresolvedFunction function
        && !Language.CURRENT.functionNames().contains(name(function));
  }

  private static String name(SqlOperator operator) {
    SqlIdentifier id = operator instanceof SqlFunction named ? named.getSqlIdentifier() : null;
    return (id == null ? operator.getName() : id.toString()).toLowerCase(Locale.ROOT);
  }

  private static SqlNode valueWhere(SqlNode condition, SqlNode argument) {
    SqlParserPos place = argument.getParserPosition();
    boolean everyRow = argument instanceof SqlIdentifier id && id.isStar();
    SqlNode value = everyRow ? SqlLiteral.createExactNumeric("1", place) : argument;
    return new SqlCase(
        place,
        null,
        SqlNodeList.of(condition),
        SqlNodeList.of(value),
        SqlLiteral.createNull(place));
  }

  private static SqlCall with(
      SqlCall over, SqlCall call, SqlOperator operator, List<SqlNode> operands) {
    SqlCall changed =
        operator.createCall(
            call.getFunctionQuantifier(),
            call.getParserPosition(),
            operands.toArray(SqlNode[]::new));
    return over.getOperator().createCall(over.getParserPosition(), changed, over.operand(1));
  }
}
