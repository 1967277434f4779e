package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.HostImplements;
import org.apache.arrow.vector.IntVector;

/**
 * One whole partition, its rows in the window's order. Vectors are valid during the call only. Row
 * numbers count from 0 within the partition.
 */
@HostImplements(since = "0.1")
public interface WindowPartition {
  /** The number of rows, 0 or more. */
  int rowCount();

  /** The arguments, row by row. */
  Batch arguments();

  /** Per row, the first row of its frame. */
  IntVector frameStart();

  /** Per row, the row after the last of its frame; equal to the start where the frame is empty. */
  IntVector frameEnd();

  /** Per row, the number of its peer group, from 0: rows equal in the window's order share one. */
  IntVector peerGroup();
}
