package dev.codeanatomy.plugin.codeanatomy.java.extract;

import java.util.Comparator;
import java.util.List;

/** Diagnostics of the run first, then by path and place; equal ones keep the order they came in. */
final class DiagnosticOrder {
  private static final Comparator<DiagnosticRow> ORDER =
      Comparator.comparing((DiagnosticRow row) -> row.path().orElse(""))
          .thenComparing(row -> row.span().map(DiagnosticRow.Place::start).orElse(-1));

  private DiagnosticOrder() {}

  static List<DiagnosticRow> sorted(List<DiagnosticRow> rows) {
    return rows.stream().sorted(ORDER).toList();
  }
}
