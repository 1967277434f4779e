package dev.codeanatomy.plugin.codeanatomy.java.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;

/**
 * Collects what the compiler reports. Each report becomes plain data at once, because the
 * compiler's own object keeps trees alive.
 */
final class DiagnosticLog implements DiagnosticListener<JavaFileObject> {
  private final List<DiagnosticRow> rows = new ArrayList<>();

  @Override
  public void report(Diagnostic<? extends JavaFileObject> diagnostic) {
    Optional<String> path = Optional.empty();
    Optional<DiagnosticRow.Place> place = Optional.empty();
    if (diagnostic.getSource() instanceof SourceObject source) {
      path = Optional.of(source.path());
      place = place(source, diagnostic);
    }
    rows.add(
        new DiagnosticRow(
            path,
            severity(diagnostic.getKind()),
            String.valueOf(diagnostic.getCode()),
            diagnostic.getMessage(Locale.ENGLISH),
            place));
  }

  /** Reports in the order they came. */
  List<DiagnosticRow> rows() {
    return rows;
  }

  private static Optional<DiagnosticRow.Place> place(
      SourceObject source, Diagnostic<?> diagnostic) {
    long start = diagnostic.getStartPosition();
    long end = diagnostic.getEndPosition();
    int length = source.text().text().length();
    if (start < 0 || end < start || start > length) {
      return Optional.empty();
    }
    return Optional.of(
        new DiagnosticRow.Place(
            source.text().byteOffset((int) start),
            source.text().byteOffset((int) Math.min(end, length)),
            diagnostic.getLineNumber()));
  }

  private static String severity(Diagnostic.Kind kind) {
    return switch (kind) {
      case ERROR -> "error";
      case WARNING, MANDATORY_WARNING -> "warning";
      case NOTE, OTHER -> "note";
    };
  }
}
