package dev.codeanatomy.contract.snapshot;

/** Where a function's calls may stand. */
public enum FunctionKind {
  /** Gives a value for each row. */
  SCALAR("scalar"),
  /** Gives a value for each group of rows, or over a window. */
  AGGREGATE("aggregate"),
  /** Gives a value for each row of a window; stands with OVER only. */
  WINDOW("window"),
  /** Gives rows; stands in FROM. */
  TABLE("table");

  private final String wire;

  FunctionKind(String wire) {
    this.wire = wire;
  }

  /** The word in JSON and in SQL. */
  public String wire() {
    return wire;
  }
}
