package dev.codeanatomy.contract.spec;

/** A canonical table of a code property graph; {@code CpgSchema} of the engine has its columns. */
public enum CpgOutputKind {
  /** Entities with their place. */
  NODES("Nodes"),
  /** Relations between entities. */
  EDGES("Edges"),
  /** One property of an entity a row. */
  PROPS("Props"),
  /** Edges, sorted by their source. */
  EDGES_BY_SRC("EdgesBySrc"),
  /** Edges, sorted by their target. */
  EDGES_BY_DST("EdgesByDst");

  private final String wire;

  CpgOutputKind(String wire) {
    this.wire = wire;
  }

  /** The word in a spec. */
  public String wire() {
    return wire;
  }
}
