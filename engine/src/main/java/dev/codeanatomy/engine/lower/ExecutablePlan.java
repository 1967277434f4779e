package dev.codeanatomy.engine.lower;

/**
 * What the executor runs for one plan.
 *
 * @param sql one query in DuckDB's dialect; its columns have the plan's names and types
 */
public record ExecutablePlan(String sql) {}
