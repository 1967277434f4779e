package dev.codeanatomy.plugin.codeanatomy.vector;

import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.StructVector;

/**
 * Copies the values of a column to a vector of the same type, nulls included: whole buffers where
 * the type allows it, value by value for lists and maps. Stateless.
 */
public final class ColumnCopy {
  private ColumnCopy() {}

  /**
   * Copies {@code rows} values to {@code target}, which must be empty, and sets its value count.
   */
  public static void copy(FieldVector source, FieldVector target, int rows) {
    if (source instanceof BaseFixedWidthVector) {
      copyFixed((BaseFixedWidthVector) source, (BaseFixedWidthVector) target, rows);
    } else if (source instanceof BaseVariableWidthVector
        && target instanceof BaseVariableWidthVector) {
      copyVariable((BaseVariableWidthVector) source, (BaseVariableWidthVector) target, rows);
    } else if (source instanceof StructVector) {
      copyStruct((StructVector) source, (StructVector) target, rows);
    } else {
      for (int row = 0; row < rows; row++) {
        StoredValue.read(source, row).write(target, row);
      }
    }
    target.setValueCount(rows);
  }

  private static void copyFixed(
      BaseFixedWidthVector source, BaseFixedWidthVector target, int rows) {
    while (target.getValueCapacity() < rows) {
      target.reAlloc();
    }
    copyValidity(source, target, rows);
    long bytes = source instanceof BitVector ? bits(rows) : (long) source.getTypeWidth() * rows;
    target.getDataBuffer().setBytes(0, source.getDataBuffer(), 0, bytes);
  }

  private static void copyVariable(
      BaseVariableWidthVector source, BaseVariableWidthVector target, int rows) {
    if (rows == 0) {
      return;
    }
    ArrowBuf offsets = source.getOffsetBuffer();
    int start = offsets.getInt(0);
    int end = offsets.getInt((long) BaseVariableWidthVector.OFFSET_WIDTH * rows);
    target.allocateNew(end - start, rows);
    copyValidity(source, target, rows);
    target.getDataBuffer().setBytes(0, source.getDataBuffer(), start, end - start);
    for (int row = 0; row <= rows; row++) {
      long at = (long) BaseVariableWidthVector.OFFSET_WIDTH * row;
      target.getOffsetBuffer().setInt(at, offsets.getInt(at) - start);
    }
    target.setLastSet(rows - 1);
  }

  private static void copyStruct(StructVector source, StructVector target, int rows) {
    List<FieldVector> sources = source.getChildrenFromFields();
    List<FieldVector> targets = target.getChildrenFromFields();
    for (int i = 0; i < sources.size(); i++) {
      copy(sources.get(i), targets.get(i), rows);
    }
    copyNulls(source, target, rows);
  }

  /** Makes those structs null that are null in {@code source}, and no other. */
  public static void copyNulls(StructVector source, StructVector target, int rows) {
    for (int row = 0; row < rows; row++) {
      if (source.isNull(row)) {
        target.setNull(row);
      } else {
        target.setIndexDefined(row);
      }
    }
  }

  private static void copyValidity(FieldVector source, FieldVector target, int rows) {
    target.getValidityBuffer().setBytes(0, source.getValidityBuffer(), 0, bits(rows));
  }

  private static long bits(int rows) {
    return (rows + 7) / 8;
  }
}
