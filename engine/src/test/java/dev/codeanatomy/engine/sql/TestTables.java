package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.LoweredTable;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** One table of each usual column type. */
public final class TestTables {
  private TestTables() {}

  /** A table called {@code t}: id, name, amount, price, day, at, flag. */
  public static LoweredTable people() {
    List<Field> fields =
        List.of(
            ArrowTypes.notNull("id", ArrowTypes.INT64),
            ArrowTypes.nullable("name", ArrowTypes.UTF8),
            ArrowTypes.nullable("amount", ArrowTypes.INT32),
            ArrowTypes.nullable("price", ArrowTypes.FLOAT64),
            ArrowTypes.nullable("day", ArrowTypes.DATE32),
            ArrowTypes.nullable("at", ArrowTypes.TIMESTAMP_US),
            ArrowTypes.nullable("flag", ArrowTypes.BOOL));
    return new LoweredTable() {
      @Override
      public Schema schema() {
        return new Schema(fields);
      }

      @Override
      public String sql() {
        return "\"people\"";
      }
    };
  }
}
