package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.WindowPartition;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.IntVector;

/**
 * A partition in memory whose frames are all of it and whose rows are peers of none: what a window
 * function's sample runs on. Closing it frees the three vectors, not the arguments.
 */
public final class WholePartition implements WindowPartition, AutoCloseable {
  private final VectorBatch arguments;
  private final IntVector frameStart;
  private final IntVector frameEnd;
  private final IntVector peerGroup;

  public WholePartition(VectorBatch arguments, BufferAllocator allocator) {
    this.arguments = arguments;
    int rows = arguments.rowCount();
    frameStart = new IntVector("frame_start", allocator);
    frameEnd = new IntVector("frame_end", allocator);
    peerGroup = new IntVector("peer_group", allocator);
    for (int row = 0; row < rows; row++) {
      frameStart.setSafe(row, 0);
      frameEnd.setSafe(row, rows);
      peerGroup.setSafe(row, row);
    }
    frameStart.setValueCount(rows);
    frameEnd.setValueCount(rows);
    peerGroup.setValueCount(rows);
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
