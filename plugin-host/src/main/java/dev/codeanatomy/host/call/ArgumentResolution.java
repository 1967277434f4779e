package dev.codeanatomy.host.call;

import dev.codeanatomy.common.finding.Finding;
import java.util.List;

/** What resolving a call's arguments came to. */
public sealed interface ArgumentResolution {
  /**
   * They fit.
   *
   * @param call to bind
   */
  record Resolved(ResolvedCall call) implements ArgumentResolution {}

  /**
   * They do not.
   *
   * @param findings everything that does not fit, at least one
   */
  record Rejected(List<Finding> findings) implements ArgumentResolution {
    /** Copies the findings. */
    public Rejected {
      findings = List.copyOf(findings);
    }
  }
}
