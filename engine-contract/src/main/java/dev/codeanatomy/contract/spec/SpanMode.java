package dev.codeanatomy.contract.spec;

/** How two spans must lie. */
public enum SpanMode {
  /** The left span contains the right one; equal ends count. */
  CONTAINMENT("containment"),
  /** They share at least one position. */
  OVERLAP("overlap"),
  /** Both ends are equal. */
  EXACT("exact");

  private final String wire;

  SpanMode(String wire) {
    this.wire = wire;
  }

  /** The word in a spec. */
  public String wire() {
    return wire;
  }
}
