package dev.codeanatomy.engine.duckdb;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Raw native memory by address. One unbounded segment that the compiler sees as a constant, so a
 * read or write is one machine instruction; the price is that nothing is checked here, and every
 * caller must own or have been lent the memory it names.
 */
final class Memory {
  private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  /** Up to here a loop is cheaper than a call into the runtime's copy. */
  private static final int SHORT_BYTES = 64;

  private static final VarHandle ARRAY_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private Memory() {}

  static byte getByte(long address) {
    return ALL.get(JAVA_BYTE, address);
  }

  static void putByte(long address, byte value) {
    ALL.set(JAVA_BYTE, address, value);
  }

  static short getShort(long address) {
    return ALL.get(JAVA_SHORT, address);
  }

  static void putShort(long address, short value) {
    ALL.set(JAVA_SHORT, address, value);
  }

  static int getInt(long address) {
    return ALL.get(JAVA_INT_UNALIGNED, address);
  }

  static void putInt(long address, int value) {
    ALL.set(JAVA_INT_UNALIGNED, address, value);
  }

  static long getLong(long address) {
    return ALL.get(JAVA_LONG_UNALIGNED, address);
  }

  static void putLong(long address, long value) {
    ALL.set(JAVA_LONG_UNALIGNED, address, value);
  }

  static float getFloat(long address) {
    return ALL.get(JAVA_FLOAT, address);
  }

  static void putFloat(long address, float value) {
    ALL.set(JAVA_FLOAT, address, value);
  }

  static double getDouble(long address) {
    return ALL.get(JAVA_DOUBLE, address);
  }

  static void putDouble(long address, double value) {
    ALL.set(JAVA_DOUBLE, address, value);
  }

  static void copy(long from, long to, long bytes) {
    MemorySegment.copy(ALL, from, ALL, to, bytes);
  }

  static void copy(byte[] from, int offset, long to, int bytes) {
    if (bytes > SHORT_BYTES) {
      MemorySegment.copy(from, offset, ALL, JAVA_BYTE, to, bytes);
      return;
    }
    int i = 0;
    for (; i + 8 <= bytes; i += 8) {
      putLong(to + i, (long) ARRAY_LONG.get(from, offset + i));
    }
    for (; i < bytes; i++) {
      putByte(to + i, from[offset + i]);
    }
  }

  static void copy(long from, byte[] to, int offset, int bytes) {
    if (bytes > SHORT_BYTES) {
      MemorySegment.copy(ALL, JAVA_BYTE, from, to, offset, bytes);
      return;
    }
    int i = 0;
    for (; i + 8 <= bytes; i += 8) {
      ARRAY_LONG.set(to, offset + i, getLong(from + i));
    }
    for (; i < bytes; i++) {
      to[offset + i] = getByte(from + i);
    }
  }

  static void fill(long address, long bytes, byte value) {
    ALL.asSlice(address, bytes).fill(value);
  }

  /** The text of a C string, which must not be at address zero. */
  static String string(long address) {
    return ALL.asSlice(address).getString(0, StandardCharsets.UTF_8);
  }

  static MemorySegment segment(long address, long bytes) {
    return ALL.asSlice(address, bytes);
  }
}
