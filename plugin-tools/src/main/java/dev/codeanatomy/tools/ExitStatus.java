package dev.codeanatomy.tools;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.finding.Severity;
import java.util.List;

/** What a caller of the tools learns from the process. */
public final class ExitStatus {
  /** Everything fits. */
  public static final int FITS = 0;

  /** Something does not fit. */
  public static final int DOES_NOT_FIT = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** It could not be checked. */
  public static final int NOT_CHECKED = 3;

  private ExitStatus() {}

  /** The status that the findings of a check amount to. */
  public static int of(List<Finding> findings) {
    List<FindingCode> errors =
        findings.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(Finding::code)
            .toList();
    if (errors.isEmpty()) {
      return FITS;
    }
    boolean unreadable =
        errors.stream()
            .allMatch(
                code ->
                    code == FindingCode.ARCHIVE_UNREADABLE
                        || code == FindingCode.ARCHIVE_NOT_UNPACKED);
    return unreadable ? NOT_CHECKED : DOES_NOT_FIT;
  }
}
