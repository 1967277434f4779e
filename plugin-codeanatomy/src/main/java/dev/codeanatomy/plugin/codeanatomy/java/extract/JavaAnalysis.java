package dev.codeanatomy.plugin.codeanatomy.java.extract;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/**
 * All rows of one extraction, in columns. Immutable once built; any number of threads may read it.
 */
public final class JavaAnalysis {
  private final List<FileRow> files;
  private final List<DiagnosticRow> diagnostics;
  final Strings strings;
  final NodeRows nodes;
  final SymbolRows symbols;
  final ReferenceRows references;
  private final BitSet declared = new BitSet();
  private final byte[][] paths;

  JavaAnalysis(
      List<FileRow> files,
      List<DiagnosticRow> diagnostics,
      Strings strings,
      NodeRows nodes,
      SymbolRows symbols,
      ReferenceRows references) {
    this.files = List.copyOf(files);
    this.diagnostics = List.copyOf(diagnostics);
    this.strings = strings;
    this.nodes = nodes;
    this.symbols = symbols;
    this.references = references;
    paths =
        files.stream()
            .map(file -> file.path().getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    for (int row = 0; row < symbols.size(); row++) {
      declared.set(symbols.id.get(row));
    }
  }

  /** Files in path order; a file's place in the list is its number. */
  public List<FileRow> files() {
    return files;
  }

  /** Diagnostics: those of the whole run first, then file by file, each in the order they came. */
  public List<DiagnosticRow> diagnostics() {
    return diagnostics;
  }

  /** Rows of the node table. */
  public int nodeCount() {
    return nodes.size();
  }

  /** Rows of the symbol table. */
  public int symbolCount() {
    return symbols.size();
  }

  /** Rows of the reference table. */
  public int referenceCount() {
    return references.size();
  }

  /** Whether a reference's target has a row in the symbol table. */
  boolean isTargetDeclared(int reference) {
    int target = references.target.get(reference);
    return target != Strings.NONE && declared.get(target);
  }

  /** UTF-8 of a file's path; callers must not change it. */
  byte[] pathUtf8(int file) {
    return paths[file];
  }
}
