package dev.codeanatomy.contract.spec;

/** Which right rows are candidates of an interval alignment, and which one is best. */
public enum AlignMode {
  /** Both ends equal. */
  EXACT("EXACT"),
  /** The right span contains the left one; the tightest is best. */
  CONTAINED_BEST("CONTAINED_BEST"),
  /** The spans share positions; the one sharing most is best. */
  OVERLAP_MAX("OVERLAP_MAX");

  private final String wire;

  AlignMode(String wire) {
    this.wire = wire;
  }

  /** The word in a spec. */
  public String wire() {
    return wire;
  }
}
