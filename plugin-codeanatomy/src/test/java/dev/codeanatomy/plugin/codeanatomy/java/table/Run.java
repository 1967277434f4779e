package dev.codeanatomy.plugin.codeanatomy.java.table;

import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.RunScope;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.Argument;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.ScanFilter;
import dev.codeanatomy.plugin.api.table.ScanRequest;
import dev.codeanatomy.plugin.api.table.TableContext;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableScan;
import dev.codeanatomy.plugin.codeanatomy.fixture.MapOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;

/** A run as a host would make it: a scope that computes each key once, and scans in batches. */
final class Run implements RunScope, AutoCloseable {
  private final Map<String, Object> values = new HashMap<>();
  private final BufferAllocator allocator = new RootAllocator();
  private final List<String> computed = new ArrayList<>();
  private volatile boolean cancelled;

  @Override
  public synchronized <T> T computeIfAbsent(
      String key, Class<T> type, Callable<? extends T> computation) throws PluginException {
    if (!values.containsKey(key)) {
      try {
        T value = computation.call();
        computed.add(type.getSimpleName());
        values.put(key, value);
      } catch (PluginException e) {
        throw e;
      } catch (Exception e) {
        throw new PluginException("computation failed", e);
      }
    }
    return type.cast(values.get(key));
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  void cancel() {
    cancelled = true;
  }

  /** Types of the values computed so far. */
  List<String> computed() {
    return computed;
  }

  TableProvider bind(String function, Literal root, Literal classPath) throws PluginException {
    JavaTableFunction found =
        JavaTableFunction.all().stream()
            .filter(candidate -> candidate.spec().name().equals(function))
            .findFirst()
            .orElseThrow();
    return found.bind(new Call(List.of(new Constant(root), new Constant(classPath))));
  }

  TableProvider open(String root) throws PluginException {
    JavaSourcesFactory factory = new JavaSourcesFactory();
    return factory.open(new Opened(MapOptions.of(factory.options(), Map.of("root", root))));
  }

  TableScan plan(
      TableProvider table, List<String> projection, List<ScanFilter> filters, int parallelism)
      throws PluginException {
    return table.scan(new Request(projection, filters, parallelism));
  }

  /** Reads a whole scan, split by split, as rows of values in the order of the projection. */
  List<List<Object>> read(TableProvider table, TableScan scan, List<String> projection, int batch)
      throws PluginException {
    List<List<Object>> rows = new ArrayList<>();
    for (byte[] split : scan.splits()) {
      try (BatchReader reader = scan.open(split);
          VectorSchemaRoot root = root(table, projection)) {
        while (reader.read(root, batch)) {
          for (int row = 0; row < root.getRowCount(); row++) {
            List<Object> values = new ArrayList<>();
            for (FieldVector vector : root.getFieldVectors()) {
              Object value = vector.getObject(row);
              values.add(value instanceof Number || value == null ? value : value.toString());
            }
            rows.add(values);
          }
          root.clear();
        }
      }
    }
    return rows;
  }

  private VectorSchemaRoot root(TableProvider table, List<String> projection) {
    List<FieldVector> vectors = new ArrayList<>();
    for (String column : projection) {
      Field field = table.schema().findField(column);
      vectors.add(field.createVector(allocator));
    }
    return new VectorSchemaRoot(vectors);
  }

  @Override
  public void close() {
    allocator.close();
  }

  private record Constant(Literal value) implements Argument {
    @Override
    public Field field() {
      return value.field();
    }

    @Override
    public Optional<Literal> literal() {
      return Optional.of(value);
    }

    @Override
    public boolean isDefault() {
      return false;
    }
  }

  private final class Call implements BindContext {
    private final List<Argument> arguments;

    Call(List<Argument> arguments) {
      this.arguments = arguments;
    }

    @Override
    public List<Argument> arguments() {
      return arguments;
    }

    @Override
    public boolean ignoreNulls() {
      return false;
    }

    @Override
    public Options options() {
      return MapOptions.of(List.of(), Map.of());
    }

    @Override
    public RunScope runScope() {
      return Run.this;
    }

    @Override
    public BufferAllocator allocator() {
      return allocator;
    }
  }

  private final class Opened implements TableContext {
    private final Options options;

    Opened(Options options) {
      this.options = options;
    }

    @Override
    public Options options() {
      return options;
    }

    @Override
    public RunScope runScope() {
      return Run.this;
    }

    @Override
    public BufferAllocator allocator() {
      return allocator;
    }
  }

  private final class Request implements ScanRequest {
    private final List<String> projection;
    private final List<ScanFilter> filters;
    private final int parallelism;

    Request(List<String> projection, List<ScanFilter> filters, int parallelism) {
      this.projection = projection;
      this.filters = filters;
      this.parallelism = parallelism;
    }

    @Override
    public List<String> projection() {
      return projection;
    }

    @Override
    public List<ScanFilter> filters() {
      return filters;
    }

    @Override
    public OptionalLong limit() {
      return OptionalLong.empty();
    }

    @Override
    public int parallelism() {
      return parallelism;
    }

    @Override
    public BufferAllocator allocator() {
      return allocator;
    }

    @Override
    public RunScope runScope() {
      return Run.this;
    }
  }
}
