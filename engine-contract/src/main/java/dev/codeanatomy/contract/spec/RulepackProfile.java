package dev.codeanatomy.contract.spec;

/** Which optimiser rules run. */
public enum RulepackProfile {
  /** The standard programme. */
  DEFAULT("Default");

  private final String wire;

  RulepackProfile(String wire) {
    this.wire = wire;
  }

  /** The word in a spec. */
  public String wire() {
    return wire;
  }
}
