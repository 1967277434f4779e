package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.SessionCatalog;
import dev.codeanatomy.engine.catalog.SessionPlugin;
import dev.codeanatomy.engine.catalog.SessionViews;
import dev.codeanatomy.engine.catalog.SystemTable;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlIdentifier;

/**
 * The views {@code information_schema.routines}, {@code parameters}, {@code tables} and {@code
 * columns} of one session. Their rows are those of the moment a query that reads them is planned.
 */
final class InformationSchema {
  private static final String NAME = "information_schema";

  private static final Schema TABLES =
      new Schema(
          List.of(
              ArrowTypes.notNull("table_name", ArrowTypes.UTF8),
              ArrowTypes.notNull("table_type", ArrowTypes.UTF8)));

  private static final Schema COLUMNS =
      new Schema(
          List.of(
              ArrowTypes.notNull("table_name", ArrowTypes.UTF8),
              ArrowTypes.notNull("column_name", ArrowTypes.UTF8),
              ArrowTypes.notNull("ordinal_position", ArrowTypes.INT32),
              ArrowTypes.notNull("data_type", ArrowTypes.UTF8),
              ArrowTypes.notNull("is_nullable", ArrowTypes.UTF8)));

  private final CalciteSchema root;
  private final SessionNames names;
  private final RelDataTypeFactory factory;

  private InformationSchema(CalciteSchema root, SessionNames names, RelDataTypeFactory factory) {
    this.root = root;
    this.names = names;
    this.factory = factory;
  }

  /** Makes the views known below the root of a session's names. */
  static void add(
      CalciteSchema root,
      SessionNames names,
      SessionCatalog catalog,
      SessionPlugin engine,
      RelDataTypeFactory factory) {
    InformationSchema session = new InformationSchema(root, names, factory);
    CalciteSchema views = root.add(NAME, new AbstractSchema());
    List<View> all =
        List.of(
            new View(
                "routines",
                engine,
                SessionViews.ROUTINES,
                () -> SessionViews.routines(catalog.registry())),
            new View(
                "parameters",
                engine,
                SessionViews.PARAMETERS,
                () -> SessionViews.parameters(catalog.registry())),
            new View("tables", engine, TABLES, session::tables),
            new View("columns", engine, COLUMNS, session::columns));
    all.forEach(view -> views.add(view.name, view));
  }

  /** Whether a name is one of a view here, not of a table of the session. */
  static boolean has(SqlIdentifier name) {
    return name.names.size() == 2 && name.names.get(0).equalsIgnoreCase(NAME);
  }

  private SystemTable tables() {
    List<List<Object>> rows = new ArrayList<>();
    for (String name : names.tables()) {
      boolean view = table(name).getTable() instanceof PlannedTable;
      rows.add(List.of(name, view ? "VIEW" : "BASE TABLE"));
    }
    return new SystemTable(TABLES, rows);
  }

  private SystemTable columns() {
    List<List<Object>> rows = new ArrayList<>();
    for (String name : names.tables()) {
      int position = 1;
      for (Field column : TypeTable.fields(table(name).getTable().getRowType(factory))) {
        rows.add(
            List.of(
                name,
                column.getName(),
                position++,
                ArrowTypes.text(column),
                column.isNullable() ? "YES" : "NO"));
      }
    }
    return new SystemTable(COLUMNS, rows);
  }

  private CalciteSchema.TableEntry table(String name) {
    return Objects.requireNonNull(root.getTable(name, false), name);
  }

  /** One view: the planner knows its columns, a scan of it takes the rows. */
  static final class View extends AbstractTable {
    private final String name;
    private final SessionPlugin engine;
    private final Schema schema;
    private final Supplier<SystemTable> rows;

    private View(String name, SessionPlugin engine, Schema schema, Supplier<SystemTable> rows) {
      this.name = name;
      this.engine = engine;
      this.schema = schema;
      this.rows = rows;
    }

    /** The rows as they are now. */
    ProviderTable rows() {
      return ProviderTable.of(NAME + "." + name, engine, rows.get());
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
      return TypeTable.rowType(schema, factory);
    }
  }
}
