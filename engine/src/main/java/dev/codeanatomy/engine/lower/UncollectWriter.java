package dev.codeanatomy.engine.lower;

import dev.codeanatomy.engine.catalog.types.TypeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * UNNEST. Several arrays advance together and the shorter are filled with nulls; an array of rows
 * gives the rows' columns.
 */
final class UncollectWriter {
  private final Uncollect uncollect;
  private final Block input;
  private final RelationWriter relations;

  UncollectWriter(Uncollect uncollect, Block input, RelationWriter relations) {
    this.uncollect = uncollect;
    this.input = input;
    this.relations = relations;
  }

  Block block() {
    List<String> items = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    String alias = relations.alias();
    List<RelDataTypeField> arrays = uncollect.getInput().getRowType().getFieldList();
    for (int i = 0; i < arrays.size(); i++) {
      RelDataType element = element(arrays.get(i));
      items.add("unnest(" + input.columns().get(i) + ") AS u" + i);
      if (element.isStruct()) {
        for (RelDataTypeField field : element.getFieldList()) {
          outputs.add(alias + ".u" + i + "." + TypeTable.quote(field.getName()));
        }
      } else {
        outputs.add(alias + ".u" + i);
      }
    }
    if (uncollect.withOrdinality) {
      String longest =
          input.columns().stream()
              .map(column -> "coalesce(len(" + column + "), 0)")
              .collect(Collectors.joining(", ", "greatest(", ")"));
      items.add("unnest(range(1, " + longest + " + 1)) AS ordinality");
      outputs.add(alias + ".ordinality");
    }
    String select = "SELECT " + String.join(", ", items) + " FROM " + input.from();
    Block rows = Block.of("(" + select + ") AS " + alias, outputs);
    return relations.wrap(
        rows.select(RelationWriter.names(uncollect.getRowType())), uncollect.getRowType());
  }

  private static RelDataType element(RelDataTypeField array) {
    RelDataType type = array.getType();
    RelDataType element = type.getComponentType();
    if (type.getSqlTypeName() != SqlTypeName.ARRAY || element == null) {
      throw ExpressionWriter.unsupported("UNNEST of " + type);
    }
    return element;
  }
}
