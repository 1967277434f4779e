package dev.codeanatomy.engine.duckdb;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * What checked mode lends to plugin code in place of vectors that are used again: columns of their
 * own for one call, dead when it is closed, buffers included. Used by one thread.
 */
final class LentRoot implements AutoCloseable {
  private final BufferAllocator allocator;
  private final VectorSchemaRoot root;

  /** Columns without rows. */
  LentRoot(Schema schema, BufferAllocator allocator) {
    this.allocator = allocator;
    this.root = VectorSchemaRoot.create(schema, allocator);
  }

  VectorSchemaRoot root() {
    return root;
  }

  /** Fills the columns with copies of these, which have the same types and one length. */
  void show(List<FieldVector> columns) {
    copy(columns, root.getFieldVectors());
  }

  /** Copies the columns, which have one length by now, to others of the same types. */
  void copyTo(List<FieldVector> targets) {
    copy(root.getFieldVectors(), targets);
  }

  /** Copies memory: a vector whose buffers were only transferred still leads to them. */
  private void copy(List<FieldVector> sources, List<FieldVector> targets) {
    var from = new VectorSchemaRoot(sources);
    var to = new VectorSchemaRoot(targets);
    List<ArrowBuf> copies = new ArrayList<>();
    try (ArrowRecordBatch batch = new VectorUnloader(from).getRecordBatch()) {
      for (ArrowBuf buffer : batch.getBuffers()) {
        long bytes = buffer.readableBytes();
        ArrowBuf copy = allocator.buffer(bytes);
        copies.add(copy);
        copy.setBytes(0, buffer, 0, bytes);
        copy.writerIndex(bytes);
      }
      try (var owned =
          new ArrowRecordBatch(
              batch.getLength(),
              batch.getNodes(),
              copies,
              batch.getBodyCompression(),
              batch.getVariadicBufferCounts(),
              false)) {
        new VectorLoader(to).load(owned);
      }
    } finally {
      copies.forEach(ArrowBuf::close);
    }
  }

  @Override
  public void close() {
    root.close();
  }
}
