package dev.codeanatomy.contract.spec;

/** A direction. */
public enum SortOrder {
  /** Smallest first. */
  ASCENDING("ascending"),
  /** Largest first. */
  DESCENDING("descending");

  private final String wire;

  SortOrder(String wire) {
    this.wire = wire;
  }

  /** The word in a spec. */
  public String wire() {
    return wire;
  }
}
