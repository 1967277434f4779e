package dev.codeanatomy.plugin.codeanatomy.hash;

import dev.codeanatomy.plugin.api.function.Utf8;
import dev.codeanatomy.plugin.api.function.Utf8Output;
import java.nio.charset.StandardCharsets;

/**
 * The row kernels of the hash functions. They hold nothing, so any number of threads may run them;
 * the price is one short-lived hash state a row. (A thread-local would keep this plugin's classes
 * alive in the host's threads after unload.)
 */
final class HashKernels {
  private HashKernels() {}

  static long hash64(Utf8 value) {
    return StableHash.toLong(Blake2b.ofDigestBytes(StableHash.BYTES_64).update(value).finish());
  }

  static void hash128(Utf8 value, Utf8Output out) {
    Blake2b hash = Blake2b.ofDigestBytes(StableHash.BYTES_128).update(value).finish();
    out.append(StableHash.toHex(hash), 0, 2 * StableHash.BYTES_128);
  }

  static void prefixedHash64(Utf8 prefix, Utf8 value, Utf8Output out) {
    out.append(prefix);
    out.append((byte) ':');
    byte[] digits = Long.toString(hash64(value)).getBytes(StandardCharsets.ISO_8859_1);
    out.append(digits, 0, digits.length);
  }

  static void stableId(Utf8 prefix, Utf8 value, Utf8Output out) {
    out.append(prefix);
    out.append((byte) ':');
    hash128(value, out);
  }
}
