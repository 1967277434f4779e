package dev.codeanatomy.common.option;

import dev.codeanatomy.common.finding.Finding;
import java.util.List;

/** What binding options came to. */
public sealed interface OptionBinding {
  /**
   * All values fit.
   *
   * @param options complete, defaults filled in
   */
  record Bound(BoundOptions options) implements OptionBinding {}

  /**
   * Some values do not fit.
   *
   * @param findings all of them, at least one
   */
  record Rejected(List<Finding> findings) implements OptionBinding {
    /** Copies the list. */
    public Rejected {
      findings = List.copyOf(findings);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("Options are rejected for at least one reason");
      }
    }
  }
}
