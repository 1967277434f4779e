package dev.codeanatomy.engine.duckdb;

import java.util.Arrays;

/**
 * A failure that DuckDB reported, or one of reaching DuckDB. The message is DuckDB's own text
 * (without its "Binder Error:" prefix, which is the {@link Kind}); the cause is the plugin's
 * exception, if a plugin function made the query fail.
 */
public final class DuckDbException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, as far as a caller can act on it. */
  public enum Kind {
    /** The text is not SQL that DuckDB can read. */
    PARSER("Parser", 14, 22),
    /** A name or type in the query does not fit. */
    BINDER("Binder", 24, 15),
    /** A table, function or setting is not there, or already is. */
    CATALOG("Catalog", 13),
    /** A value cannot be converted or is out of range. */
    CONVERSION("Conversion", 2, 1, 5, 8),
    /** A constraint of a table does not hold. */
    CONSTRAINT("Constraint", 18),
    /** A function refused its input; plugin functions fail this way. */
    INVALID_INPUT("Invalid Input", 32),
    /** The database's memory or temporary space limit was reached. */
    OUT_OF_MEMORY("Out of Memory", 33),
    /** A file could not be read or written. */
    IO("IO", 28),
    /** The database's lock-down does not allow it. */
    PERMISSION("Permission", 34),
    /** The query was cancelled. */
    INTERRUPTED("INTERRUPT", 29),
    /** The database can no longer be used. */
    FATAL("FATAL", 30),
    /** DuckDB found a bug in itself. */
    INTERNAL("INTERNAL", 31),
    /** The native library is missing, of another version, or cannot be loaded. */
    LIBRARY(""),
    /** A type or shape that the bridge does not carry. */
    UNSUPPORTED(""),
    /** Any other failure; the message says which. */
    OTHER("");

    private final String prefix;
    private final int[] nativeCodes;

    Kind(String prefix, int... nativeCodes) {
      this.prefix = prefix;
      this.nativeCodes = nativeCodes;
    }

    static Kind of(int nativeCode, String text) {
      for (Kind kind : values()) {
        if (Arrays.stream(kind.nativeCodes).anyMatch(code -> code == nativeCode)
            || (!kind.prefix.isEmpty() && text.startsWith(kind.prefix + " Error:"))) {
          return kind;
        }
      }
      return OTHER;
    }
  }

  private final Kind kind;

  DuckDbException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  DuckDbException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /**
   * From DuckDB's error code (0 when it gives none) and its text, for example "Binder Error: …".
   */
  static DuckDbException reported(int nativeCode, String text) {
    Kind kind = Kind.of(nativeCode, text);
    String prefix = kind.prefix + " Error: ";
    return new DuckDbException(
        kind, text.startsWith(prefix) ? text.substring(prefix.length()) : text);
  }

  /** What went wrong, as far as a caller can act on it. */
  public Kind kind() {
    return kind;
  }
}
