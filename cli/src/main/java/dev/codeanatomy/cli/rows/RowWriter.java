package dev.codeanatomy.cli.rows;

import java.io.IOException;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Writes the rows of one result. One thread calls {@link #batch} for each batch in order and then
 * {@link #end} once, also when there was no batch; the writer it writes to stays open.
 */
public sealed interface RowWriter permits TableWriter, CsvWriter, JsonRowWriter {
  /**
   * Writes all rows of a batch.
   *
   * @param batch valid during the call only; its columns are those the writer was made for
   * @throws IOException if the reader of the output is gone or the output cannot be written
   */
  void batch(VectorSchemaRoot batch) throws IOException;

  /** Writes what belongs after the last row, and flushes. */
  void end() throws IOException;
}
