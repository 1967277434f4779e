package dev.codeanatomy.engine.compile;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.tools.RelBuilder;

/** Equality of a left and a right column: of equal types, or of types with a common one. */
final class KeyEquality {
  private KeyEquality() {}

  /**
   * The condition.
   *
   * @param join holds both sides, left below right
   */
  static Optional<RexNode> of(
      ViewContext view, RelBuilder join, int left, int right, String place) {
    RexNode l = join.field(2, 0, left);
    RexNode r = join.field(2, 1, right);
    if (sameType(view, l.getType(), r.getType())) {
      return Optional.of(join.call(SqlStdOperatorTable.EQUALS, l, r));
    }
    String types = TypeTable.duckdb(l.getType()) + " and " + TypeTable.duckdb(r.getType());
    String pair =
        "'"
            + ViewContext.name(join.peek(1), left)
            + "' and '"
            + ViewContext.name(join.peek(0), right)
            + "' are "
            + types;
    boolean bothNumbers = SqlTypeUtil.isNumeric(l.getType()) && SqlTypeUtil.isNumeric(r.getType());
    RelDataType common =
        bothNumbers ? view.types().leastRestrictive(List.of(l.getType(), r.getType())) : null;
    if (common == null) {
      view.report(
          view.finding(FindingCode.PLAN_TYPES_NOT_COMPARABLE, place, pair)
              .remedy("Cast one of them in a Project before"));
      return Optional.empty();
    }
    view.report(
        view.finding(FindingCode.PLAN_IMPLICIT_COERCION, place, pair)
            .expected("equal types; compared as " + TypeTable.duckdb(common)));
    return Optional.of(
        join.call(
            SqlStdOperatorTable.EQUALS,
            view.rex().makeCast(common, l),
            view.rex().makeCast(common, r)));
  }

  private static boolean sameType(ViewContext view, RelDataType a, RelDataType b) {
    return SqlTypeUtil.inCharFamily(a) && SqlTypeUtil.inCharFamily(b)
        || SqlTypeUtil.equalSansNullability(view.types(), a, b);
  }
}
