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

  private static final int ROUNDS = 12;

  /** The order in which each round takes the message words, RFC 7693 section 2.7. */
  private static final byte[] SIGMA = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, //
    14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3, //
    11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4, //
    7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8, //
    9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13, //
    2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9, //
    12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11, //
    13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10, //
    6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5, //
    10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0, //
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, //
    14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
  };

  private final int digestBytes;
  private final long[] message = new long[BLOCK_BYTES / 8];
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
    Arrays.fill(message, 0);
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
    message[filled >>> 3] |= (value & 0xffL) << ((filled & 7) << 3);
    filled++;
    return this;
  }

  /** Takes {@code length} bytes of {@code source} from {@code offset} on. */
  public Blake2b update(byte[] source, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if ((filled & 7) != 0 || end - at < 8) {
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
      if ((filled & 7) != 0 || end - at < 8) {
        update(text.byteAt(at++));
      } else {
        update(text.longAt(at));
        at += 8;
      }
    }
    return this;
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
    Arrays.fill(message, 0);
    filled = 0;
  }

  /** Ends the hash: {@link #word} gives the digest until the next {@link #reset()}. */
  public Blake2b finish() {
    compressed += filled;
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

  /**
   * The compression function F of RFC 7693 section 3.2. The working vector lives in locals: in an
   * array every step would be a load and a store.
   */
  private void compress(long count, long lastBlock) {
    final long[] m = message;
    long a0 = h0;
    long a1 = h1;
    long a2 = h2;
    long a3 = h3;
    long b0 = h4;
    long b1 = h5;
    long b2 = h6;
    long b3 = h7;
    long c0 = IV0;
    long c1 = IV1;
    long c2 = IV2;
    long c3 = IV3;
    long d0 = IV4 ^ count;
    long d1 = IV5;
    long d2 = IV6 ^ lastBlock;
    long d3 = IV7;
    for (int s = 0; s < ROUNDS * 16; s += 16) {
      a0 += b0 + m[SIGMA[s]];
      a1 += b1 + m[SIGMA[s + 2]];
      a2 += b2 + m[SIGMA[s + 4]];
      a3 += b3 + m[SIGMA[s + 6]];
      d0 = Long.rotateRight(d0 ^ a0, 32);
      d1 = Long.rotateRight(d1 ^ a1, 32);
      d2 = Long.rotateRight(d2 ^ a2, 32);
      d3 = Long.rotateRight(d3 ^ a3, 32);
      c0 += d0;
      c1 += d1;
      c2 += d2;
      c3 += d3;
      b0 = Long.rotateRight(b0 ^ c0, 24);
      b1 = Long.rotateRight(b1 ^ c1, 24);
      b2 = Long.rotateRight(b2 ^ c2, 24);
      b3 = Long.rotateRight(b3 ^ c3, 24);
      a0 += b0 + m[SIGMA[s + 1]];
      a1 += b1 + m[SIGMA[s + 3]];
      a2 += b2 + m[SIGMA[s + 5]];
      a3 += b3 + m[SIGMA[s + 7]];
      d0 = Long.rotateRight(d0 ^ a0, 16);
      d1 = Long.rotateRight(d1 ^ a1, 16);
      d2 = Long.rotateRight(d2 ^ a2, 16);
      d3 = Long.rotateRight(d3 ^ a3, 16);
      c0 += d0;
      c1 += d1;
      c2 += d2;
      c3 += d3;
      b0 = Long.rotateRight(b0 ^ c0, 63);
      b1 = Long.rotateRight(b1 ^ c1, 63);
      b2 = Long.rotateRight(b2 ^ c2, 63);
      b3 = Long.rotateRight(b3 ^ c3, 63);
      a0 += b1 + m[SIGMA[s + 8]];
      a1 += b2 + m[SIGMA[s + 10]];
      a2 += b3 + m[SIGMA[s + 12]];
      a3 += b0 + m[SIGMA[s + 14]];
      d3 = Long.rotateRight(d3 ^ a0, 32);
      d0 = Long.rotateRight(d0 ^ a1, 32);
      d1 = Long.rotateRight(d1 ^ a2, 32);
      d2 = Long.rotateRight(d2 ^ a3, 32);
      c2 += d3;
      c3 += d0;
      c0 += d1;
      c1 += d2;
      b1 = Long.rotateRight(b1 ^ c2, 24);
      b2 = Long.rotateRight(b2 ^ c3, 24);
      b3 = Long.rotateRight(b3 ^ c0, 24);
      b0 = Long.rotateRight(b0 ^ c1, 24);
      a0 += b1 + m[SIGMA[s + 9]];
      a1 += b2 + m[SIGMA[s + 11]];
      a2 += b3 + m[SIGMA[s + 13]];
      a3 += b0 + m[SIGMA[s + 15]];
      d3 = Long.rotateRight(d3 ^ a0, 16);
      d0 = Long.rotateRight(d0 ^ a1, 16);
      d1 = Long.rotateRight(d1 ^ a2, 16);
      d2 = Long.rotateRight(d2 ^ a3, 16);
      c2 += d3;
      c3 += d0;
      c0 += d1;
      c1 += d2;
      b1 = Long.rotateRight(b1 ^ c2, 63);
      b2 = Long.rotateRight(b2 ^ c3, 63);
      b3 = Long.rotateRight(b3 ^ c0, 63);
      b0 = Long.rotateRight(b0 ^ c1, 63);
    }
    h0 ^= a0 ^ c0;
    h1 ^= a1 ^ c1;
    h2 ^= a2 ^ c2;
    h3 ^= a3 ^ c3;
    h4 ^= b0 ^ d0;
    h5 ^= b1 ^ d1;
    h6 ^= b2 ^ d2;
    h7 ^= b3 ^ d3;
  }
}
