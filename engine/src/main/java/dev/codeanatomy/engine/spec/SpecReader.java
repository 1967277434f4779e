package dev.codeanatomy.engine.spec;

import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.spec.ExecutionSpec;
import dev.codeanatomy.contract.spec.ExecutionSpecJson;
import dev.codeanatomy.contract.spec.SpecReading;

/** Reads a spec's text, or fails with everything that is wrong with it. */
public final class SpecReader {
  private SpecReader() {}

  /**
   * The spec of a text.
   *
   * @throws EngineException at stage {@code spec} with every finding
   */
  public static ExecutionSpec read(String text) {
    return switch (ExecutionSpecJson.read(text)) {
      case SpecReading.Read read -> read.spec();
      case SpecReading.Refused refused ->
          throw new EngineException(EngineStage.SPEC, refused.findings());
    };
  }
}
