package dev.codeanatomy.engine.delta;

/** What a write does with the rows a table has. A table that does not exist is created by each. */
public enum WriteMode {
  /** Rows are added. */
  APPEND("Append"),
  /** The new rows take the place of all others; earlier versions stay readable. */
  OVERWRITE("Overwrite"),
  /**
   * As {@link #OVERWRITE}, and the table takes the new columns and partitioning if they differ.
   * Earlier versions keep theirs.
   */
  REPLACE("Overwrite");

  private final String label;

  WriteMode(String label) {
    this.label = label;
  }

  /** How Delta's history names the mode. */
  String label() {
    return label;
  }

  boolean removesRows() {
    return this != APPEND;
  }
}
