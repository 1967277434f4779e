package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * The library's validator, which also refuses, where it stands, what is in its SQL and only by its
 * types is not in ours.
 */
final class EngineValidator extends SqlValidatorImpl {
  EngineValidator(
      SqlOperatorTable operators,
      SqlValidatorCatalogReader reader,
      RelDataTypeFactory factory,
      Config config) {
    super(operators, reader, factory, config);
  }

  @Override
  public void validateCall(SqlCall call, SqlValidatorScope scope) {
    super.validateCall(call, scope);
    switch (call.getKind()) {
      case CAST, SAFE_CAST -> cast(call);
      case SOME, ALL -> comparedElements(call);
      case CASE -> branches((SqlCase) call);
      default -> {}
    }
  }

  private void cast(SqlCall call) {
    Optional<RelDataType> from = type(call.operand(0));
    Optional<RelDataType> to = type(call);
    if (from.isEmpty() || to.isEmpty()) {
      return;
    }
    boolean ofInterval = SqlTypeUtil.isInterval(from.get());
    boolean toInterval = SqlTypeUtil.isInterval(to.get());
    if (ofInterval && SqlTypeUtil.isNumeric(to.get())) {
      refuse(call, "A cast of an interval to a number", "EXTRACT a unit of it");
    }
    if (toInterval && SqlTypeUtil.isNumeric(from.get())) {
      refuse(call, "A cast of a number to an interval", "Multiply it by an INTERVAL of one unit");
    }
  }

  private void comparedElements(SqlCall call) {
    boolean isArray =
        call.operand(1) instanceof SqlNodeList list
            && list.stream()
                .anyMatch(each -> type(each).map(t -> t.getComponentType() != null).orElse(false));
    boolean ofArrays = type(call.operand(0)).map(t -> t.getComponentType() != null).orElse(false);
    if (isArray && !ofArrays) {
      refuse(
          call,
          call.getOperator().getName() + " over an array",
          "Compare with a query, (SELECT x FROM UNNEST(array) AS u(x))");
    }
  }

  private void branches(SqlCase call) {
    List<SqlNode> branches = new ArrayList<>(call.getThenOperands());
    branches.add(call.getElseOperand());
    for (SqlNode branch : branches) {
      boolean built = branch.getKind() == SqlKind.ROW || SqlUtil.isNullLiteral(branch, true);
      boolean differs =
          type(branch).flatMap(b -> type(call).map(c -> RowNames.differ(b, c))).orElse(false);
      if (differs && !built) {
        refuse(branch, "A row among rows of other names", "Build it here, by ROW or a CAST");
      }
    }
  }

  private Optional<RelDataType> type(SqlNode node) {
    return Optional.ofNullable(getValidatedNodeTypeIfKnown(node));
  }

  private static void refuse(SqlNode node, String construct, String instead) {
    throw PlanningException.of(
        FindingCode.SQL_NOT_IN_LANGUAGE,
        SqlErrors.place(node.getParserPosition()),
        construct + " is not supported",
        instead);
  }
}
