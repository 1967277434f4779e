package dev.codeanatomy.engine.lower;

import dev.codeanatomy.engine.catalog.BoundFunction;
import dev.codeanatomy.engine.catalog.SessionPlugin;
import dev.codeanatomy.plugin.api.table.ScanFilter;
import dev.codeanatomy.plugin.api.table.TableProvider;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.Field;

/** A native function that the executor registers before it runs a plan, under a name of its own. */
public sealed interface NativeBinding {
  /** The name in SQL, {@code ca_<n>_<function>}: unique in the run, never a built-in's. */
  String name();

  /** The plugin whose code runs. */
  SessionPlugin plugin();

  /** The function as the user knows it, for messages. */
  String function();

  /** A scalar. */
  record Scalar(String name, BoundFunction.Scalar bound) implements NativeBinding {
    @Override
    public SessionPlugin plugin() {
      return bound.function().plugin();
    }

    @Override
    public String function() {
      return bound.function().label();
    }

    /** The arguments of the native function; literal-only ones are not among them. */
    public List<Field> argumentFields() {
      return bound.call().columnFields();
    }

    /** What it returns. */
    public Field returnField() {
      return bound.bound().returnField();
    }
  }

  /** An aggregate, also used over windows. */
  record Aggregate(String name, BoundFunction.Aggregate bound) implements NativeBinding {
    @Override
    public SessionPlugin plugin() {
      return bound.function().plugin();
    }

    @Override
    public String function() {
      return bound.function().label();
    }

    /** The arguments of the native function; literal-only ones are not among them. */
    public List<Field> argumentFields() {
      return bound.call().columnFields();
    }

    /** What it returns. */
    public Field returnField() {
      return bound.bound().returnField();
    }
  }

  /**
   * A table function without parameters that scans a provider.
   *
   * @param name in SQL
   * @param plugin the provider's
   * @param function the table's label
   * @param arguments what a table function was called with
   * @param provider what is scanned
   * @param columns the fields it gives, in order, a subset of the provider's
   * @param filters what the provider has promised to apply
   * @param limit at most so many rows are wanted; empty for all
   */
  record TableSource(
      String name,
      SessionPlugin plugin,
      String function,
      List<Field> arguments,
      TableProvider provider,
      List<Field> columns,
      List<ScanFilter> filters,
      OptionalLong limit)
      implements NativeBinding {
    /** Copies the lists. */
    public TableSource {
      arguments = List.copyOf(arguments);
      columns = List.copyOf(columns);
      filters = List.copyOf(filters);
    }
  }

  /**
   * A table function without parameters that runs an inner query, evaluates a plugin's window
   * function over its partitions, and gives the inner query's columns and the result as one more.
   *
   * <p>The inner query is sorted by its partition columns and then its order columns. Which of its
   * columns these are is given by index.
   *
   * @param name in SQL
   * @param bound the window function
   * @param innerSql the query over the same database
   * @param columns the inner query's columns, in order
   * @param partitionColumns indexes of the columns that make a partition; empty for one partition
   * @param orderColumns indexes of the columns whose equal values are peers, in order
   * @param argumentColumns indexes of the function's arguments
   * @param frame which rows of the partition a row's frame has
   * @param result the column with the function's value, after all others
   */
  record WindowSource(
      String name,
      BoundFunction.Window bound,
      String innerSql,
      List<Field> columns,
      List<Integer> partitionColumns,
      List<Integer> orderColumns,
      List<Integer> argumentColumns,
      WindowFrame frame,
      Field result)
      implements NativeBinding {
    /** Copies the lists. */
    public WindowSource {
      columns = List.copyOf(columns);
      partitionColumns = List.copyOf(partitionColumns);
      orderColumns = List.copyOf(orderColumns);
      argumentColumns = List.copyOf(argumentColumns);
    }

    @Override
    public SessionPlugin plugin() {
      return bound.function().plugin();
    }

    @Override
    public String function() {
      return bound.function().label();
    }
  }
}
