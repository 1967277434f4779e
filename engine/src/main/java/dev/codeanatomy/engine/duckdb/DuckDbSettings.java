package dev.codeanatomy.engine.duckdb;

import java.nio.file.Path;

/**
 * What one database may use. Nothing of it can be changed once {@link DuckDb#lockDown} was called.
 *
 * @param threads worker threads, at least one
 * @param memoryLimitBytes what DuckDB itself may allocate; plugin objects on the Java heap and
 *     Arrow vectors do not count
 * @param tempDirectory where operators spill, made when first needed
 * @param tempLimitBytes what may be spilled at most
 * @param checkedVectors whether what is lent to plugin code is revoked after each call, so that a
 *     kept vector throws; needs a process with Arrow's own access checks on
 */
public record DuckDbSettings(
    int threads,
    long memoryLimitBytes,
    Path tempDirectory,
    long tempLimitBytes,
    boolean checkedVectors) {

  /** Checks the ranges. */
  public DuckDbSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, found " + threads);
    }
    if (memoryLimitBytes < 1) {
      throw new IllegalArgumentException("memoryLimitBytes must be positive: " + memoryLimitBytes);
    }
    if (tempLimitBytes < 0) {
      throw new IllegalArgumentException("tempLimitBytes must not be negative: " + tempLimitBytes);
    }
  }
}
