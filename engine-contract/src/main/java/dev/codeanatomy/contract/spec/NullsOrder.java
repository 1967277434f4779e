package dev.codeanatomy.contract.spec;

/** Where nulls stand in an order. */
public enum NullsOrder {
  /** Before all values. */
  FIRST("first"),
  /** After all values. */
  LAST("last");

  private final String wire;

  NullsOrder(String wire) {
    this.wire = wire;
  }

  /** The word in a spec. */
  public String wire() {
    return wire;
  }
}
