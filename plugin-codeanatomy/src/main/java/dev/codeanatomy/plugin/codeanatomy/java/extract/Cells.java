package dev.codeanatomy.plugin.codeanatomy.java.extract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;

/**
 * Copies rows of one column out of an analysis into an Arrow vector. Stateless; vectors are grown
 * as needed and never allocated anew, because the host owns them.
 */
@FunctionalInterface
interface Cells {
  /** Writes rows {@code first} to {@code first + count - 1} to the vector's first places. */
  void fill(JavaAnalysis analysis, FieldVector out, int first, int count);

  /** Text by number; {@link Strings#NONE} is null. */
  static Cells text(Function<JavaAnalysis, IntColumn> column) {
    return (analysis, out, first, count) -> {
      VarCharVector vector = (VarCharVector) out;
      IntColumn numbers = column.apply(analysis);
      for (int i = 0; i < count; i++) {
        int number = numbers.get(first + i);
        if (number == Strings.NONE) {
          vector.setNull(i);
        } else {
          vector.setSafe(i, analysis.strings.utf8(number));
        }
      }
    };
  }

  /** Text of a constant by its ordinal; {@link Strings#NONE} is null. */
  static Cells constant(Function<JavaAnalysis, IntColumn> column, List<String> texts) {
    byte[][] utf8 =
        texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    return (analysis, out, first, count) -> {
      VarCharVector vector = (VarCharVector) out;
      IntColumn ordinals = column.apply(analysis);
      for (int i = 0; i < count; i++) {
        int ordinal = ordinals.get(first + i);
        if (ordinal == Strings.NONE) {
          vector.setNull(i);
        } else {
          vector.setSafe(i, utf8[ordinal]);
        }
      }
    };
  }

  /** Path of a file by its number. */
  static Cells path(Function<JavaAnalysis, IntColumn> files) {
    return (analysis, out, first, count) -> {
      VarCharVector vector = (VarCharVector) out;
      IntColumn numbers = files.apply(analysis);
      for (int i = 0; i < count; i++) {
        vector.setSafe(i, analysis.pathUtf8(numbers.get(first + i)));
      }
    };
  }

  /** Node id {@code path#ordinal}; an ordinal of {@link Strings#NONE} is null. */
  static Cells nodeId(
      Function<JavaAnalysis, IntColumn> files, Function<JavaAnalysis, IntColumn> ordinals) {
    return (analysis, out, first, count) -> {
      VarCharVector vector = (VarCharVector) out;
      NodeIdText text = new NodeIdText();
      IntColumn fileNumbers = files.apply(analysis);
      IntColumn ordinalNumbers = ordinals.apply(analysis);
      for (int i = 0; i < count; i++) {
        int ordinal = ordinalNumbers.get(first + i);
        if (ordinal == Strings.NONE) {
          vector.setNull(i);
        } else {
          int length = text.write(analysis.pathUtf8(fileNumbers.get(first + i)), ordinal);
          vector.setSafe(i, text.bytes(), 0, length);
        }
      }
    };
  }

  /** Node id of the row itself, in a table with one row a node. */
  static Cells nodeIdInFile(
      Function<JavaAnalysis, IntColumn> files, Function<JavaAnalysis, FileRanges> ranges) {
    return (analysis, out, first, count) -> {
      VarCharVector vector = (VarCharVector) out;
      NodeIdText text = new NodeIdText();
      for (int i = 0; i < count; i++) {
        int file = files.apply(analysis).get(first + i);
        int ordinal = first + i - ranges.apply(analysis).firstRow(file);
        int length = text.write(analysis.pathUtf8(file), ordinal);
        vector.setSafe(i, text.bytes(), 0, length);
      }
    };
  }

  /** 64-bit number; {@link Strings#NONE} is null. */
  static Cells int64(Function<JavaAnalysis, IntColumn> column) {
    return (analysis, out, first, count) -> {
      BigIntVector vector = (BigIntVector) out;
      IntColumn values = column.apply(analysis);
      for (int i = 0; i < count; i++) {
        int value = values.get(first + i);
        if (value == Strings.NONE) {
          vector.setNull(i);
        } else {
          vector.setSafe(i, value);
        }
      }
    };
  }

  /** A row's ordinal within its file. */
  static Cells ordinalInFile(
      Function<JavaAnalysis, IntColumn> files, Function<JavaAnalysis, FileRanges> ranges) {
    return (analysis, out, first, count) -> {
      IntVector vector = (IntVector) out;
      for (int i = 0; i < count; i++) {
        int row = first + i;
        int start = ranges.apply(analysis).firstRow(files.apply(analysis).get(row));
        vector.setSafe(i, row - start);
      }
    };
  }

  /** Truth by row. */
  static Cells bool(RowTest test) {
    return (analysis, out, first, count) -> {
      BitVector vector = (BitVector) out;
      for (int i = 0; i < count; i++) {
        vector.setSafe(i, test.test(analysis, first + i) ? 1 : 0);
      }
    };
  }

  /** Text made from a row object; an empty answer is null. */
  static <R> Cells textOf(
      Function<JavaAnalysis, List<R>> rows, Function<R, Optional<String>> text) {
    return (analysis, out, first, count) -> {
      VarCharVector vector = (VarCharVector) out;
      List<R> all = rows.apply(analysis);
      for (int i = 0; i < count; i++) {
        Optional<String> value = text.apply(all.get(first + i));
        if (value.isPresent()) {
          vector.setSafe(i, value.get().getBytes(StandardCharsets.UTF_8));
        } else {
          vector.setNull(i);
        }
      }
    };
  }

  /** Number made from a row object; an empty answer is null. */
  static <R> Cells int64Of(
      Function<JavaAnalysis, List<R>> rows, Function<R, Optional<Long>> number) {
    return (analysis, out, first, count) -> {
      BigIntVector vector = (BigIntVector) out;
      List<R> all = rows.apply(analysis);
      for (int i = 0; i < count; i++) {
        Optional<Long> value = number.apply(all.get(first + i));
        if (value.isPresent()) {
          vector.setSafe(i, value.get());
        } else {
          vector.setNull(i);
        }
      }
    };
  }

  /** 32-bit number made from a row object. */
  static <R> Cells int32Of(Function<JavaAnalysis, List<R>> rows, ToLongFunction<R> number) {
    return (analysis, out, first, count) -> {
      IntVector vector = (IntVector) out;
      List<R> all = rows.apply(analysis);
      for (int i = 0; i < count; i++) {
        vector.setSafe(i, Math.toIntExact(number.applyAsLong(all.get(first + i))));
      }
    };
  }

  /** A question about one row. */
  @FunctionalInterface
  interface RowTest {
    boolean test(JavaAnalysis analysis, int row);
  }
}
