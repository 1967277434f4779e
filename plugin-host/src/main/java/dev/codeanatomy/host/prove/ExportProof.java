package dev.codeanatomy.host.prove;

import dev.codeanatomy.plugin.api.Capability;

/**
 * What was proved of one export.
 *
 * @param capability its kind
 * @param name its name
 * @param verdict what came of it
 */
public record ExportProof(Capability capability, String name, Verdict verdict) {
  /** What a proof came to. */
  public enum Verdict {
    /** It ran as its kind demands, and gave its sample's answer if there is one. */
    PROVED,
    /** It has no sample; only its structure was checked. */
    DECLARED_UNPROVEN,
    /** It did not do what its kind demands. */
    FAILED
  }
}
