package dev.codeanatomy.plugin.codeanatomy.vector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;

/**
 * The bytes of the texts of one column, where they lie: compared and copied without an array for
 * each row. For vectors of type {@code Utf8} or {@code Binary}, as the host hands them to
 * aggregates. Stateless.
 */
public final class TextBytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** From here on one bulk copy is cheaper than steps of eight bytes. */
  private static final int BULK = 64;

  private TextBytes() {}

  /** The number of bytes of {@code row}, which must not be null. */
  public static int length(FieldVector texts, int row) {
    BaseVariableWidthVector vector = (BaseVariableWidthVector) texts;
    return vector.getEndOffset(row) - vector.getStartOffset(row);
  }

  /** Copies all bytes of {@code row}, which must not be null, and returns how many they are. */
  public static int copy(FieldVector texts, int row, byte[] target, int offset) {
    BaseVariableWidthVector vector = (BaseVariableWidthVector) texts;
    int start = vector.getStartOffset(row);
    int length = vector.getEndOffset(row) - start;
    ArrowBuf data = vector.getDataBuffer();
    if (length >= BULK) {
      data.getBytes(start, target, offset, length);
      return length;
    }
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      LONGS.set(target, offset + i, data.getLong((long) start + i));
    }
    for (; i < length; i++) {
      target[offset + i] = data.getByte((long) start + i);
    }
    return length;
  }

  /** The bytes of {@code row}, which must not be null, in an array of their own. */
  public static byte[] get(FieldVector texts, int row) {
    byte[] bytes = new byte[length(texts, row)];
    copy(texts, row, bytes, 0);
    return bytes;
  }

  /** Compares {@code row}, which must not be null, with another text, byte by byte, unsigned. */
  public static int compare(FieldVector texts, int row, byte[] other) {
    BaseVariableWidthVector vector = (BaseVariableWidthVector) texts;
    int start = vector.getStartOffset(row);
    int length = vector.getEndOffset(row) - start;
    ArrowBuf data = vector.getDataBuffer();
    int common = Math.min(length, other.length);
    int i = 0;
    for (; i + Long.BYTES <= common; i += Long.BYTES) {
      long here = Long.reverseBytes(data.getLong((long) start + i));
      long there = Long.reverseBytes((long) LONGS.get(other, i));
      if (here != there) {
        return Long.compareUnsigned(here, there);
      }
    }
    for (; i < common; i++) {
      int difference = Byte.compareUnsigned(data.getByte((long) start + i), other[i]);
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(length, other.length);
  }

  /** Says whether two parts of an array are the same; what differs mostly does so early. */
  public static boolean equal(byte[] bytes, int offset, int other, int length) {
    if (length >= Long.BYTES && (long) LONGS.get(bytes, offset) != (long) LONGS.get(bytes, other)) {
      return false;
    }
    return Arrays.equals(bytes, offset, offset + length, bytes, other, other + length);
  }

  /** Compares two parts of an array, byte by byte, unsigned. */
  public static int compare(
      byte[] bytes, int offset, int length, int otherOffset, int otherLength) {
    if (length >= Long.BYTES && otherLength >= Long.BYTES) {
      long here = (long) LONGS.get(bytes, offset);
      long there = (long) LONGS.get(bytes, otherOffset);
      if (here != there) {
        return Long.compareUnsigned(Long.reverseBytes(here), Long.reverseBytes(there));
      }
    }
    return Arrays.compareUnsigned(
        bytes, offset, offset + length, bytes, otherOffset, otherOffset + otherLength);
  }

  /** A hash of a part of an array, eight bytes at a time; all its bits depend on all bytes. */
  public static int hash(byte[] bytes, int offset, int length) {
    long hash = length * 0x9e3779b97f4a7c15L;
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      hash = mixed(hash ^ (long) LONGS.get(bytes, offset + i));
    }
    if (i < length) {
      long tail = 0;
      for (; i < length; i++) {
        tail = tail << Byte.SIZE | bytes[offset + i] & 0xffL;
      }
      hash = mixed(hash ^ tail);
    }
    return (int) (hash ^ hash >>> Integer.SIZE);
  }

  /** The finalizer of MurmurHash3 for 64 bits (Austin Appleby), which maps no two to one. */
  private static long mixed(long value) {
    long x = value;
    x = (x ^ x >>> 33) * 0xff51afd7ed558ccdL;
    x = (x ^ x >>> 33) * 0xc4ceb9fe1a85ec53L;
    return x ^ x >>> 33;
  }
}
