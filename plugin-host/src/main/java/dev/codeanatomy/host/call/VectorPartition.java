package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.WindowPartition;
import java.util.function.IntUnaryOperator;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.IntVector;

/**
 * A partition in memory, its rows in the window's order. Closing it frees the three vectors, not
 * the arguments.
 */
public final class VectorPartition implements WindowPartition, AutoCloseable {
  private final VectorBatch arguments;
  private final IntVector frameStart;
  private final IntVector frameEnd;
  private final IntVector peerGroup;

  /**
   * Where each row's frame lies and which rows are its peers.
   *
   * @param start per row the first row of its frame
   * @param end per row the row after the last of its frame
   * @param peers per row the number of its peer group
   */
  public record Frames(IntUnaryOperator start, IntUnaryOperator end, IntUnaryOperator peers) {
    /** Frames that are all of the partition, and no row is another's peer. */
    public static Frames whole(int rows) {
      return new Frames(row -> 0, row -> rows, row -> row);
    }
  }

  public VectorPartition(VectorBatch arguments, Frames frames, BufferAllocator allocator) {
    this.arguments = arguments;
    int rows = arguments.rowCount();
    frameStart = vector("frame_start", rows, frames.start(), allocator);
    frameEnd = vector("frame_end", rows, frames.end(), allocator);
    peerGroup = vector("peer_group", rows, frames.peers(), allocator);
  }

  private static IntVector vector(
      String name, int rows, IntUnaryOperator values, BufferAllocator allocator) {
    IntVector vector = new IntVector(name, allocator);
    for (int row = 0; row < rows; row++) {
      vector.setSafe(row, values.applyAsInt(row));
    }
    vector.setValueCount(rows);
    return vector;
  }

  @Override
  public int rowCount() {
    return arguments.rowCount();
  }

  @Override
  public Batch arguments() {
    return arguments;
  }

  @Override
  public IntVector frameStart() {
    return frameStart;
  }

  @Override
  public IntVector frameEnd() {
    return frameEnd;
  }

  @Override
  public IntVector peerGroup() {
    return peerGroup;
  }

  @Override
  public void close() {
    frameStart.close();
    frameEnd.close();
    peerGroup.close();
  }
}
