package dev.codeanatomy.engine.duckdb;

import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A source of rows to be registered in a database as a table function without parameters.
 *
 * @param name the name SQL uses, as in {@code FROM name()}; the caller makes it unique
 * @param origin who to blame
 * @param arguments what the plugin's function was called with, for errors
 * @param source the rows; the database closes it after it is closed itself
 */
public record NativeTable(
    String name, FunctionOrigin origin, List<Field> arguments, ScanSource source) {
  /** Copies the list. */
  public NativeTable {
    arguments = List.copyOf(arguments);
  }
}
