package dev.codeanatomy.engine.delta;

import java.util.List;

/**
 * What a table demands of its readers and writers.
 *
 * @param readerFeatures names, sorted; empty below reader version 3
 * @param writerFeatures names, sorted; empty below writer version 7
 */
public record TableProtocol(
    int minReaderVersion,
    int minWriterVersion,
    List<String> readerFeatures,
    List<String> writerFeatures) {

  /** Copies the lists. */
  public TableProtocol {
    readerFeatures = List.copyOf(readerFeatures);
    writerFeatures = List.copyOf(writerFeatures);
  }
}
