package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.DoubleBinary;
import dev.codeanatomy.plugin.api.function.DoubleUnary;
import dev.codeanatomy.plugin.api.function.LongBinary;
import dev.codeanatomy.plugin.api.function.LongBinaryPredicate;
import dev.codeanatomy.plugin.api.function.LongPredicate;
import dev.codeanatomy.plugin.api.function.LongUnary;
import dev.codeanatomy.plugin.api.function.RowKernel;
import dev.codeanatomy.plugin.api.function.Utf8BinaryToUtf8;
import dev.codeanatomy.plugin.api.function.Utf8Predicate;
import dev.codeanatomy.plugin.api.function.Utf8ToLong;
import dev.codeanatomy.plugin.api.function.Utf8ToUtf8;

/**
 * The loop over the rows of one kind of kernel. The classes below are templates: each registered
 * kernel runs in a copy of its template's code, so that the JIT sees one kernel there and inlines
 * it, however many others run through the same kind of loop. That is why they share nothing but
 * this interface, and why this file is long. Rows are counted in {@code long}: with an {@code int}
 * the JIT does not make vector instructions of the loop (0.23 against 0.7 ns a row).
 */
interface KernelLoop {

  /** Which DuckDB types a kernel has, by {@code duckdb_type}. */
  record Shape(int argument, int arguments, int result) {
    /** Whether rows go through the text output, which may make a row null. */
    boolean writesText() {
      return result == ColumnType.VARCHAR;
    }
  }

  /**
   * Computes rows {@code from} up to {@code to}, none of which has a null argument.
   *
   * @param s this thread's
   * @param a the first argument's data
   * @param b the second argument's data; anything if there is none
   * @param out the result's data
   * @param mask the result's null mask, or zero; a text kernel may set rows null in it
   */
  void dense(KernelScratch s, long a, long b, long out, long mask, int from, int to)
      throws PluginException;

  /** Computes those of the 64 rows from {@code start} on whose bit is set in {@code valid}. */
  void masked(KernelScratch s, long a, long b, long out, long mask, int start, long valid)
      throws PluginException;

  Shape shape();

  static KernelLoop of(RowKernel kernel) {
    return switch (kernel) {
      case LongUnary k -> OwnCode.copy(KernelLoop.class, LongUnaryLoop.class, LongUnary.class, k);
      case LongBinary k ->
          OwnCode.copy(KernelLoop.class, LongBinaryLoop.class, LongBinary.class, k);
      case LongPredicate k ->
          OwnCode.copy(KernelLoop.class, LongPredicateLoop.class, LongPredicate.class, k);
      case LongBinaryPredicate k ->
          OwnCode.copy(
              KernelLoop.class, LongBinaryPredicateLoop.class, LongBinaryPredicate.class, k);
      case DoubleUnary k ->
          OwnCode.copy(KernelLoop.class, DoubleUnaryLoop.class, DoubleUnary.class, k);
      case DoubleBinary k ->
          OwnCode.copy(KernelLoop.class, DoubleBinaryLoop.class, DoubleBinary.class, k);
      case Utf8ToLong k ->
          OwnCode.copy(KernelLoop.class, Utf8ToLongLoop.class, Utf8ToLong.class, k);
      case Utf8Predicate k ->
          OwnCode.copy(KernelLoop.class, Utf8PredicateLoop.class, Utf8Predicate.class, k);
      case Utf8ToUtf8 k ->
          OwnCode.copy(KernelLoop.class, Utf8ToUtf8Loop.class, Utf8ToUtf8.class, k);
      case Utf8BinaryToUtf8 k ->
          OwnCode.copy(KernelLoop.class, Utf8BinaryToUtf8Loop.class, Utf8BinaryToUtf8.class, k);
      default ->
          throw new DuckDbException(
              DuckDbException.Kind.UNSUPPORTED,
              "a kernel must be one of the interfaces of the plugin API, found "
                  + kernel.getClass().getName());
    };
  }

  /** See {@link LongUnary}. */
  static final class LongUnaryLoop implements KernelLoop {
    private final LongUnary kernel;

    LongUnaryLoop(LongUnary kernel) {
      this.kernel = kernel;
    }

    private void row(KernelScratch s, long a, long b, long out, long mask, long row)
        throws PluginException {
      Memory.putLong(out + 8 * row, kernel.apply(Memory.getLong(a + 8 * row)));
    }

    @Override
    public void dense(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (long row = from; row < to; row++) {
        row(s, a, b, out, mask, row);
      }
    }

    @Override
    public void masked(KernelScratch s, long a, long b, long out, long mask, int start, long valid)
        throws PluginException {
      long rest = valid;
      for (int left = Long.bitCount(valid); left > 0; left--) {
        row(s, a, b, out, mask, start + Long.numberOfTrailingZeros(rest));
        rest &= rest - 1;
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.BIGINT, 1, ColumnType.BIGINT);
    }
  }

