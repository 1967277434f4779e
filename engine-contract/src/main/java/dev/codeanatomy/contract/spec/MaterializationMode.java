package dev.codeanatomy.contract.spec;

/** What an output does with the rows its table already has. */
public enum MaterializationMode {
  /** They are replaced, in one commit. */
  OVERWRITE("Overwrite"),
  /** They stay. */
  APPEND("Append");

  private final String wire;

  MaterializationMode(String wire) {
    this.wire = wire;
  }

  /** The word in a spec. */
  public String wire() {
    return wire;
  }
}
