package dev.codeanatomy.common.manifest;

import dev.codeanatomy.common.finding.Finding;
import java.util.List;

/**
 * What reading a manifest came to.
 *
 * @param <T> the header or the manifest
 */
public sealed interface ManifestReading<T> {
  /**
   * It reads.
   *
   * @param value what was read
   */
  record Read<T>(T value) implements ManifestReading<T> {}

  /**
   * It does not.
   *
   * @param findings everything that is wrong with it, each with its JSON pointer
   */
  record Unreadable<T>(List<Finding> findings) implements ManifestReading<T> {
    /** Copies the list. */
    public Unreadable {
      findings = List.copyOf(findings);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("A manifest is unreadable for at least one reason");
      }
    }
  }
}