  /** See {@link LongBinary}. */
  static final class LongBinaryLoop implements KernelLoop {
    private final LongBinary kernel;

    LongBinaryLoop(LongBinary kernel) {
      this.kernel = kernel;
    }

    private void row(KernelScratch s, long a, long b, long out, long mask, long row)
        throws PluginException {
      Memory.putLong(
          out + 8 * row, kernel.apply(Memory.getLong(a + 8 * row), Memory.getLong(b + 8 * row)));
    }

    @Override
    public void dense(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (long row = from; row < to; row++) {
        row(s, a, b, out, mask, row);
      }
    }

    @Override
    public void masked(KernelScratch s, long a, long b, long out, long mask, int start, long valid)
        throws PluginException {
      long rest = valid;
      for (int left = Long.bitCount(valid); left > 0; left--) {
        row(s, a, b, out, mask, start + Long.numberOfTrailingZeros(rest));
        rest &= rest - 1;
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.BIGINT, 2, ColumnType.BIGINT);
    }
  }

  /** See {@link LongPredicate}. */
  static final class LongPredicateLoop implements KernelLoop {
    private final LongPredicate kernel;

    LongPredicateLoop(LongPredicate kernel) {
      this.kernel = kernel;
    }

    private void row(KernelScratch s, long a, long b, long out, long mask, long row)
        throws PluginException {
      Memory.putByte(out + row, (byte) (kernel.apply(Memory.getLong(a + 8 * row)) ? 1 : 0));
    }

    @Override
    public void dense(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (long row = from; row < to; row++) {
        row(s, a, b, out, mask, row);
      }
    }

    @Override
    public void masked(KernelScratch s, long a, long b, long out, long mask, int start, long valid)
        throws PluginException {
      long rest = valid;
      for (int left = Long.bitCount(valid); left > 0; left--) {
        row(s, a, b, out, mask, start + Long.numberOfTrailingZeros(rest));
        rest &= rest - 1;
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.BIGINT, 1, ColumnType.BOOLEAN);
    }
  }

  /** See {@link LongBinaryPredicate}. */
  static final class LongBinaryPredicateLoop implements KernelLoop {
    private final LongBinaryPredicate kernel;

    LongBinaryPredicateLoop(LongBinaryPredicate kernel) {
      this.kernel = kernel;
    }

    private void row(KernelScratch s, long a, long b, long out, long mask, long row)
        throws PluginException {
      Memory.putByte(
          out + row,
          (byte) (kernel.apply(Memory.getLong(a + 8 * row), Memory.getLong(b + 8 * row)) ? 1 : 0));
    }

    @Override
    public void dense(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (long row = from; row < to; row++) {
        row(s, a, b, out, mask, row);
      }
    }

    @Override
    public void masked(KernelScratch s, long a, long b, long out, long mask, int start, long valid)
        throws PluginException {
      long rest = valid;
      for (int left = Long.bitCount(valid); left > 0; left--) {
        row(s, a, b, out, mask, start + Long.numberOfTrailingZeros(rest));
        rest &= rest - 1;
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.BIGINT, 2, ColumnType.BOOLEAN);
    }
  }

  /** See {@link DoubleUnary}. */
  static final class DoubleUnaryLoop implements KernelLoop {
    private final DoubleUnary kernel;

    DoubleUnaryLoop(DoubleUnary kernel) {
      this.kernel = kernel;
    }

    private void row(KernelScratch s, long a, long b, long out, long mask, long row)
        throws PluginException {
      Memory.putDouble(out + 8 * row, kernel.apply(Memory.getDouble(a + 8 * row)));
    }

    @Override
    public void dense(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (long row = from; row < to; row++) {
        row(s, a, b, out, mask, row);
      }
    }

    @Override
    public void masked(KernelScratch s, long a, long b, long out, long mask, int start, long valid)
        throws PluginException {
      long rest = valid;
      for (int left = Long.bitCount(valid); left > 0; left--) {
        row(s, a, b, out, mask, start + Long.numberOfTrailingZeros(rest));
        rest &= rest - 1;
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.DOUBLE, 1, ColumnType.DOUBLE);
    }
  }

  /** See {@link DoubleBinary}. */
  static final class DoubleBinaryLoop implements KernelLoop {
    private final DoubleBinary kernel;

    DoubleBinaryLoop(DoubleBinary kernel) {
      this.kernel = kernel;
    }

    private void row(KernelScratch s, long a, long b, long out, long mask, long row)
        throws PluginException {
      Memory.putDouble(
          out + 8 * row,
          kernel.apply(Memory.getDouble(a + 8 * row), Memory.getDouble(b + 8 * row)));
    }

    @Override
    public void dense(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (long row = from; row < to; row++) {
        row(s, a, b, out, mask, row);
      }
    }

