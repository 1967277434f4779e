package dev.codeanatomy.engine.lower;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Loads the TPC-H tables at a scale into a database. */
final class TpchTables {
  private TpchTables() {}

  static void load(DuckDbTables database, double scale) throws SQLException {
    for (TpchTable<?> table : TpchTable.getTables()) {
      load(database, table, scale);
    }
  }

  private static <E extends TpchEntity> void load(
      DuckDbTables database, TpchTable<E> table, double scale) throws SQLException {
    StringBuilder ddl = new StringBuilder("CREATE TABLE " + table.getTableName() + " (");
    List<TpchColumn<E>> columns = table.getColumns();
    for (int i = 0; i < columns.size(); i++) {
      ddl.append(i == 0 ? "" : ", ");
      ddl.append(columns.get(i).getColumnName()).append(' ').append(type(columns.get(i)));
      ddl.append(" NOT NULL");
    }
    database.execute(ddl + ")");
    Connection connection = database.connection();
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender("main", table.getTableName())) {
      for (E row : table.createGenerator(scale, 1, 1)) {
        appender.beginRow();
        for (TpchColumn<E> column : columns) {
          append(appender, column, row);
        }
        appender.endRow();
      }
    }
  }

  private static String type(TpchColumn<?> column) {
    TpchColumnType type = column.getType();
    return switch (type.getBase()) {
      case INTEGER -> "INTEGER";
      case IDENTIFIER -> "BIGINT";
      case DOUBLE -> "DECIMAL(15,2)";
      case VARCHAR -> "VARCHAR";
      case DATE -> "DATE";
    };
  }

  private static <E extends TpchEntity> void append(
      DuckDBAppender appender, TpchColumn<E> column, E row) throws SQLException {
    switch (column.getType().getBase()) {
      case INTEGER -> appender.append(column.getInteger(row));
      case IDENTIFIER -> appender.append(column.getIdentifier(row));
      case DOUBLE ->
          appender.append(
              BigDecimal.valueOf(column.getDouble(row)).setScale(2, RoundingMode.HALF_UP));
      case VARCHAR -> appender.append(column.getString(row));
      case DATE -> appender.append(LocalDate.ofEpochDay(column.getDate(row)));
    }
  }
}
