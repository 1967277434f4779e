package dev.codeanatomy.common.finding;

import java.util.Collection;

/** Findings as people read them on a terminal: one block each, labels aligned. Stateless. */
public final class FindingText {
  private FindingText() {}

  /**
   * All findings, one after another; each line ends with a line feed and starts with the indent.
   */
  public static String of(Collection<Finding> findings, String indent) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      append(finding, indent, text);
    }
    return text.toString();
  }

  private static void append(Finding finding, String indent, StringBuilder text) {
    text.append(indent)
        .append(String.format("%-9s %-7s %s", finding.code().id(), word(finding), finding.where()))
        .append('\n');
    line(text, indent, "found", finding.found());
    finding.expected().ifPresent(e -> line(text, indent, "expected", e));
    line(text, indent, "to do", finding.advice());
  }

  private static String word(Finding finding) {
    return switch (finding.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }

  private static void line(StringBuilder text, String indent, String label, String value) {
    text.append(indent).append(String.format("  %-9s %s", label, value)).append('\n');
  }
}
