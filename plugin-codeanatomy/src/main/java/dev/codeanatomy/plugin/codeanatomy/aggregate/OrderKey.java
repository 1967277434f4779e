package dev.codeanatomy.plugin.codeanatomy.aggregate;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.codeanatomy.vector.TextBytes;
import java.util.Arrays;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VariableWidthFieldVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** How keys of one type are compared, and kept in a {@link Best}. Stateless. */
abstract class OrderKey {
  /** The types a key may have; smaller integers and floats are cast to these. */
  static final TypeSet TYPES =
      TypeSet.of(
          ArrowTypes.INT64,
          ArrowTypes.FLOAT64,
          ArrowTypes.UTF8,
          ArrowTypes.DATE32,
          new ArrowType.Time(TimeUnit.MICROSECOND, 64),
          ArrowTypes.TIMESTAMP_US,
          new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"));

  /** For a type of {@link #TYPES}. */
  static OrderKey of(ArrowType type) {
    if (type instanceof ArrowType.Utf8) {
      return new Text();
    }
    return type instanceof ArrowType.FloatingPoint ? new Floating() : new Whole();
  }

  /** Compares the key of {@code row}, which must not be null, with a state's. */
  abstract int compare(FieldVector keys, int row, Best state);

  abstract int compare(Best one, Best other);

  /** Makes {@code row} the state's row. */
  abstract void take(FieldVector keys, int row, byte[] value, Best state);

  /** Writes a state's key to {@code row}. */
  abstract void write(Best state, FieldVector out, int row);

  private static final class Text extends OrderKey {
    @Override
    int compare(FieldVector keys, int row, Best state) {
      return TextBytes.compare(keys, row, state.textKey());
    }

    @Override
    int compare(Best one, Best other) {
      return Arrays.compareUnsigned(one.textKey(), other.textKey());
    }

    @Override
    void take(FieldVector keys, int row, byte[] value, Best state) {
      state.take(0, TextBytes.get(keys, row), value);
    }

    @Override
    void write(Best state, FieldVector out, int row) {
      ((VariableWidthFieldVector) out).setSafe(row, state.textKey());
    }
  }

  /** Keys that are a whole number, and in the order of that number. */
  private static class Whole extends OrderKey {
    long number(FieldVector keys, int row) {
      if (keys instanceof BigIntVector) {
        return ((BigIntVector) keys).get(row);
      }
      if (keys instanceof DateDayVector) {
        return ((DateDayVector) keys).get(row);
      }
      return keys instanceof TimeMicroVector
          ? ((TimeMicroVector) keys).get(row)
          : ((TimeStampVector) keys).get(row);
    }

    @Override
    final int compare(FieldVector keys, int row, Best state) {
      return Long.compare(number(keys, row), state.key());
    }

    @Override
    final int compare(Best one, Best other) {
      return Long.compare(one.key(), other.key());
    }

    @Override
    final void take(FieldVector keys, int row, byte[] value, Best state) {
      state.take(number(keys, row), Best.noText(), value);
    }

    @Override
    void write(Best state, FieldVector out, int row) {
      if (out instanceof BigIntVector) {
        ((BigIntVector) out).setSafe(row, state.key());
      } else if (out instanceof DateDayVector) {
        ((DateDayVector) out).setSafe(row, (int) state.key());
      } else if (out instanceof TimeMicroVector) {
        ((TimeMicroVector) out).setSafe(row, state.key());
      } else {
        ((TimeStampVector) out).setSafe(row, state.key());
      }
    }
  }

  /**
   * Doubles in the order of {@link Double#compare}, but with one zero, as numbers in that order.
   * NaN is the largest, as it is for the engine.
   */
  private static final class Floating extends Whole {
    @Override
    long number(FieldVector keys, int row) {
      // Adding zero makes the negative zero a positive one.
      return ordered(Double.doubleToLongBits(((Float8Vector) keys).get(row) + 0.0));
    }

    @Override
    void write(Best state, FieldVector out, int row) {
      ((Float8Vector) out).setSafe(row, Double.longBitsToDouble(ordered(state.key())));
    }

    /** Turns the bits of negative doubles around; its own inverse. */
    private static long ordered(long bits) {
      return bits ^ bits >> 63 & Long.MAX_VALUE;
    }
  }
}
