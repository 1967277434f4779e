package dev.codeanatomy.contract.spec;

/** What an interval alignment does with left rows that have no match. */
public enum AlignHow {
  /** They are left out. */
  INNER("inner"),
  /** They stay, with nulls on the right. */
  LEFT("left");

  private final String wire;

  AlignHow(String wire) {
    this.wire = wire;
  }

  /** The word in a spec. */
  public String wire() {
    return wire;
  }
}
