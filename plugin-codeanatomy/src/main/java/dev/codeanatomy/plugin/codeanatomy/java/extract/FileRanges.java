package dev.codeanatomy.plugin.codeanatomy.java.extract;

/** Which rows of a table belong to which file: rows of one file stand together, in file order. */
final class FileRanges {
  private final IntColumn firstRows = new IntColumn();

  FileRanges() {
    firstRows.add(0);
  }

  /** Ends the next file's rows at this row, which is the first one after them. */
  void endFile(int row) {
    firstRows.add(row);
  }

  int firstRow(int file) {
    return firstRows.get(file);
  }

  int files() {
    return firstRows.size() - 1;
  }
}
