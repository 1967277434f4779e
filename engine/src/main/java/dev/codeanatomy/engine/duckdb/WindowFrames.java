package dev.codeanatomy.engine.duckdb;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;

/** Per row of one partition: its peer group, and where its frame starts and ends. */
final class WindowFrames implements AutoCloseable {
  private final IntVector frameStart;
  private final IntVector frameEnd;
  private final IntVector peerGroup;
  private final int rows;

  WindowFrames(WindowFrame frame, List<FieldVector> order, int rows, BufferAllocator allocator) {
    this.rows = rows;
    this.frameStart = new IntVector("frame_start", allocator);
    this.frameEnd = new IntVector("frame_end", allocator);
    this.peerGroup = new IntVector("peer_group", allocator);
    int[] groupStarts = peers(order);
    frameStart.allocateNew(rows);
    frameEnd.allocateNew(rows);
    for (int row = 0; row < rows; row++) {
      int start = edge(frame.unit(), frame.start(), row, groupStarts, false);
      int end = edge(frame.unit(), frame.end(), row, groupStarts, true);
      frameStart.set(row, Math.min(start, rows));
      frameEnd.set(row, Math.max(Math.min(start, rows), end));
    }
    frameStart.setValueCount(rows);
    frameEnd.setValueCount(rows);
  }

  /** Fills in the peer groups and gives the first row of each, with the row count at the end. */
  private int[] peers(List<FieldVector> order) {
    peerGroup.allocateNew(rows);
    int[] starts = new int[rows + 1];
    int groups = 0;
    for (int row = 0; row < rows; row++) {
      // Without an order all rows are peers.
      if (row == 0 || !RowEquality.equal(order, row - 1, order, row)) {
        starts[groups++] = row;
      }
      peerGroup.set(row, groups - 1);
    }
    peerGroup.setValueCount(rows);
    int[] result = java.util.Arrays.copyOf(starts, groups + 1);
    result[groups] = rows;
    return result;
  }

  /** The first row of the frame, or with {@code end} the row after its last. */
  private int edge(
      WindowFrame.Unit unit, WindowFrame.Bound bound, int row, int[] groupStarts, boolean end) {
    boolean byRow = unit == WindowFrame.Unit.ROWS;
    long at = byRow ? row : peerGroup.get(row);
    long last = byRow ? rows : groupStarts.length - 1L;
    long position =
        switch (bound.kind()) {
          case UNBOUNDED_PRECEDING -> 0;
          case PRECEDING -> at - bound.offset() + (end ? 1 : 0);
          case CURRENT_ROW -> at + (end ? 1 : 0);
          case FOLLOWING -> at + bound.offset() + (end ? 1 : 0);
          case UNBOUNDED_FOLLOWING -> last;
        };
    int clamped = (int) Math.max(0, Math.min(last, position));
    return byRow ? clamped : groupStarts[clamped];
  }

  IntVector frameStart() {
    return frameStart;
  }

  IntVector frameEnd() {
    return frameEnd;
  }

  IntVector peerGroup() {
    return peerGroup;
  }

  @Override
  public void close() {
    frameStart.close();
    frameEnd.close();
    peerGroup.close();
  }
}
