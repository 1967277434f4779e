package dev.codeanatomy.plugin.codeanatomy.hash;

import dev.codeanatomy.plugin.codeanatomy.vector.TextSink;
import dev.codeanatomy.plugin.codeanatomy.vector.ValueText;
import java.nio.charset.StandardCharsets;

/**
 * Hashes the parts of an id: their texts joined by U+001F, a null part as {@code __NULL__}. So
 * {@code ('a','b')} and {@code ('ab')} differ, and a null part does not make the id null. Reusable;
 * one thread.
 */
final class IdParts {
  private static final byte SEPARATOR = 0x1f;
  private static final byte[] NULL = "__NULL__".getBytes(StandardCharsets.US_ASCII);

  private final Blake2b hash = Blake2b.ofDigestBytes(StableHash.BYTES_128);
  private boolean first = true;

  /** Forgets all parts. */
  IdParts clear() {
    hash.reset();
    first = true;
    return this;
  }

  /** Adds the value of one row, which may be null. */
  IdParts add(ValueText column, int row) {
    if (!first) {
      hash.update(SEPARATOR);
    }
    first = false;
    if (column.isNull(row)) {
      hash.update(NULL, 0, NULL.length);
    } else {
      column.read(row);
      hash.update(column.bytes(), 0, column.length());
    }
    return this;
  }

  /** Appends {@code :} and the hash of the parts; {@link #clear()} must come before more parts. */
  void finish(TextSink target) {
    target.append(':');
    byte[] hex = StableHash.toHex(hash.finish());
    target.append(hex, 0, hex.length);
  }
}
