package dev.codeanatomy.benchmarks.lowering;

import dev.codeanatomy.engine.duckdb.DuckDbConnection;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Loads the tables of TPC-H, generated on the spot, into a database. */
final class TpchData {
  private final DuckDbConnection connection;
  private final double scale;

  TpchData(DuckDbConnection connection, double scale) {
    this.connection = connection;
    this.scale = scale;
  }

  void load() throws IOException {
    for (TpchTable<?> table : TpchTable.getTables()) {
      load(table);
    }
  }

  private <E extends TpchEntity> void load(TpchTable<E> table) throws IOException {
    Path file = Files.createTempFile("tpch-", ".tbl");
    try {
      try (Writer out = Files.newBufferedWriter(file)) {
        for (E row : table.createGenerator(scale, 1, 1)) {
          String line = row.toLine();
          out.write(line, 0, line.length() - 1); // without the bar at its end
          out.write('\n');
        }
      }
      String columns =
          table.getColumns().stream()
              .map(column -> "'" + column.getColumnName() + "': '" + type(column) + "'")
              .collect(Collectors.joining(", "));
      connection.execute(
          "CREATE TABLE %s AS SELECT * FROM read_csv('%s', delim = '|', header = false, quote = '', columns = {%s})"
              .formatted(table.getTableName(), file, columns));
    } finally {
      Files.delete(file);
    }
  }

  private static String type(TpchColumn<?> column) {
    return switch (column.getType().getBase()) {
      case INTEGER -> "INTEGER";
      case IDENTIFIER -> "BIGINT";
      case DOUBLE -> "DECIMAL(15,2)";
      case VARCHAR -> "VARCHAR";
      case DATE -> "DATE";
    };
  }
}