    @Override
    public void masked(KernelScratch s, long a, long b, long out, long mask, int start, long valid)
        throws PluginException {
      long rest = valid;
      for (int left = Long.bitCount(valid); left > 0; left--) {
        row(s, a, b, out, mask, start + Long.numberOfTrailingZeros(rest));
        rest &= rest - 1;
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.DOUBLE, 2, ColumnType.DOUBLE);
    }
  }

  /** See {@link Utf8ToLong}. */
  static final class Utf8ToLongLoop implements KernelLoop {
    private final Utf8ToLong kernel;

    Utf8ToLongLoop(Utf8ToLong kernel) {
      this.kernel = kernel;
    }

    private void row(KernelScratch s, long a, long b, long out, long mask, long row)
        throws PluginException {
      NativeUtf8 left = s.left();
      left.moveTo(a, row);
      Memory.putLong(out + 8 * row, kernel.apply(left));
    }

    @Override
    public void dense(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (long row = from; row < to; row++) {
        row(s, a, b, out, mask, row);
      }
    }

    @Override
    public void masked(KernelScratch s, long a, long b, long out, long mask, int start, long valid)
        throws PluginException {
      long rest = valid;
      for (int left = Long.bitCount(valid); left > 0; left--) {
        row(s, a, b, out, mask, start + Long.numberOfTrailingZeros(rest));
        rest &= rest - 1;
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.VARCHAR, 1, ColumnType.BIGINT);
    }
  }

  /** See {@link Utf8Predicate}. */
  static final class Utf8PredicateLoop implements KernelLoop {
    private final Utf8Predicate kernel;

    Utf8PredicateLoop(Utf8Predicate kernel) {
      this.kernel = kernel;
    }

    private void row(KernelScratch s, long a, long b, long out, long mask, long row)
        throws PluginException {
      NativeUtf8 left = s.left();
      left.moveTo(a, row);
      Memory.putByte(out + row, (byte) (kernel.apply(left) ? 1 : 0));
    }

    @Override
    public void dense(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (long row = from; row < to; row++) {
        row(s, a, b, out, mask, row);
      }
    }

    @Override
    public void masked(KernelScratch s, long a, long b, long out, long mask, int start, long valid)
        throws PluginException {
      long rest = valid;
      for (int left = Long.bitCount(valid); left > 0; left--) {
        row(s, a, b, out, mask, start + Long.numberOfTrailingZeros(rest));
        rest &= rest - 1;
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.VARCHAR, 1, ColumnType.BOOLEAN);
    }
  }

  /** See {@link Utf8ToUtf8}. */
  static final class Utf8ToUtf8Loop implements KernelLoop {
    private final Utf8ToUtf8 kernel;

    Utf8ToUtf8Loop(Utf8ToUtf8 kernel) {
      this.kernel = kernel;
    }

    private void row(KernelScratch s, long a, long b, long out, long mask, long row)
        throws PluginException {
      NativeUtf8 left = s.left();
      left.moveTo(a, row);
      NativeUtf8Output output = s.output();
      output.beginRow();
      kernel.apply(left, output);
      if (!output.endRow(out, (int) row)) {
        NullMask.setNull(mask, row);
      }
    }

    @Override
    public void dense(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (long row = from; row < to; row++) {
        row(s, a, b, out, mask, row);
      }
    }

    @Override
    public void masked(KernelScratch s, long a, long b, long out, long mask, int start, long valid)
        throws PluginException {
      long rest = valid;
      for (int left = Long.bitCount(valid); left > 0; left--) {
        row(s, a, b, out, mask, start + Long.numberOfTrailingZeros(rest));
        rest &= rest - 1;
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.VARCHAR, 1, ColumnType.VARCHAR);
    }
  }

  /** See {@link Utf8BinaryToUtf8}. */
  static final class Utf8BinaryToUtf8Loop implements KernelLoop {
    private final Utf8BinaryToUtf8 kernel;

    Utf8BinaryToUtf8Loop(Utf8BinaryToUtf8 kernel) {
      this.kernel = kernel;
    }

    private void row(KernelScratch s, long a, long b, long out, long mask, long row)
        throws PluginException {
      NativeUtf8 left = s.left();
      left.moveTo(a, row);
      NativeUtf8 right = s.right();
      right.moveTo(b, row);
      NativeUtf8Output output = s.output();
      output.beginRow();
      kernel.apply(left, right, output);
      if (!output.endRow(out, (int) row)) {
        NullMask.setNull(mask, row);
      }
    }

    @Override
    public void dense(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (long row = from; row < to; row++) {
        row(s, a, b, out, mask, row);
      }
    }

    @Override
    public void masked(KernelScratch s, long a, long b, long out, long mask, int start, long valid)
        throws PluginException {
      long rest = valid;
      for (int left = Long.bitCount(valid); left > 0; left--) {
        row(s, a, b, out, mask, start + Long.numberOfTrailingZeros(rest));
        rest &= rest - 1;
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.VARCHAR, 2, ColumnType.VARCHAR);
    }
  }
}
