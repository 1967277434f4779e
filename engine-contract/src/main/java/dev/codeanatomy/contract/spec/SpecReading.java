package dev.codeanatomy.contract.spec;

import dev.codeanatomy.common.finding.Finding;
import java.util.List;

/** What became of a spec's text. */
public sealed interface SpecReading {
  /** It is a spec. */
  record Read(ExecutionSpec spec) implements SpecReading {}

  /**
   * It is not.
   *
   * @param findings everything that is wrong, in document order; at least one
   */
  record Refused(List<Finding> findings) implements SpecReading {
    /** Copies the list. */
    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
