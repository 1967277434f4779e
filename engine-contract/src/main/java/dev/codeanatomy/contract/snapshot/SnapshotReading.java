package dev.codeanatomy.contract.snapshot;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.common.finding.Finding;
import java.util.List;

/**
 * What became of a snapshot's text.
 *
 * @param <T> the kind of snapshot
 */
public sealed interface SnapshotReading<T> {
  /** It is one, and its hash is that of its content. */
  record Read<T>(T snapshot, ContentHash hash) implements SnapshotReading<T> {}

  /**
   * It is not.
   *
   * @param findings everything that is wrong, in document order; at least one
   */
  record Refused<T>(List<Finding> findings) implements SnapshotReading<T> {
    /** Copies the list. */
    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
