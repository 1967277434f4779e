package dev.codeanatomy.engine.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Builds the syntax trees of the queries that stand for a transform; parses only expressions. */
final class SelectBuilder {
  private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;

  private final SqlParsing parsing;

  SelectBuilder(SqlParsing parsing) {
    this.parsing = parsing;
  }

  /** A table of the session and the alias its columns may be qualified with. */
  record From(String table, String alias) {}

  SqlNode filter(From from, String predicate) {
    return select(star(), source(from), parsing.expression(predicate), null);
  }

  SqlNode project(From from, List<NamedExpression> columns) {
    SqlNodeList items = new SqlNodeList(NOWHERE);
    for (NamedExpression column : columns) {
      items.add(as(parsing.expression(column.text()), column.name()));
    }
    return select(items, source(from), null, null);
  }

  SqlNode joinPredicate(List<From> sides, String predicate) {
    SqlNode join =
        new SqlJoin(
            NOWHERE,
            source(sides.get(0)),
            SqlLiteral.createBoolean(false, NOWHERE),
            JoinType.COMMA.symbol(NOWHERE),
            source(sides.get(1)),
            JoinConditionType.NONE.symbol(NOWHERE),
            null);
    SqlNodeList items = new SqlNodeList(NOWHERE);
    items.add(as(parsing.expression(predicate), "condition"));
    return select(items, join, null, null);
  }

  SqlNode aggregate(From from, List<String> keys, List<AggregateExpression> aggregates) {
    SqlNodeList items = new SqlNodeList(NOWHERE);
    SqlNodeList group = new SqlNodeList(NOWHERE);
    for (String key : keys) {
      items.add(as(identifier(key), key));
      group.add(identifier(key));
    }
    for (AggregateExpression aggregate : aggregates) {
      items.add(as(call(aggregate), aggregate.name()));
    }
    return select(items, source(from), null, group);
  }

  SqlNode tableFunction(String name, List<FunctionArgument> arguments) {
    List<SqlNode> operands = new ArrayList<>();
    for (FunctionArgument argument : arguments) {
      SqlNode value = parsing.expression(argument.text());
      operands.add(
          argument
              .name()
              .<SqlNode>map(
                  n ->
                      SqlStdOperatorTable.ARGUMENT_ASSIGNMENT.createCall(
                          NOWHERE, value, identifier(n)))
              .orElse(value));
    }
    SqlNode call = function(name, SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION, operands, null);
    SqlNode from = SqlStdOperatorTable.COLLECTION_TABLE.createCall(NOWHERE, call);
    return parsing.rewritten(select(star(), from, null, null));
  }

  private SqlNode call(AggregateExpression aggregate) {
    List<SqlNode> operands = new ArrayList<>();
    aggregate.arguments().forEach(a -> operands.add(parsing.expression(a)));
    if (operands.isEmpty() && aggregate.function().equalsIgnoreCase("count")) {
      operands.add(SqlIdentifier.star(NOWHERE));
    }
    SqlLiteral distinct = aggregate.distinct() ? SqlSelectKeyword.DISTINCT.symbol(NOWHERE) : null;
    SqlNode call =
        parsing.rewritten(
            function(
                aggregate.function(),
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                operands,
                distinct));
    if (!aggregate.order().isEmpty()) {
      SqlNodeList keys = new SqlNodeList(NOWHERE);
      for (AggregateExpression.OrderItem item : aggregate.order()) {
        SqlNode key = parsing.expression(item.text());
        keys.add(item.descending() ? SqlStdOperatorTable.DESC.createCall(NOWHERE, key) : key);
      }
      call = SqlStdOperatorTable.WITHIN_GROUP.createCall(NOWHERE, call, keys);
    }
    if (aggregate.filter().isPresent()) {
      SqlNode filter = parsing.expression(aggregate.filter().get());
      call = SqlStdOperatorTable.FILTER.createCall(NOWHERE, call, filter);
    }
    return call;
  }

  private static SqlNode function(
      String name,
      SqlFunctionCategory category,
      List<SqlNode> operands,
      @Nullable SqlLiteral quantifier) {
    SqlIdentifier id = new SqlIdentifier(List.of(name.split("\\.")), NOWHERE);
    SqlUnresolvedFunction function =
        new SqlUnresolvedFunction(id, null, null, null, null, category);
    return function.createCall(quantifier, NOWHERE, operands.toArray(SqlNode[]::new));
  }

  private static SqlNode source(From from) {
    return as(identifier(from.table()), from.alias());
  }

  private static SqlNode as(SqlNode node, String name) {
    return SqlStdOperatorTable.AS.createCall(node.getParserPosition(), node, identifier(name));
  }

  private static SqlIdentifier identifier(String name) {
    return new SqlIdentifier(name, NOWHERE);
  }

  private static SqlNodeList star() {
    return SqlNodeList.of(SqlIdentifier.star(NOWHERE));
  }

  private static SqlSelect select(
      SqlNodeList items, SqlNode from, @Nullable SqlNode where, @Nullable SqlNodeList group) {
    return new SqlSelect(
        NOWHERE, null, items, from, where, group, null, null, null, null, null, null, null);
  }
}
