package dev.codeanatomy.plugin.codeanatomy.hash;

import java.nio.charset.StandardCharsets;

/**
 * How a finished BLAKE2b digest is written: 8 bytes as a number that is never negative, 16 bytes as
 * 32 lower-case hexadecimal digits.
 */
final class StableHash {
  /** The digest size of a 64-bit hash, in bytes. */
  static final int BYTES_64 = 8;

  /** The digest size of a 128-bit hash, in bytes. */
  static final int BYTES_128 = 16;

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private StableHash() {}

  /** The first eight bytes as a big-endian number without its sign bit. */
  static long toLong(Blake2b finished) {
    return Long.reverseBytes(finished.word(0)) & Long.MAX_VALUE;
  }

  /** The first sixteen bytes as 32 ASCII digits. */
  static byte[] toHex(Blake2b finished) {
    byte[] hex = new byte[2 * BYTES_128];
    for (int i = 0; i < BYTES_128; i++) {
      int value = (int) (finished.word(i >>> 3) >>> ((i & 7) << 3));
      hex[2 * i] = DIGITS[value >>> 4 & 0xf];
      hex[2 * i + 1] = DIGITS[value & 0xf];
    }
    return hex;
  }
}
