package dev.codeanatomy.engine.duckdb;

/** A plugin returned something that cannot be taken: too few rows, another type, broken text. */
final class MalformedResult extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedResult(String message) {
    super(message);
  }
}
