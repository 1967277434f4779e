package dev.codeanatomy.engine.compile;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * The two columns of a span.
 *
 * @param start index of the start column
 * @param end index of the end column
 */
record SpanBounds(int start, int end) {
  /** Finds them and checks that they are integers. */
  static Optional<SpanBounds> find(
      ViewContext view, RelNode plan, String start, String end, String startAt, String endAt) {
    OptionalInt first = integer(view, plan, start, startAt);
    OptionalInt second = integer(view, plan, end, endAt);
    return first.isPresent() && second.isPresent()
        ? Optional.of(new SpanBounds(first.getAsInt(), second.getAsInt()))
        : Optional.empty();
  }

  private static OptionalInt integer(ViewContext view, RelNode plan, String name, String place) {
    OptionalInt column = view.column(plan, name, place);
    if (column.isEmpty()) {
      return column;
    }
    RelDataType type = ViewContext.type(plan, column.getAsInt());
    boolean isInteger =
        SqlTypeUtil.isIntType(type) || SqlTypeName.UNSIGNED_TYPES.contains(type.getSqlTypeName());
    if (isInteger) {
      return column;
    }
    view.report(
        view.finding(
                FindingCode.PLAN_SPAN_NOT_INTEGER,
                place,
                "'" + name + "' is " + TypeTable.duckdb(type))
            .expected("an integer"));
    return OptionalInt.empty();
  }
}
