package dev.codeanatomy.testkit;

import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.VectorBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.util.TransferPair;

/** How the vectors of a batch lie in memory; the values are the same in all. */
enum Layout {
  /** Each vector in memory of its own, from its start. */
  PLAIN {
    @Override
    VectorBatch batch(CallRows rows, BufferAllocator allocator) {
      return rows.batch(0, rows.size(), allocator);
    }
  },
  /** Taken from the middle of longer vectors, as Arrow's {@code splitAndTransfer} does. */
  SPLIT {
    @Override
    VectorBatch batch(CallRows rows, BufferAllocator allocator) {
      return fromTheMiddle(rows, SPLIT_AT, allocator, Layout::split);
    }
  },
  /** Over the memory of longer vectors: the first offset of a text or a list is not 0. */
  SLICED {
    @Override
    VectorBatch batch(CallRows rows, BufferAllocator allocator) {
      return fromTheMiddle(rows, SLICED_AT, allocator, Layout::slice);
    }
  },
  /** Decoded from a dictionary of the values that differ. */
  DICTIONARY {
    @Override
    VectorBatch batch(CallRows rows, BufferAllocator allocator) {
      return dictionary(rows, allocator);
    }
  };

  /** In the middle of a byte of validity bits. */
  private static final int SPLIT_AT = 3;

  /** At the start of a byte of validity bits, so that every buffer can be sliced. */
  private static final int SLICED_AT = 8;

  /** All rows as one batch; the caller closes it. */
  abstract VectorBatch batch(CallRows rows, BufferAllocator allocator);

  private interface Cut {
    FieldVector from(FieldVector source, int from, int count, BufferAllocator allocator);
  }

  private static VectorBatch fromTheMiddle(
      CallRows rows, int at, BufferAllocator allocator, Cut cut) {
    if (rows.size() == 0) {
      return PLAIN.batch(rows, allocator);
    }
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < at; i++) {
      numbers.add(rows.size() - 1 - i % rows.size());
    }
    for (int row = 0; row < rows.size(); row++) {
      numbers.add(row);
    }
    numbers.add(0);
    CallRows longer = Rows.pick(rows, numbers);
    try (VectorBatch source = longer.batch(0, longer.size(), allocator)) {
      return rebuilt(source, rows.size(), v -> cut.from(v, at, rows.size(), allocator));
    }
  }

  private static VectorBatch rebuilt(
      VectorBatch source, int rows, UnaryOperator<FieldVector> change) {
    List<FieldVector> columns = new ArrayList<>();
    List<Boolean> constants = new ArrayList<>();
    for (int column = 0; column < source.columnCount(); column++) {
      columns.add(change.apply(source.column(column)));
      constants.add(source.isConstant(column));
    }
    return new VectorBatch(rows, columns, constants);
  }

  private static FieldVector split(
      FieldVector source, int from, int count, BufferAllocator allocator) {
    TransferPair pair = source.getTransferPair(allocator);
    pair.splitAndTransfer(from, count);
    return (FieldVector) pair.getTo();
  }

  private static FieldVector slice(
      FieldVector source, int from, int count, BufferAllocator allocator) {
    if (!sliceable(source)) {
      return split(source, from, count, allocator);
    }
    FieldVector target = source.getField().createVector(allocator);
    slice(source, target, from, count);
    return target;
  }

  private static boolean sliceable(FieldVector vector) {
    boolean known =
        vector instanceof BaseFixedWidthVector
            || vector instanceof BaseVariableWidthVector
            || vector instanceof BaseLargeVariableWidthVector
            || vector instanceof StructVector
            || vector instanceof ListVector
            || vector instanceof FixedSizeListVector;
    return known && vector.getChildrenFromFields().stream().allMatch(Layout::sliceable);
  }

  private static void slice(FieldVector source, FieldVector target, int from, int count) {
    List<ArrowBuf> buffers = source.getFieldBuffers();
    List<ArrowBuf> slices = new ArrayList<>();
    slices.add(from(buffers.get(0), from / Byte.SIZE));
    if (source instanceof BitVector) {
      slices.add(from(buffers.get(1), from / Byte.SIZE));
    } else if (source instanceof BaseFixedWidthVector fixed) {
      slices.add(from(buffers.get(1), (long) from * fixed.getTypeWidth()));
    } else if (source instanceof BaseVariableWidthVector) {
      slices.add(from(buffers.get(1), (long) from * Integer.BYTES));
      slices.add(buffers.get(2));
    } else if (source instanceof BaseLargeVariableWidthVector) {
      slices.add(from(buffers.get(1), (long) from * Long.BYTES));
      slices.add(buffers.get(2));
    } else if (source instanceof ListVector) {
      slices.add(from(buffers.get(1), (long) from * Integer.BYTES));
    }
    int nulls = BitVectorHelper.getNullCount(slices.get(0), count);
    target.loadFieldBuffers(new ArrowFieldNode(count, nulls), slices);
    for (int i = 0; i < source.getChildrenFromFields().size(); i++) {
      FieldVector child = source.getChildrenFromFields().get(i);
      FieldVector into = target.getChildrenFromFields().get(i);
      if (source instanceof ListVector) {
        slice(child, into, 0, child.getValueCount());
      } else {
        int width = source instanceof FixedSizeListVector list ? list.getListSize() : 1;
        slice(child, into, from * width, count * width);
      }
    }
  }

  private static ArrowBuf from(ArrowBuf buffer, long index) {
    return buffer.slice(index, buffer.capacity() - index);
  }

  private static VectorBatch dictionary(CallRows rows, BufferAllocator allocator) {
    Map<List<?>, Integer> numbers = new LinkedHashMap<>();
    List<Integer> firsts = new ArrayList<>();
    List<Integer> keys = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      int next = numbers.size();
      int number = numbers.computeIfAbsent(rows.rows().get(row), key -> next);
      if (number == next) {
        firsts.add(row);
      }
      keys.add(number);
    }
    CallRows distinct = Rows.pick(rows, firsts);
    try (VectorBatch source = distinct.batch(0, distinct.size(), allocator);
        IntVector indexes = new IntVector("indexes", allocator)) {
      for (int row = 0; row < keys.size(); row++) {
        indexes.setSafe(row, keys.get(row));
      }
      indexes.setValueCount(keys.size());
      DictionaryEncoding encoding = new DictionaryEncoding(1, false, null);
      return rebuilt(
          source,
          rows.size(),
          v -> (FieldVector) DictionaryEncoder.decode(indexes, new Dictionary(v, encoding)));
    }
  }
}
