package dev.codeanatomy.engine.duckdb;

/**
 * How far a running query is, as DuckDB estimates it.
 *
 * @param percentage from 0 to 100, or negative while DuckDB has no estimate
 * @param rowsDone rows read from the query's sources so far
 * @param rowsTotal rows the sources are thought to have
 */
public record DuckDbProgress(double percentage, long rowsDone, long rowsTotal) {}
