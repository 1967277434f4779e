package dev.codeanatomy.engine.duckdb;

import org.apache.arrow.vector.types.pojo.Field;

/**
 * One argument of a call as it was bound.
 *
 * @param field its Arrow field; {@code utf8} arrives as offsets and bytes, {@code utf8_view} as
 *     views over DuckDB's own texts
 * @param constant whether it is one constant in all rows of the query
 */
public record NativeArgument(Field field, boolean constant) {}
