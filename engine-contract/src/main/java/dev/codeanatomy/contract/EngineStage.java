package dev.codeanatomy.contract;

import java.util.Locale;

/**
 * Where in the way from spec to tables something failed or was noticed, in the order of that way.
 */
public enum EngineStage {
  SPEC,
  ADMIT,
  VALIDATE,
  COMPILE,
  OPTIMIZE,
  LOWER,
  EXECUTE,
  WRITE;

  /** The stage as JSON and people write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
