package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.Utf8;
import dev.codeanatomy.plugin.api.function.Utf8Output;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarCharVector;

/** The scalar functions that are measured, written as a plugin author writes them. */
final class ScalarSubjects {
  private static final long FIRST = 0xff51afd7ed558ccdL;
  private static final long LAST = 0xc4ceb9fe1a85ec53L;
  private static final long SEED = 0x9E3779B97F4A7C15L;

  private ScalarSubjects() {}

  static void addVectors(Batch in, FieldVector out) {
    add((BigIntVector) in.column(0), (BigIntVector) in.column(1), in.rowCount(), out);
  }

  /** Adds as many rows of two vectors. */
  static void add(BigIntVector a, BigIntVector b, int rows, FieldVector out) {
    BigIntVector sum = (BigIntVector) out;
    for (int i = 0; i < rows; i++) {
      sum.set(i, a.get(i) + b.get(i));
    }
    sum.setValueCount(rows);
  }

  /** Eight bytes a step; about as much work as DuckDB's own hash. */
  static long hash(Utf8 text) {
    int length = text.length();
    long h = length * SEED;
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      h = (h ^ text.longAt(at)) * FIRST;
    }
    long tail = 0;
    for (int shift = 0; at < length; at++, shift += 8) {
      tail |= (text.byteAt(at) & 0xffL) << shift;
    }
    h = (h ^ tail) * LAST;
    return h ^ h >>> 32;
  }

  private static long hash(ArrowBuf bytes, long start, int length) {
    long h = length * SEED;
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      h = (h ^ bytes.getLong(start + at)) * FIRST;
    }
    long tail = 0;
    for (int shift = 0; at < length; at++, shift += 8) {
      tail |= (bytes.getByte(start + at) & 0xffL) << shift;
    }
    h = (h ^ tail) * LAST;
    return h ^ h >>> 32;
  }

  /** Over offsets and bytes. */
  static void hashCopied(Batch in, FieldVector out) {
    VarCharVector texts = (VarCharVector) in.column(0);
    BigIntVector hashes = (BigIntVector) out;
    ArrowBuf offsets = texts.getOffsetBuffer();
    ArrowBuf bytes = texts.getDataBuffer();
    int rows = in.rowCount();
    for (int i = 0; i < rows; i++) {
      int start = offsets.getInt(4L * i);
      hashes.set(i, hash(bytes, start, offsets.getInt(4L * i + 4) - start));
    }
    hashes.setValueCount(rows);
  }

  /** Over views. */
  static void hashViews(Batch in, FieldVector out) {
    ViewVarCharVector texts = (ViewVarCharVector) in.column(0);
    BigIntVector hashes = (BigIntVector) out;
    ArrowBuf views = texts.getDataBuffer();
    int rows = in.rowCount();
    for (int i = 0; i < rows; i++) {
      long view = 16L * i;
      int length = views.getInt(view);
      hashes.set(
          i,
          length <= 12
              ? hash(views, view + 4, length)
              : hash(
                  texts.getDataBuffers().get(views.getInt(view + 8)),
                  views.getInt(view + 12),
                  length));
    }
    hashes.setValueCount(rows);
  }

  /** ASCII only, byte by byte. */
  static void upper(Utf8 text, Utf8Output out) {
    for (int i = 0; i < text.length(); i++) {
      byte b = text.byteAt(i);
      out.append(b >= 'a' && b <= 'z' ? (byte) (b - 32) : b);
    }
  }

  /** The same, eight bytes at a time. */
  static void upperByEight(Utf8 text, Utf8Output out) {
    int length = text.length();
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      out.appendLong(upper(text.longAt(at)));
    }
    for (; at < length; at++) {
      byte b = text.byteAt(at);
      out.append(b >= 'a' && b <= 'z' ? (byte) (b - 32) : b);
    }
  }

  /** The same over vectors: the bytes of a whole batch at once. */
  static void upperVectors(Batch in, FieldVector out) {
    VarCharVector texts = (VarCharVector) in.column(0);
    VarCharVector result = (VarCharVector) out;
    int rows = in.rowCount();
    ArrowBuf offsets = texts.getOffsetBuffer();
    int first = offsets.getInt(0);
    int length = offsets.getInt(4L * rows) - first;
    result.allocateNew(length, rows);
    ArrowBuf source = texts.getDataBuffer();
    ArrowBuf target = result.getDataBuffer();
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      target.setLong(at, upper(source.getLong(first + at)));
    }
    for (; at < length; at++) {
      byte b = source.getByte(first + at);
      target.setByte(at, b >= 'a' && b <= 'z' ? b - 32 : b);
    }
    for (int row = 0; row <= rows; row++) {
      result.getOffsetBuffer().setInt(4L * row, offsets.getInt(4L * row) - first);
    }
    result.getValidityBuffer().setOne(0, (rows + 7) / 8);
    result.setLastSet(rows - 1);
    result.setValueCount(rows);
  }

  /** Clears bit 5 of each byte from 'a' to 'z': both bounds are compared in bit 7 of a sum. */
  private static long upper(long eight) {
    long low = eight & 0x7f7f7f7f7f7f7f7fL;
    long atLeastA = low + 0x1f1f1f1f1f1f1f1fL;
    long aboveZ = low + 0x0505050505050505L;
    long letters = atLeastA & ~aboveZ & ~eight & 0x8080808080808080L;
    return eight ^ letters >>> 2;
  }
}
