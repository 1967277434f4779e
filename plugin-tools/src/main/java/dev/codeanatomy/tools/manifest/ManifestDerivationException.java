package dev.codeanatomy.tools.manifest;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingText;
import java.util.List;

/** No manifest can be derived from these classes; the findings say why, and so does the message. */
public final class ManifestDerivationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  ManifestDerivationException(List<Finding> findings) {
    super(FindingText.of(findings, "").stripTrailing());
    this.findings = List.copyOf(findings);
  }

  ManifestDerivationException(Finding finding, Throwable cause) {
    this(List.of(finding));
    initCause(cause);
  }

  /** What stands in the way, all of it. */
  public List<Finding> findings() {
    return findings;
  }
}
