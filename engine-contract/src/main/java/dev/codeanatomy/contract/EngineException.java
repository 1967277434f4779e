package dev.codeanatomy.contract;

import dev.codeanatomy.common.finding.Finding;
import java.util.List;

/** The engine refused or failed; {@link #error()} says all there is to say to a user. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient EngineError error;

  public EngineException(EngineError error) {
    super(error.toString());
    this.error = error;
  }

  public EngineException(EngineError error, Throwable cause) {
    super(error.toString(), cause);
    this.error = error;
  }

  public EngineException(EngineStage stage, Finding finding) {
    this(EngineError.of(stage, finding));
  }

  public EngineException(EngineStage stage, Finding finding, Throwable cause) {
    this(EngineError.of(stage, finding), cause);
  }

  public EngineException(EngineStage stage, List<Finding> findings) {
    this(EngineError.of(stage, findings));
  }

  public EngineError error() {
    return error;
  }
}
