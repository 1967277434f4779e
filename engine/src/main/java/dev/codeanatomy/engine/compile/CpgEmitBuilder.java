package dev.codeanatomy.engine.compile;

import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.spec.Transform;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.tools.RelBuilder;

/** Builds {@code CpgEmit}: sources checked against the canonical columns and put together. */
final class CpgEmitBuilder {
  private CpgEmitBuilder() {}

  static Optional<RelNode> build(ViewContext view, Transform.CpgEmit emit) {
    CpgSchema schema = CpgSchema.of(emit.outputKind());
    int before = view.problems();
    for (int i = 0; i < emit.sources().size(); i++) {
      RelNode source = view.source(emit.sources().get(i));
      check(view, schema, source, emit.sources().get(i), "/sources/" + i);
    }
    if (view.problems() > before) {
      return Optional.empty();
    }
    RelBuilder b = view.builder();
    for (String source : emit.sources()) {
      b.push(view.source(source));
      List<RexNode> row = schema.columns().stream().map(c -> value(view, b, c)).toList();
      b.project(row, schema.names(), true);
    }
    if (emit.sources().size() > 1) {
      b.union(true, emit.sources().size());
    }
    if (!schema.sortedBy().isEmpty()) {
      b.sort(schema.sortedBy().stream().map(c -> b.nullsLast(b.field(c))).toList());
    }
    return Optional.of(b.build());
  }

  private static void check(
      ViewContext view, CpgSchema schema, RelNode source, String name, String place) {
    List<String> known = source.getRowType().getFieldNames();
    List<String> missing = new ArrayList<>();
    for (CpgSchema.Column column : schema.columns()) {
      Optional<RelDataTypeField> field = field(source, column.name());
      if (field.isEmpty() && column.required()) {
        missing.add(column.name());
      }
      field
          .filter(f -> !fits(f.getType(), column.type()))
          .ifPresent(
              f ->
                  view.report(
                      view.finding(
                              FindingCode.PLAN_CPG_SCHEMA_DIFFERS,
                              place,
                              "column '"
                                  + f.getName()
                                  + "' of '"
                                  + name
                                  + "' is "
                                  + TypeTable.duckdb(f.getType()))
                          .expected(column.type().getName())));
    }
    if (!missing.isEmpty()) {
      view.report(
          view.finding(
                  FindingCode.PLAN_CPG_SCHEMA_DIFFERS,
                  place,
                  "'" + name + "' lacks " + String.join(", ", missing))
              .expected("the columns " + String.join(", ", schema.names())));
    }
    for (String extra : known) {
      if (schema.names().stream().noneMatch(extra::equalsIgnoreCase)) {
        view.report(
            view.finding(
                    FindingCode.PLAN_CPG_SCHEMA_DIFFERS,
                    place,
                    "'" + name + "' has a further column '" + extra + "'")
                .expected("the columns " + String.join(", ", schema.names()))
                .remedy(
                    DidYouMean.question(extra, schema.names())
                        .or(() -> Optional.of("Leave it out, or write it as a property"))));
      }
    }
  }

  private static boolean fits(RelDataType actual, SqlTypeName wanted) {
    if (actual.getSqlTypeName() == SqlTypeName.NULL) {
      return true;
    }
    return wanted == SqlTypeName.VARCHAR
        ? SqlTypeUtil.inCharFamily(actual)
        : SqlTypeUtil.isIntType(actual);
  }

  private static RexNode value(ViewContext view, RelBuilder b, CpgSchema.Column column) {
    RelDataType type =
        view.types().createTypeWithNullability(view.types().createSqlType(column.type()), true);
    return field(b.peek(), column.name())
        .map(f -> typed(view, b.field(f.getIndex()), type))
        .orElseGet(() -> view.rex().makeNullLiteral(type));
  }

  private static RexNode typed(ViewContext view, RexNode value, RelDataType type) {
    return value.getType().getSqlTypeName() == type.getSqlTypeName()
        ? value
        : view.rex().makeCast(type, value);
  }

  private static Optional<RelDataTypeField> field(RelNode plan, String name) {
    return plan.getRowType().getFieldList().stream()
        .filter(f -> f.getName().equalsIgnoreCase(name))
        .findFirst();
  }
}
