package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.FunctionLookup;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.PluginFunction;
import dev.codeanatomy.engine.catalog.SessionCatalog;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNullTreatmentOperator;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlInOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/**
 * What is settled on the syntax tree, before names and types are known. The grammar makes calls of
 * library operators for some names (DATE_TRUNC, STRING_AGG with ORDER BY); they become calls by
 * name, so that the language's own operators are found like any other.
 */
final class SqlRewrites extends SqlShuttle {
  private static final int LONG_LIST = 100;
  private static final Map<String, String> RENAMED = Map.of("TRANSLATE3", "TRANSLATE");

  private final SessionCatalog catalog;

  SqlRewrites(SessionCatalog catalog) {
    this.catalog = catalog;
  }

  SqlNode apply(SqlNode tree) {
    SqlNode rewritten = tree.accept(this);
    return rewritten == null ? tree : rewritten;
  }

  @Override
  public SqlNode visit(SqlLiteral literal) {
    return SqlLiterals.of(literal);
  }

  @Override
  public SqlNode visit(SqlDataTypeSpec type) {
    SqlLiterals.check(type);
    return type;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (!(visited instanceof SqlCall inner)) {
      return visited;
    }
    SqlRefusals.check(inner);
    refuseRepeatedVolatile(inner);
    if (inner instanceof SqlWith with) {
      VolatileCommonTables.check(with);
    }
    refuseValueAsTable(inner);
    SqlCall named = byName(inner);
    if (named.getOperator() instanceof SqlInOperator
        && named.operand(1) instanceof SqlNodeList list
        && list.size() > LONG_LIST
        && list.stream().allMatch(SqlRewrites::isConstant)) {
      return named
          .getOperator()
          .createCall(named.getParserPosition(), named.operand(0), values(list));
    }
    if (named.getKind() == SqlKind.OVER && named.operand(0).getKind() == SqlKind.FILTER) {
      return WindowFilters.inside(named);
    }
    if (named.getKind() == SqlKind.WITHIN_GROUP) {
      return withinGroup(named.getParserPosition(), named.operand(0), named.operand(1));
    }
    if (named.getOperator() instanceof SqlNullTreatmentOperator
        && named.operand(0) instanceof SqlCall treated
        && treated.getOperator() instanceof PluginRowsOperator operator) {
      return nullTreatment(named, treated, operator);
    }
    if (named.getOperator() == SqlStdOperatorTable.PERCENT_REMAINDER) {
      return LanguageFunctions.PERCENT_REMAINDER.createCall(
          named.getParserPosition(), named.getOperandList());
    }
    if (!(named.getOperator() instanceof SqlUnresolvedFunction function)) {
      return negated(named);
    }
    SqlCall ordered = orderInside(named);
    if (ordered == named) {
      return plugin(named, function);
    }
    return ordered
        .getOperator()
        .createCall(
            ordered.getParserPosition(), plugin(ordered.operand(0), function), ordered.operand(1));
  }

  /** Whether nulls are ignored is the call's own affair: it may then stand wherever calls do. */
  private static SqlCall nullTreatment(SqlCall call, SqlCall treated, PluginRowsOperator operator) {
    if (call.getKind() == SqlKind.RESPECT_NULLS) {
      return treated;
    }
    PluginFunction function = operator.site().function();
    if (function instanceof PluginFunction.Window && !function.spec().acceptsIgnoreNulls()) {
      throw PlanningException.of(
          FindingCode.SQL_IGNORE_NULLS,
          SqlErrors.place(call.getParserPosition()),
          "Window function '" + function.label() + "' does not take IGNORE NULLS",
          Optional.empty());
    }
    return operator
        .at(operator.site().ignoringNulls())
        .createCall(
            treated.getFunctionQuantifier(),
            treated.getParserPosition(),
            treated.getOperandList().toArray(SqlNode[]::new));
  }

  /** In FROM stands what gives rows; the validator would fail on anything else. */
  private static void refuseValueAsTable(SqlCall call) {
    if (call.getKind() != SqlKind.COLLECTION_TABLE
        || !(call.operand(0) instanceof SqlCall function)) {
      return;
    }
    String name =
        switch (function.getOperator()) {
          case PluginTableFunction table -> "";
          case PluginScalarOperator scalar -> scalar.site().function().label();
          case PluginAggOperator aggregate -> aggregate.site().function().label();
          case PluginWindowOperator window -> window.site().function().label();
          case SqlUnresolvedFunction other -> {
            SqlIdentifier id = other.getSqlIdentifier();
            String plain = id == null ? "" : id.toString();
            boolean known =
                Language.CURRENT.functionNames().contains(plain.toLowerCase(Locale.ROOT));
            yield known ? plain : "";
          }
          default -> "";
        };
    if (!name.isEmpty()) {
      throw PlanningException.of(
          FindingCode.SQL_ARGUMENTS,
          SqlErrors.place(function.getParserPosition()),
          "Function '" + name + "' gives a value, not a table, and cannot stand in FROM",
          "Call it in the SELECT list");
    }
  }

  /** Conversion writes the first operand of these once for each comparison. */
  private static void refuseRepeatedVolatile(SqlCall call) {
    switch (call.getKind()) {
      case BETWEEN, IN, NOT_IN -> refuseVolatile(call.operand(0));
      case CASE -> {
        List<SqlNode> compared = new ArrayList<>();
        for (SqlNode when : ((SqlCase) call).getWhenOperands()) {
          if (when.getKind() == SqlKind.EQUALS) {
            SqlNode value = ((SqlCall) when).operand(0);
            if (compared.stream().anyMatch(c -> c.equalsDeep(value, Litmus.IGNORE))) {
              refuseVolatile(value);
            }
            compared.add(value);
          }
        }
      }
      default -> {}
    }
  }

