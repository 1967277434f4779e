package dev.codeanatomy.plugin.codeanatomy.vector;

import java.util.List;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VariableWidthFieldVector;
import org.apache.arrow.vector.complex.BaseListVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/**
 * One value of any type out of its vector, to be kept and written again: the bytes of a leaf, the
 * members of a list, a map or a struct. It belongs to the type it was read from. Immutable.
 */
public final class StoredValue {
  /** A null of every type. */
  public static final StoredValue NULL = new StoredValue(null, null);

  private final byte @Nullable [] bytes;
  private final StoredValue @Nullable [] members;

  private StoredValue(byte @Nullable [] bytes, StoredValue @Nullable [] members) {
    this.bytes = bytes;
    this.members = members;
  }

  /** The value of {@code row}. */
  public static StoredValue read(FieldVector vector, int row) {
    if (vector.isNull(row)) {
      return NULL;
    }
    if (vector instanceof BaseListVector) {
      BaseListVector lists = (BaseListVector) vector;
      FieldVector items = vector.getChildrenFromFields().get(0);
      int start = lists.getElementStartIndex(row);
      StoredValue[] members = new StoredValue[lists.getElementEndIndex(row) - start];
      for (int i = 0; i < members.length; i++) {
        members[i] = read(items, start + i);
      }
      return new StoredValue(null, members);
    }
    if (vector instanceof StructVector) {
      List<FieldVector> children = vector.getChildrenFromFields();
      StoredValue[] members = new StoredValue[children.size()];
      for (int i = 0; i < members.length; i++) {
        members[i] = read(children.get(i), row);
      }
      return new StoredValue(null, members);
    }
    if (vector instanceof BitVector) {
      return new StoredValue(new byte[] {(byte) ((BitVector) vector).get(row)}, null);
    }
    if (vector instanceof BaseFixedWidthVector) {
      int width = ((BaseFixedWidthVector) vector).getTypeWidth();
      byte[] bytes = new byte[width];
      vector.getDataBuffer().getBytes((long) width * row, bytes);
      return new StoredValue(bytes, null);
    }
    return new StoredValue(((VariableWidthFieldVector) vector).get(row), null);
  }

  /** Writes the value to {@code row} of {@code out}, after the rows before it. */
  public void write(FieldVector out, int row) {
    if (bytes != null) {
      leaf(bytes, out, row);
    } else if (members != null) {
      nested(members, out, row);
    } else {
      out.setNull(row);
    }
  }

  private static void leaf(byte[] bytes, FieldVector out, int row) {
    if (out instanceof BitVector) {
      ((BitVector) out).setSafe(row, bytes[0]);
    } else if (out instanceof BaseFixedWidthVector) {
      while (row >= out.getValueCapacity()) {
        out.reAlloc();
      }
      BitVectorHelper.setBit(out.getValidityBuffer(), row);
      out.getDataBuffer().setBytes((long) bytes.length * row, bytes);
    } else {
      ((VariableWidthFieldVector) out).setSafe(row, bytes, 0, bytes.length);
    }
  }

  private static void nested(StoredValue[] members, FieldVector out, int row) {
    if (out instanceof StructVector) {
      ((StructVector) out).setIndexDefined(row);
      List<FieldVector> children = out.getChildrenFromFields();
      for (int i = 0; i < members.length; i++) {
        members[i].write(children.get(i), row);
      }
      return;
    }
    FieldVector items = out.getChildrenFromFields().get(0);
    int start;
    if (out instanceof FixedSizeListVector) {
      start = ((FixedSizeListVector) out).startNewValue(row);
    } else {
      start = ((ListVector) out).startNewValue(row);
    }
    for (int i = 0; i < members.length; i++) {
      members[i].write(items, start + i);
    }
    if (out instanceof ListVector) {
      ((ListVector) out).endValue(row, members.length);
    }
  }
}
