package dev.codeanatomy.plugin.codeanatomy.java.extract;

import static dev.codeanatomy.plugin.codeanatomy.java.extract.TableColumn.bool;
import static dev.codeanatomy.plugin.codeanatomy.java.extract.TableColumn.int32;
import static dev.codeanatomy.plugin.codeanatomy.java.extract.TableColumn.int64;
import static dev.codeanatomy.plugin.codeanatomy.java.extract.TableColumn.optionalInt64;
import static dev.codeanatomy.plugin.codeanatomy.java.extract.TableColumn.optionalUtf8;
import static dev.codeanatomy.plugin.codeanatomy.java.extract.TableColumn.utf8;

import com.sun.source.tree.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The tables of an analysis. All offsets are byte offsets in the file, a byte order mark counted;
 * an end is the offset after the last byte. Immutable and without state; any thread may call.
 */
public enum JavaTable {
  /** One row a file that could be read, in path order. */
  SOURCE_FILES(
      "source_files",
      "The Java files below a directory, how they are encoded and how far the compiler came with"
          + " each.",
      List.of(
          utf8("path", Cells.textOf(JavaAnalysis::files, row -> Optional.of(row.path()))),
          int64("size_bytes", Cells.int64Of(JavaAnalysis::files, row -> Optional.of(row.size()))),
          utf8(
              "content_hash",
              Cells.textOf(JavaAnalysis::files, row -> Optional.of(row.contentHash()))),
          bool("has_bom", Cells.bool((a, row) -> a.files().get(row).byteOrderMark())),
          bool("is_ascii", Cells.bool((a, row) -> a.files().get(row).ascii())),
          int32("malformed_bytes", Cells.int32Of(JavaAnalysis::files, FileRow::malformedBytes)),
          int32("line_count", Cells.int32Of(JavaAnalysis::files, FileRow::lines)),
          utf8(
              "parse_status",
              Cells.textOf(JavaAnalysis::files, row -> Optional.of(row.status().text())))),
      (analysis, file) -> file),

  /** One row a node of the syntax tree, each file's nodes in pre-order. */
  JAVA_NODES(
      "java_nodes",
      "The syntax trees of the Java files below a directory, one row a node, with UTF-8 byte"
          + " spans.",
      List.of(
          utf8("node_id", Cells.nodeIdInFile(a -> a.nodes.file, a -> a.nodes.ranges)),
          optionalUtf8("parent_id", Cells.nodeId(a -> a.nodes.file, a -> a.nodes.parent)),
          utf8("path", Cells.path(a -> a.nodes.file)),
          int32("ordinal", Cells.ordinalInFile(a -> a.nodes.file, a -> a.nodes.ranges)),
          utf8("kind", Cells.constant(a -> a.nodes.kind, names(Tree.Kind.values(), Enum::name))),
          optionalUtf8("name", Cells.text(a -> a.nodes.name)),
          optionalInt64("bstart", Cells.int64(a -> a.nodes.start)),
          optionalInt64("bend", Cells.int64(a -> a.nodes.end))),
      (analysis, file) -> analysis.nodes.ranges.firstRow(file)),

  /** One row a declaration, each file's together. */
  JAVA_SYMBOLS(
      "java_symbols",
      "The declarations in the Java files below a directory, with ids that stay the same from run"
          + " to run.",
      List.of(
          utf8("symbol_id", Cells.text(a -> a.symbols.id)),
          utf8("kind", Cells.text(a -> a.symbols.kind)),
          optionalUtf8("name", Cells.text(a -> a.symbols.name)),
          optionalUtf8("owner_id", Cells.text(a -> a.symbols.owner)),
          utf8("modifiers", Cells.text(a -> a.symbols.modifiers)),
          optionalUtf8("type", Cells.text(a -> a.symbols.type)),
          optionalUtf8("descriptor", Cells.text(a -> a.symbols.descriptor)),
          utf8("path", Cells.path(a -> a.symbols.file)),
          optionalUtf8("node_id", Cells.nodeId(a -> a.symbols.file, a -> a.symbols.node)),
          optionalInt64("bstart", Cells.int64(a -> a.symbols.start)),
          optionalInt64("bend", Cells.int64(a -> a.symbols.end)),
          optionalInt64("name_bstart", Cells.int64(a -> a.symbols.nameStart)),
          optionalInt64("name_bend", Cells.int64(a -> a.symbols.nameEnd)),
          bool("implicit", Cells.bool((a, row) -> a.symbols.implicit.get(row) == 1)),
          bool("attributed", Cells.bool((a, row) -> a.symbols.attributed.get(row) == 1))),
      (analysis, file) -> analysis.symbols.ranges.firstRow(file)),

