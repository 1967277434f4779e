package dev.codeanatomy.contract.spec;

/** Which rows of a join stay. */
public enum JoinType {
  /** Matching pairs. */
  INNER("Inner"),
  /** Matching pairs, and left rows without a match. */
  LEFT("Left"),
  /** Matching pairs, and right rows without a match. */
  RIGHT("Right"),
  /** Matching pairs, and rows of both sides without a match. */
  FULL("Full"),
  /** Left rows that have a match, once each. */
  SEMI("Semi"),
  /** Left rows without a match. */
  ANTI("Anti");

  private final String wire;

  JoinType(String wire) {
    this.wire = wire;
  }

  /** The word in a spec. */
  public String wire() {
    return wire;
  }
}
