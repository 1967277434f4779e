/**
 * Delta tables: the log by Delta Kernel over java.nio, the Parquet by DuckDB. Locations, versions
 * and write requests come in; scans as DuckDB SQL, {@code COPY} statements and commit outcomes go
 * out. The catalog opens inputs through it, lowering asks it for scans, execution writes and
 * commits outputs with it.
 */
@NullMarked
package dev.codeanatomy.engine.delta;

import org.jspecify.annotations.NullMarked;