  private static void refuseVolatile(SqlNode repeated) {
    repeated.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public Void visit(SqlCall inner) {
            if (inner.getOperator() instanceof PluginScalarOperator operator
                && !operator.isDeterministic()) {
              throw PlanningException.of(
                  FindingCode.SQL_VOLATILE_REPEATED,
                  SqlErrors.place(inner.getParserPosition()),
                  "The volatile " + operator.getName() + " would run once for each comparison",
                  Optional.of("Compute it in a sub-query and compare its column"));
            }
            return super.visit(inner);
          }
        });
  }

  private static boolean isConstant(SqlNode node) {
    return node instanceof SqlLiteral
        || node.getKind() == SqlKind.ROW
            && ((SqlCall) node).getOperandList().stream().allMatch(SqlLiteral.class::isInstance);
  }

  /** A long list as a table: conversion would compare each of it with each other. */
  private static SqlNode values(SqlNodeList list) {
    List<SqlNode> rows = new ArrayList<>();
    for (SqlNode item : list) {
      rows.add(
          item.getKind() == SqlKind.ROW
              ? item
              : SqlStdOperatorTable.ROW.createCall(item.getParserPosition(), item));
    }
    return SqlStdOperatorTable.VALUES.createCall(list.getParserPosition(), rows);
  }

  /** A minus before a number is the number: functions see a constant. */
  private static SqlNode negated(SqlCall call) {
    if (call.getOperator() == SqlStdOperatorTable.UNARY_MINUS
        && call.operand(0) instanceof SqlNumericLiteral number
        && number.getValue() instanceof BigDecimal value
        && number.isInteger()) {
      return SqlLiteral.createExactNumeric(
          value.negate().toPlainString(), call.getParserPosition());
    }
    return call;
  }

  /** A call of a plugin's function, where the name is one; built-in names are never shadowed. */
  private SqlCall plugin(SqlCall call, SqlUnresolvedFunction function) {
    SqlIdentifier id = function.getSqlIdentifier();
    if (id == null) {
      return call;
    }
    int last = id.names.size() - 1;
    String name = id.names.get(last);
    boolean qualified = last > 0;
    if (!qualified && Language.CURRENT.functionNames().contains(name.toLowerCase(Locale.ROOT))) {
      return call;
    }
    Optional<String> namespace =
        qualified ? Optional.of(String.join(".", id.names.subList(0, last))) : Optional.empty();
    return switch (catalog.find(namespace, name)) {
      case FunctionLookup.Unknown unknown -> {
        // The validator looks up the last name only, and resolves named arguments before it does.
        if (qualified
            || call.getOperandList().stream()
                .anyMatch(operand -> operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT)) {
          List<String> known = new ArrayList<>(Language.CURRENT.functionNames());
          known.addAll(catalog.functionNames());
          throw SqlErrors.unknownFunction(
              SqlErrors.place(call.getParserPosition()), id.toString(), known);
        }
        yield call;
      }
      case FunctionLookup.Ambiguous many -> throw conflict(call, name, many.functions());
      case FunctionLookup.Found found -> resolved(call, found.function());
    };
  }

  private static PlanningException conflict(
      SqlCall call, String name, List<PluginFunction> functions) {
    String choices =
        functions.stream().map(PluginFunction::label).collect(Collectors.joining(" or "));
    return PlanningException.of(
        FindingCode.SQL_FUNCTION_CONFLICT,
        SqlErrors.place(call.getParserPosition()),
        "Function '" + name + "' is exported by more than one plugin",
        Optional.of("Write " + choices));
  }

  private SqlCall resolved(SqlCall call, PluginFunction function) {
    List<SqlNode> operands = new ArrayList<>();
    List<Optional<String>> names = new ArrayList<>();
    for (SqlNode operand : call.getOperandList()) {
      if (operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT) {
        SqlCall assignment = (SqlCall) operand;
        operands.add(assignment.operand(0));
        names.add(
            Optional.of(
                ((SqlIdentifier) assignment.operand(1)).getSimple().toLowerCase(Locale.ROOT)));
      } else {
        operands.add(operand);
        names.add(Optional.empty());
      }
    }
    PluginCallSite site = new PluginCallSite(catalog, function, names);
    SqlOperator operator =
        switch (function) {
          case PluginFunction.Scalar f -> new PluginScalarOperator(site);
          case PluginFunction.Aggregate f -> new PluginAggOperator(site);
          case PluginFunction.Window f -> new PluginWindowOperator(site);
          case PluginFunction.Table f -> new PluginTableFunction(site);
        };
    return operator.createCall(
        call.getFunctionQuantifier(), call.getParserPosition(), operands.toArray(SqlNode[]::new));
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
    return withinGroup(position, bare, order);
  }

  /** Nulls come last unless the query says otherwise: conversion would put them first if DESC. */
  private static SqlCall withinGroup(SqlParserPos position, SqlNode call, SqlNodeList order) {
    List<SqlNode> keys = new ArrayList<>();
    for (SqlNode key : order) {
      boolean says = key.getKind() == SqlKind.NULLS_FIRST || key.getKind() == SqlKind.NULLS_LAST;
      keys.add(
          says ? key : SqlStdOperatorTable.NULLS_LAST.createCall(key.getParserPosition(), key));
    }
    return SqlStdOperatorTable.WITHIN_GROUP.createCall(
        position, call, new SqlNodeList(keys, order.getParserPosition()));
  }
}
