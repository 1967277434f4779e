package dev.codeanatomy.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * What is settled on the syntax tree, before names and types are known. The grammar makes calls of
 * library operators for some names (DATE_TRUNC, STRING_AGG with ORDER BY); they become calls by
 * name, so that the language's own operators are found like any other.
 */
final class SqlRewrites extends SqlShuttle {
  private static final Map<String, String> RENAMED = Map.of("TRANSLATE3", "TRANSLATE");

  private SqlRewrites() {}

  static SqlNode apply(SqlNode tree) {
    SqlNode rewritten = tree.accept(new SqlRewrites());
    return rewritten == null ? tree : rewritten;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (!(visited instanceof SqlCall inner)) {
      return visited;
    }
    SqlCall named = byName(inner);
    return named.getOperator() instanceof SqlUnresolvedFunction ? orderInside(named) : named;
  }

  private static SqlCall byName(SqlCall call) {
    if (!(call.getOperator() instanceof SqlFunction function)
        || function instanceof SqlUnresolvedFunction
        || Language.CURRENT.entry(function).isPresent()) {
      return call;
    }
    String name = function.getName();
    name = RENAMED.getOrDefault(name, name);
    if (!Language.CURRENT.functionNames().contains(name.toLowerCase(Locale.ROOT))) {
      return call;
    }
    SqlParserPos position = call.getParserPosition();
    return (SqlCall)
        new SqlUnresolvedFunction(
                new SqlIdentifier(name, position),
                null,
                null,
                null,
                null,
                SqlFunctionCategory.USER_DEFINED_FUNCTION)
            .createCall(
                call.getFunctionQuantifier(),
                position,
                call.getOperandList().toArray(SqlNode[]::new));
  }

  /** {@code f(x ORDER BY y)} is the short form of {@code f(x) WITHIN GROUP (ORDER BY y)}. */
  private static SqlCall orderInside(SqlCall call) {
    List<SqlNode> operands = call.getOperandList();
    int last = operands.size() - 1;
    if (last < 1 || !(operands.get(last) instanceof SqlNodeList order)) {
      return call;
    }
    List<SqlNode> plain = new ArrayList<>(operands.subList(0, last));
    SqlParserPos position = call.getParserPosition();
    SqlCall bare =
        call.getOperator()
            .createCall(call.getFunctionQuantifier(), position, plain.toArray(SqlNode[]::new));
    return SqlStdOperatorTable.WITHIN_GROUP.createCall(position, bare, order);
  }
}
