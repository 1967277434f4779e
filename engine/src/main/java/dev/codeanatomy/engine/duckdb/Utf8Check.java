package dev.codeanatomy.engine.duckdb;

/**
 * Says whether bytes are UTF-8 (RFC 3629): no overlong forms, no surrogates, none above U+10FFFF.
 */
final class Utf8Check {
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private Utf8Check() {}

  static boolean isAscii(long address, long length) {
    long i = 0;
    for (; i <= length - 8; i += 8) {
      if ((Memory.getLong(address + i) & HIGH_BITS) != 0) {
        return false;
      }
    }
    for (; i < length; i++) {
      if (Memory.getByte(address + i) < 0) {
        return false;
      }
    }
    return true;
  }

  static boolean isValid(long address, long length) {
    long end = address + length;
    long at = address;
    while (at < end) {
      int lead = Memory.getByte(at) & 0xff;
      if (lead < 0x80) {
        at++;
        continue;
      }
      int size = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >> 4 == 0xe ? 3 : 4;
      if (lead < 0xc2 || lead > 0xf4 || at + size > end || !isSequence(at, lead, size)) {
        return false;
      }
      at += size;
    }
    return true;
  }

  private static boolean isSequence(long at, int lead, int size) {
    int second = Memory.getByte(at + 1) & 0xff;
    int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) {
      return false;
    }
    for (int i = 2; i < size; i++) {
      if ((Memory.getByte(at + i) & 0xc0) != 0x80) {
        return false;
      }
    }
    return true;
  }
}
