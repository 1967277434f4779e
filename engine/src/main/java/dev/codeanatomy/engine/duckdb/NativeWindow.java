package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.function.BoundWindow;
import java.util.List;

/**
 * A bound window call to be registered in a database, as a table function that gives the rows of a
 * query with one column more.
 *
 * @param name the name SQL uses, as in {@code FROM name()}; unique in the database
 * @param origin who to blame
 * @param sortedRows a query whose rows are sorted by the partition columns and then by the order
 *     columns. It runs on a connection of its own, so it sees no temporary table.
 * @param partitionColumns names of columns of the query; none: all rows are one partition
 * @param orderColumns names of columns of the query; rows equal in them are peers
 * @param arguments the call's arguments
 * @param frame which rows each row looks at
 * @param resultColumn the name of the added column
 * @param partitionLimitBytes what one partition's rows may take up; more is an error
 * @param bound the bound function; the database closes it after it is closed itself
 */
public record NativeWindow(
    String name,
    FunctionOrigin origin,
    String sortedRows,
    List<String> partitionColumns,
    List<String> orderColumns,
    List<Argument> arguments,
    WindowFrame frame,
    String resultColumn,
    long partitionLimitBytes,
    BoundWindow bound) {

  /**
   * One argument.
   *
   * @param column a column of the sorted rows that holds it
   * @param constant whether it is one constant in all rows
   */
  public record Argument(String column, boolean constant) {}

  /** Copies the lists. */
  public NativeWindow {
    partitionColumns = List.copyOf(partitionColumns);
    orderColumns = List.copyOf(orderColumns);
    arguments = List.copyOf(arguments);
    if (partitionLimitBytes < 1) {
      throw new IllegalArgumentException("partitionLimitBytes: " + partitionLimitBytes);
    }
  }
}
