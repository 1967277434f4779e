package dev.codeanatomy.engine.duckdb;

/** Aggregate states of plugin functions over the life of a database. */
record StateCounts(long created, long destroyed) {}
