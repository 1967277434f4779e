package dev.codeanatomy.engine.compile;

import dev.codeanatomy.engine.catalog.LoweredTable;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.engine.sql.ColumnFields;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.RelNode;

/**
 * A temporary table of the run's database.
 *
 * @param name its name in the database
 * @param schema its columns
 */
record TempTable(String name, Schema schema) implements LoweredTable {
  /** The table that holds a view. */
  static TempTable of(String view, RelNode plan) {
    return new TempTable("view_" + view, new Schema(ColumnFields.of(plan)));
  }

  @Override
  public String sql() {
    return TypeTable.quote(name);
  }
}
