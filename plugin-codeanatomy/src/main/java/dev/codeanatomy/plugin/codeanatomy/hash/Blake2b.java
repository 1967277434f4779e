package dev.codeanatomy.plugin.codeanatomy.hash;

import dev.codeanatomy.plugin.api.function.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * BLAKE2b without key, salt or personalisation, after RFC 7693 section 3. The digest size is a
 * parameter of the hash (it enters the first state word), so a digest of 8 bytes is not the head of
 * a longer one.
 *
 * <p>Reusable through {@link #reset()}; one thread.
 */
public final class Blake2b {
  private static final int BLOCK_BYTES = 128;
  private static final int BLOCK_WORDS = BLOCK_BYTES / Long.BYTES;

  /** The offset of each word's bytes inside a byte array; arrays are read eight bytes at once. */
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long IV0 = 0x6a09e667f3bcc908L;
  private static final long IV1 = 0xbb67ae8584caa73bL;
  private static final long IV2 = 0x3c6ef372fe94f82bL;
  private static final long IV3 = 0xa54ff53a5f1d36f1L;
  private static final long IV4 = 0x510e527fade682d1L;
  private static final long IV5 = 0x9b05688c2b3e6c1fL;
  private static final long IV6 = 0x1f83d9abfb41bd6bL;
  private static final long IV7 = 0x5be0cd19137e2179L;

  private final int digestBytes;
  private final long[] message = new long[BLOCK_WORDS];
  private final long[] working = new long[16];
  private long h0;
  private long h1;
  private long h2;
  private long h3;
  private long h4;
  private long h5;
  private long h6;
  private long h7;

  /** Bytes of the current block that are filled; a full block waits until more bytes come. */
  private int filled;

  /** Bytes in all blocks compressed so far; 2^63 bytes are enough, so the high word stays zero. */
  private long compressed;

  private Blake2b(int digestBytes) {
    this.digestBytes = digestBytes;
    start();
  }

  /**
   * A hash that has seen nothing.
   *
   * @param digestBytes the size of the digest, 1 to 64
   */
  public static Blake2b ofDigestBytes(int digestBytes) {
    if (digestBytes < 1 || digestBytes > 64) {
      throw new IllegalArgumentException("A digest has 1 to 64 bytes, not " + digestBytes);
    }
    return new Blake2b(digestBytes);
  }

  /** Starts over. */
  public Blake2b reset() {
    start();
    return this;
  }

  private void start() {
    h0 = IV0 ^ 0x01010000L ^ digestBytes;
    h1 = IV1;
    h2 = IV2;
    h3 = IV3;
    h4 = IV4;
    h5 = IV5;
    h6 = IV6;
    h7 = IV7;
    filled = 0;
    compressed = 0;
  }

  public Blake2b update(byte value) {
    if (filled == BLOCK_BYTES) {
      nextBlock();
    }
    int shift = (filled & 7) << 3;
    long head = shift == 0 ? 0 : message[filled >>> 3];
    message[filled >>> 3] = head | (value & 0xffL) << shift;
    filled++;
    return this;
  }

  /** Takes {@code length} bytes of {@code source} from {@code offset} on. */
  public Blake2b update(byte[] source, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (atBlock() && end - at >= BLOCK_BYTES) {
        for (int i = 0; i < BLOCK_WORDS; i++) {
          message[i] = (long) WORD.get(source, at + Long.BYTES * i);
        }
        filled = BLOCK_BYTES;
        at += BLOCK_BYTES;
      } else if ((filled & 7) != 0 || end - at < 8) {
        update(source[at++]);
      } else {
        update((long) WORD.get(source, at));
        at += 8;
      }
    }
    return this;
  }

  /** Takes a text's bytes from where they lie. */
  public Blake2b update(Utf8 text) {
    int at = 0;
    int end = text.length();
    while (at < end) {
      if (atBlock() && end - at >= BLOCK_BYTES) {
        for (int i = 0; i < BLOCK_WORDS; i++) {
          message[i] = text.longAt(at + Long.BYTES * i);
        }
        filled = BLOCK_BYTES;
        at += BLOCK_BYTES;
      } else if ((filled & 7) != 0 || end - at < 8) {
        update(text.byteAt(at++));
      } else {
        update(text.longAt(at));
        at += 8;
      }
    }
    return this;
  }

  /** Says whether the next byte is the first of a block; compresses the block before it. */
  private boolean atBlock() {
    if (filled == BLOCK_BYTES) {
      nextBlock();
    }
    return filled == 0;
  }

  /** Takes eight bytes at a word's boundary. */
  private void update(long word) {
    if (filled == BLOCK_BYTES) {
      nextBlock();
    }
    message[filled >>> 3] = word;
    filled += 8;
  }

  private void nextBlock() {
    compressed += BLOCK_BYTES;
    compress(compressed, 0);
    filled = 0;
  }

  /** Ends the hash: {@link #word} gives the digest until the next {@link #reset()}. */
  public Blake2b finish() {
    compressed += filled;
    Arrays.fill(message, filled + 7 >>> 3, BLOCK_WORDS, 0);
    compress(compressed, -1);
    return this;
  }

  /** Eight bytes of the finished digest, the first the lowest; {@code index} 0 to 7. */
  public long word(int index) {
    switch (index) {
      case 0:
        return h0;
      case 1:
        return h1;
      case 2:
        return h2;
      case 3:
        return h3;
      case 4:
        return h4;
      case 5:
        return h5;
      case 6:
        return h6;
      case 7:
        return h7;
      default:
        throw new IndexOutOfBoundsException("A digest has words 0 to 7, not " + index);
    }
  }

  /** The finished digest. */
  public byte[] digest() {
    byte[] digest = new byte[digestBytes];
    for (int i = 0; i < digestBytes; i++) {
      digest[i] = (byte) (word(i >>> 3) >>> ((i & 7) << 3));
    }
    return digest;
  }

  /** The compression function F of RFC 7693 section 3.2. */
  private void compress(long count, long lastBlock) {
    long[] v = working;
    v[0] = h0;
    v[1] = h1;
    v[2] = h2;
    v[3] = h3;
    v[4] = h4;
    v[5] = h5;
    v[6] = h6;
    v[7] = h7;
    v[8] = IV0;
    v[9] = IV1;
    v[10] = IV2;
    v[11] = IV3;
    v[12] = IV4 ^ count;
    v[13] = IV5;
    v[14] = IV6 ^ lastBlock;
    v[15] = IV7;
    Blake2bRounds.all(v, message);
    h0 ^= v[0] ^ v[8];
    h1 ^= v[1] ^ v[9];
    h2 ^= v[2] ^ v[10];
    h3 ^= v[3] ^ v[11];
    h4 ^= v[4] ^ v[12];
    h5 ^= v[5] ^ v[13];
    h6 ^= v[6] ^ v[14];
    h7 ^= v[7] ^ v[15];
  }
}
