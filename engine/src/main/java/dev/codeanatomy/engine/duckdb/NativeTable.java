package dev.codeanatomy.engine.duckdb;

/**
 * A source of rows to be registered in a database as a table function without parameters.
 *
 * @param name the name SQL uses, as in {@code FROM name()}; the caller makes it unique
 * @param origin who to blame
 * @param source the rows; the database closes it after it is closed itself
 */
public record NativeTable(String name, FunctionOrigin origin, ScanSource source) {}
