package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The rows of a sorted query with a plugin's window function as a column more. DuckDB sorts and
 * streams on a second connection; here the stream is cut into partitions, each is evaluated whole,
 * and the rows go back in.
 */
final class WindowSource implements ScanSource {
  private final DuckDb database;
  private final NativeWindow window;
  private final BufferAllocator allocator;
  private final Schema schema;
  private final PluginGuard guard;

  WindowSource(DuckDb database, NativeWindow window, BufferAllocator allocator) {
    this.database = database;
    this.window = window;
    this.allocator = allocator;
    this.schema = outputSchema(inputSchema());
    this.guard = database.guard(window.origin(), arguments());
  }

  private Schema inputSchema() {
    try (DuckDbConnection connection = database.connect();
        DuckDbResult none =
            connection.query("SELECT * FROM (" + window.sortedRows() + ") LIMIT 0", allocator)) {
      return none.schema();
    }
  }

  private Schema outputSchema(Schema input) {
    Set<String> named = new HashSet<>(window.partitionColumns());
    named.addAll(window.orderColumns());
    window.arguments().forEach(argument -> named.add(argument.column()));
    Set<String> taken = new HashSet<>();
    for (Field field : input.getFields()) {
      named.remove(field.getName());
      taken.add(field.getName().toLowerCase(Locale.ROOT));
    }
    if (!named.isEmpty() || !taken.add(window.resultColumn().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "the sorted rows have columns %s; missing are %s, and the result is to be '%s'"
              .formatted(taken, named, window.resultColumn()));
    }
    Field result = window.bound().returnField();
    List<Field> fields = new ArrayList<>(input.getFields());
    FieldType nullable =
        new FieldType(true, result.getType(), result.getDictionary(), result.getMetadata());
    fields.add(new Field(window.resultColumn(), nullable, result.getChildren()));
    return new Schema(fields);
  }

  /** What the function is called with. */
  List<Field> arguments() {
    return window.arguments().stream()
        .map(argument -> schema.findField(argument.column()))
        .toList();
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public TableScan scan(List<String> projection, int parallelism) {
    return new TableScan() {
      @Override
      public List<byte[]> splits() {
        return List.of(new byte[0]);
      }

      @Override
      public BatchReader open(byte[] split) throws PluginException {
        return new WindowReader(database, window, schema, guard, allocator);
      }
    };
  }

  @Override
  public void close() {
    window.bound().close();
  }
}
