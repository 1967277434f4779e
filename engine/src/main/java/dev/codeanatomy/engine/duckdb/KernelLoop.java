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
 * The loop over the rows of one kind of kernel. Implementations are records, because the JIT trusts
 * a record's fields: reached from a stub with a constant receiver, the kernel itself is a constant
 * and its lambda is inlined, however many other kernels run through the same loop.
 */
interface KernelLoop {

  /** Which C types a kernel has. */
  record Shape(int argument, int arguments, int result) {}

  /**
   * Computes rows {@code from} up to {@code to}, none of which has a null argument.
   *
   * @param scratch this thread's
   * @param a the first argument's data
   * @param b the second argument's data; anything if there is none
   * @param out the result's data
   * @param mask the result's null mask, or zero; a text kernel may set bits of it
   */
  void rows(KernelScratch scratch, long a, long b, long out, long mask, int from, int to)
      throws PluginException;

  Shape shape();

  /** Whether {@link #rows} may make a row null, so that a mask is needed from the start. */
  default boolean writesText() {
    return false;
  }

  static KernelLoop of(RowKernel kernel) {
    return switch (kernel) {
      case LongUnary k -> new LongUnaryLoop(k);
      case LongBinary k -> new LongBinaryLoop(k);
      case LongPredicate k -> new LongPredicateLoop(k);
      case LongBinaryPredicate k -> new LongBinaryPredicateLoop(k);
      case DoubleUnary k -> new DoubleUnaryLoop(k);
      case DoubleBinary k -> new DoubleBinaryLoop(k);
      case Utf8ToLong k -> new Utf8ToLongLoop(k);
      case Utf8Predicate k -> new Utf8PredicateLoop(k);
      case Utf8ToUtf8 k -> new Utf8ToUtf8Loop(k);
      case Utf8BinaryToUtf8 k -> new Utf8BinaryToUtf8Loop(k);
      default ->
          throw new DuckDbException(
              DuckDbException.Kind.UNSUPPORTED,
              "a kernel must be one of the interfaces of the plugin API, found "
                  + kernel.getClass().getName());
    };
  }

  /** See {@link LongUnary}. */
  record LongUnaryLoop(LongUnary kernel) implements KernelLoop {
    @Override
    public void rows(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (int i = from; i < to; i++) {
        Memory.putLong(out + 8L * i, kernel.apply(Memory.getLong(a + 8L * i)));
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.BIGINT, 1, ColumnType.BIGINT);
    }
  }

  /** See {@link LongBinary}. */
  record LongBinaryLoop(LongBinary kernel) implements KernelLoop {
    @Override
    public void rows(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (int i = from; i < to; i++) {
        long value = kernel.apply(Memory.getLong(a + 8L * i), Memory.getLong(b + 8L * i));
        Memory.putLong(out + 8L * i, value);
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.BIGINT, 2, ColumnType.BIGINT);
    }
  }

  /** See {@link LongPredicate}. */
  record LongPredicateLoop(LongPredicate kernel) implements KernelLoop {
    @Override
    public void rows(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (int i = from; i < to; i++) {
        Memory.putByte(out + i, (byte) (kernel.apply(Memory.getLong(a + 8L * i)) ? 1 : 0));
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.BIGINT, 1, ColumnType.BOOLEAN);
    }
  }

  /** See {@link LongBinaryPredicate}. */
  record LongBinaryPredicateLoop(LongBinaryPredicate kernel) implements KernelLoop {
    @Override
    public void rows(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (int i = from; i < to; i++) {
        boolean value = kernel.apply(Memory.getLong(a + 8L * i), Memory.getLong(b + 8L * i));
        Memory.putByte(out + i, (byte) (value ? 1 : 0));
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.BIGINT, 2, ColumnType.BOOLEAN);
    }
  }

  /** See {@link DoubleUnary}. */
  record DoubleUnaryLoop(DoubleUnary kernel) implements KernelLoop {
    @Override
    public void rows(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (int i = from; i < to; i++) {
        Memory.putDouble(out + 8L * i, kernel.apply(Memory.getDouble(a + 8L * i)));
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.DOUBLE, 1, ColumnType.DOUBLE);
    }
  }

  /** See {@link DoubleBinary}. */
  record DoubleBinaryLoop(DoubleBinary kernel) implements KernelLoop {
    @Override
    public void rows(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      for (int i = from; i < to; i++) {
        double value = kernel.apply(Memory.getDouble(a + 8L * i), Memory.getDouble(b + 8L * i));
        Memory.putDouble(out + 8L * i, value);
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.DOUBLE, 2, ColumnType.DOUBLE);
    }
  }

  /** See {@link Utf8ToLong}. */
  record Utf8ToLongLoop(Utf8ToLong kernel) implements KernelLoop {
    @Override
    public void rows(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      NativeUtf8 text = s.left();
      for (int i = from; i < to; i++) {
        text.moveTo(a, i);
        Memory.putLong(out + 8L * i, kernel.apply(text));
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.VARCHAR, 1, ColumnType.BIGINT);
    }
  }

  /** See {@link Utf8Predicate}. */
  record Utf8PredicateLoop(Utf8Predicate kernel) implements KernelLoop {
    @Override
    public void rows(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      NativeUtf8 text = s.left();
      for (int i = from; i < to; i++) {
        text.moveTo(a, i);
        Memory.putByte(out + i, (byte) (kernel.apply(text) ? 1 : 0));
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.VARCHAR, 1, ColumnType.BOOLEAN);
    }
  }

  /** See {@link Utf8ToUtf8}. */
  record Utf8ToUtf8Loop(Utf8ToUtf8 kernel) implements KernelLoop {
    @Override
    public void rows(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      NativeUtf8 text = s.left();
      NativeUtf8Output output = s.output();
      for (int i = from; i < to; i++) {
        text.moveTo(a, i);
        output.beginRow();
        kernel.apply(text, output);
        if (!output.endRow(out, i)) {
          NullMask.setNull(mask, i);
        }
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.VARCHAR, 1, ColumnType.VARCHAR);
    }

    @Override
    public boolean writesText() {
      return true;
    }
  }

  /** See {@link Utf8BinaryToUtf8}. */
  record Utf8BinaryToUtf8Loop(Utf8BinaryToUtf8 kernel) implements KernelLoop {
    @Override
    public void rows(KernelScratch s, long a, long b, long out, long mask, int from, int to)
        throws PluginException {
      NativeUtf8 left = s.left();
      NativeUtf8 right = s.right();
      NativeUtf8Output output = s.output();
      for (int i = from; i < to; i++) {
        left.moveTo(a, i);
        right.moveTo(b, i);
        output.beginRow();
        kernel.apply(left, right, output);
        if (!output.endRow(out, i)) {
          NullMask.setNull(mask, i);
        }
      }
    }

    @Override
    public Shape shape() {
      return new Shape(ColumnType.VARCHAR, 2, ColumnType.VARCHAR);
    }

    @Override
    public boolean writesText() {
      return true;
    }
  }
}