  /** One row a reference, each file's in the order of the names' nodes. */
  JAVA_REFERENCES(
      "java_references",
      "Who names what in the Java files below a directory, in which role, and what that is declared"
          + " as.",
      List.of(
          utf8("path", Cells.path(a -> a.references.file)),
          utf8("node_id", Cells.nodeId(a -> a.references.file, a -> a.references.node)),
          utf8("role", Cells.constant(a -> a.references.role, names(Role.values(), Role::text))),
          utf8("name", Cells.text(a -> a.references.name)),
          optionalInt64("bstart", Cells.int64(a -> a.references.start)),
          optionalInt64("bend", Cells.int64(a -> a.references.end)),
          optionalUtf8("enclosing_id", Cells.text(a -> a.references.enclosing)),
          optionalUtf8("target_id", Cells.text(a -> a.references.target)),
          optionalUtf8("target_kind", Cells.text(a -> a.references.targetKind)),
          bool("target_in_source", Cells.bool(JavaAnalysis::isTargetDeclared)),
          bool("resolved", Cells.bool((a, row) -> a.references.target.get(row) != Strings.NONE)),
          optionalUtf8(
              "reason",
              Cells.constant(a -> a.references.reason, names(Reason.values(), Reason::text)))),
      (analysis, file) -> analysis.references.ranges.firstRow(file)),

  /** One row a diagnostic of the compiler or the reader; those without a file come first. */
  JAVA_DIAGNOSTICS(
      "java_diagnostics",
      "What the compiler and the reader had to say about the Java files below a directory.",
      List.of(
          optionalUtf8("path", Cells.textOf(JavaAnalysis::diagnostics, DiagnosticRow::path)),
          utf8(
              "severity",
              Cells.textOf(JavaAnalysis::diagnostics, row -> Optional.of(row.severity()))),
          utf8("code", Cells.textOf(JavaAnalysis::diagnostics, row -> Optional.of(row.code()))),
          utf8(
              "message",
              Cells.textOf(JavaAnalysis::diagnostics, row -> Optional.of(row.message()))),
          optionalInt64(
              "bstart",
              Cells.int64Of(
                  JavaAnalysis::diagnostics, row -> row.span().map(span -> (long) span.start()))),
          optionalInt64(
              "bend",
              Cells.int64Of(
                  JavaAnalysis::diagnostics, row -> row.span().map(span -> (long) span.end()))),
          optionalInt64(
              "line",
              Cells.int64Of(
                  JavaAnalysis::diagnostics, row -> row.span().map(DiagnosticRow.Place::line)))),
      // Diagnostics are not kept by file: the first file stands for all of them.
      (analysis, file) -> file == 0 ? 0 : analysis.diagnostics().size());

  private final String tableName;
  private final String description;
  private final List<TableColumn> columns;
  private final FirstRow firstRow;

  JavaTable(String tableName, String description, List<TableColumn> columns, FirstRow firstRow) {
    this.tableName = tableName;
    this.description = description;
    this.columns = columns;
    this.firstRow = firstRow;
  }

  private static <E> List<String> names(E[] constants, Function<E, String> text) {
    return Arrays.stream(constants).map(text).toList();
  }

  /** The name of the table function. */
  public String tableName() {
    return tableName;
  }

  /** One sentence that says what the rows are. */
  public String description() {
    return description;
  }

  /** Whether rows of one file stand together; if not, file 0 stands for all rows. */
  public boolean isKeptByFile() {
    return this != JAVA_DIAGNOSTICS;
  }

  /** The columns. */
  public Schema schema() {
    return new Schema(columns.stream().map(TableColumn::field).toList());
  }

  /** The first row of a file's rows; for the number of files, the number of rows. */
  public int firstRow(JavaAnalysis analysis, int file) {
    return firstRow.of(analysis, file);
  }

  /**
   * Copies rows of one column.
   *
   * @param column its name, as in the schema
   * @param out gets them from its first place on
   * @throws IllegalArgumentException if there is no such column
   */
  public void fill(JavaAnalysis analysis, String column, FieldVector out, int first, int count) {
    for (TableColumn candidate : columns) {
      if (candidate.field().getName().equals(column)) {
        candidate.cells().fill(analysis, out, first, count);
        return;
      }
    }
    throw new IllegalArgumentException("table " + tableName + " has no column " + column);
  }

  @FunctionalInterface
  private interface FirstRow {
    int of(JavaAnalysis analysis, int file);
  }
}
