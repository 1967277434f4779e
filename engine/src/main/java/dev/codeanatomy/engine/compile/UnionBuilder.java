package dev.codeanatomy.engine.compile;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.spec.Transform;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@code Union}: columns are matched by name, whatever their case. They stand in the first
 * source's order, then those that only later sources have, in theirs; the discriminator is last.
 */
final class UnionBuilder {
  private final ViewContext view;
  private final Transform.Union union;
  private final Map<String, Column> columns = new LinkedHashMap<>();

  private record Column(String name, RelDataType type) {}

  private UnionBuilder(ViewContext view, Transform.Union union) {
    this.view = view;
    this.union = union;
  }

  static Optional<RelNode> build(ViewContext view, Transform.Union union) {
    UnionBuilder builder = new UnionBuilder(view, union);
    int before = view.problems();
    for (int i = 0; i < union.sources().size(); i++) {
      builder.collect(view.source(union.sources().get(i)), "/sources/" + i);
    }
    List<String> names =
        new ArrayList<>(builder.columns.values().stream().map(Column::name).toList());
    union.discriminatorColumn().ifPresent(names::add);
    view.distinct(names, "/discriminator_column");
    return view.problems() == before ? Optional.of(builder.union(names)) : Optional.empty();
  }

  private void collect(RelNode source, String place) {
    for (RelDataTypeField field : source.getRowType().getFieldList()) {
      String key = field.getName().toLowerCase(Locale.ROOT);
      Column known = columns.get(key);
      if (known == null) {
        columns.put(key, new Column(field.getName(), field.getType()));
        continue;
      }
      RelDataType common = common(known.type(), field.getType());
      if (common == null) {
        view.report(
            view.finding(
                    FindingCode.PLAN_UNION_TYPES_DIFFER,
                    place,
                    "column '" + field.getName() + "' is " + TypeTable.duckdb(field.getType()))
                .expected(TypeTable.duckdb(known.type()) + " as in an earlier source")
                .remedy("Cast one of them in a Project before"));
      } else {
        columns.put(key, new Column(known.name(), common));
      }
    }
  }

  private @Nullable RelDataType common(RelDataType a, RelDataType b) {
    boolean compatible =
        SqlTypeUtil.equalSansNullability(view.types(), a, b)
            || SqlTypeUtil.isNumeric(a) && SqlTypeUtil.isNumeric(b)
            || a.getSqlTypeName() == SqlTypeName.NULL
            || b.getSqlTypeName() == SqlTypeName.NULL
            || a.getSqlTypeName().getFamily() == b.getSqlTypeName().getFamily();
    return compatible ? view.types().leastRestrictive(List.of(a, b)) : null;
  }

  private RelNode union(List<String> names) {
    RelBuilder b = view.builder();
    for (String source : union.sources()) {
      b.push(view.source(source));
      List<RexNode> row = new ArrayList<>();
      columns.forEach((key, column) -> row.add(value(b, key, column)));
      union.discriminatorColumn().ifPresent(d -> row.add(text(source)));
      b.project(row, names, true);
    }
    return b.union(!union.distinct(), union.sources().size()).build();
  }

  private RexNode value(RelBuilder b, String key, Column column) {
    RelDataType nullable = view.types().createTypeWithNullability(column.type(), true);
    for (RelDataTypeField field : b.peek().getRowType().getFieldList()) {
      if (field.getName().equalsIgnoreCase(key)) {
        boolean same =
            SqlTypeUtil.equalSansNullability(view.types(), field.getType(), column.type());
        RexNode value = b.field(field.getIndex());
        return same ? value : view.rex().makeCast(nullable, value);
      }
    }
    return view.rex().makeNullLiteral(nullable);
  }

  private RexNode text(String value) {
    RelDataType varchar = view.types().createSqlType(SqlTypeName.VARCHAR);
    return view.rex().makeLiteral(value, varchar, true);
  }
}
