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

  /** What stands for a null part. */
  static final String NULL_TEXT = "__NULL__";

  private static final byte[] NULL = NULL_TEXT.getBytes(StandardCharsets.US_ASCII);

  private final int digestBytes;
  private final Blake2b hash;
  private boolean first = true;

  /**
   * Hashes parts.
   *
   * @param digestBytes {@link StableHash#BYTES_64}, written as a number, or {@link
   *     StableHash#BYTES_128}, as hexadecimal digits
   */
  IdParts(int digestBytes) {
    this.digestBytes = digestBytes;
    this.hash = Blake2b.ofDigestBytes(digestBytes);
  }

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
    hash.finish();
    byte[] text =
        digestBytes == StableHash.BYTES_64
            ? Long.toString(StableHash.toLong(hash)).getBytes(StandardCharsets.US_ASCII)
            : StableHash.toHex(hash);
    target.append(text, 0, text.length);
  }
}
