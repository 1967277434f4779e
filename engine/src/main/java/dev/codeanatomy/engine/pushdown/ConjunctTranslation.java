package dev.codeanatomy.engine.pushdown;

import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.engine.sql.PluginConstants;
import dev.codeanatomy.plugin.api.expr.Call;
import dev.codeanatomy.plugin.api.expr.Column;
import dev.codeanatomy.plugin.api.expr.Expression;
import dev.codeanatomy.plugin.api.expr.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Says a conjunct in the ABI's expression model, with Substrait's function names. What it cannot
 * say (sub-queries, plugin calls, anything not in the list) is empty, and stays in the plan.
 */
final class ConjunctTranslation {
  private final List<Field> columns;
  private final RexBuilder builder;

  ConjunctTranslation(List<Field> columns, RexBuilder builder) {
    this.columns = columns;
    this.builder = builder;
  }

  Optional<Expression> translate(RexNode node) {
    return switch (node) {
      case RexInputRef ref -> Optional.of(Column.of(columns.get(ref.getIndex())));
      case RexLiteral literal -> constant(literal);
      case RexCall call -> call(call);
      default -> Optional.empty();
    };
  }

  private Optional<Expression> constant(RexNode node) {
    return field(node).flatMap(f -> PluginConstants.of(node)).map((Literal literal) -> literal);
  }

  private Optional<Expression> call(RexCall call) {
    if (call.getKind() == SqlKind.SEARCH) {
      return translate(RexUtil.expandSearch(builder, null, call));
    }
    if (call.getKind() == SqlKind.CAST) {
      return constant(call);
    }
    Optional<String> name = name(call);
    Optional<Field> field = field(call);
    if (name.isEmpty() || field.isEmpty()) {
      return Optional.empty();
    }
    List<Expression> arguments = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      Optional<Expression> argument = translate(operand);
      if (argument.isEmpty()) {
        return Optional.empty();
      }
      arguments.add(argument.get());
    }
    return Optional.of(Call.of(name.get(), arguments, field.get()));
  }

  private static Optional<String> name(RexCall call) {
    return switch (call.getKind()) {
      case EQUALS -> Optional.of("equal");
      case NOT_EQUALS -> Optional.of("not_equal");
      case LESS_THAN -> Optional.of("lt");
      case LESS_THAN_OR_EQUAL -> Optional.of("lte");
      case GREATER_THAN -> Optional.of("gt");
      case GREATER_THAN_OR_EQUAL -> Optional.of("gte");
      case IS_NULL -> Optional.of("is_null");
      case IS_NOT_NULL -> Optional.of("is_not_null");
      case AND -> Optional.of("and");
      case OR -> Optional.of("or");
      case NOT -> Optional.of("not");
      case LIKE ->
          call.getOperator() == SqlStdOperatorTable.LIKE && call.getOperands().size() == 2
              ? Optional.of("like")
              : Optional.empty();
      case OTHER_FUNCTION ->
          call.getOperator().getName().equals("STARTS_WITH")
              ? Optional.of("starts_with")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Field> field(RexNode node) {
    try {
      return Optional.of(TypeTable.arrow("value", node.getType()));
    } catch (PlanningException noCounterpart) {
      return Optional.empty();
    }
  }
}
