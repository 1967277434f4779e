package dev.codeanatomy.engine.duckdb;

/** DuckDB's validity masks: 64-bit words, bit set means valid, address zero means all valid. */
final class NullMask {
  private NullMask() {}

  static boolean isValid(long mask, long row) {
    return mask == 0 || (Memory.getLong(mask + (row >>> 6 << 3)) >>> (row & 63) & 1) != 0;
  }

  static void setNull(long mask, long row) {
    long word = mask + (row >>> 6 << 3);
    Memory.putLong(word, Memory.getLong(word) & ~(1L << (row & 63)));
  }

  /** The mask of a vector, made if it has none. */
  static long writable(CApi api, long vector) {
    api.vectorEnsureValidityWritable(vector);
    return api.vectorGetValidity(vector);
  }

  /** Makes {@code output} null wherever an argument is; gives its mask, or zero if none has one. */
  static long andInputs(CApi api, long chunk, int columns, int rows, long output) {
    long target = 0;
    for (int column = 0; column < columns; column++) {
      long mask = api.vectorGetValidity(api.dataChunkGetVector(chunk, column));
      if (mask == 0) {
        continue;
      }
      if (target == 0) {
        target = writable(api, output);
      }
      and(mask, target, rows);
    }
    return target;
  }

  static void and(long source, long target, int rows) {
    for (long at = 0; at < (rows + 63L) / 64 * 8; at += 8) {
      Memory.putLong(target + at, Memory.getLong(target + at) & Memory.getLong(source + at));
    }
  }
}
