package dev.codeanatomy.contract;

import dev.codeanatomy.common.finding.Finding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engine refused or failed; {@link #error()} says all there is to say to a user. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient EngineError error;
  private final transient Optional<Finding> finding;

  public EngineException(EngineError error) {
    super(error.toString());
    this.error = error;
    this.finding = Optional.empty();
  }

  public EngineException(EngineError error, Throwable cause) {
    super(error.toString(), cause);
    this.error = error;
    this.finding = Optional.empty();
  }

  public EngineException(EngineStage stage, Finding finding) {
    this(stage, finding, null);
  }

  public EngineException(EngineStage stage, Finding finding, @Nullable Throwable cause) {
    this(EngineError.of(stage, finding), finding, cause);
  }

  private EngineException(EngineError error, Finding finding, @Nullable Throwable cause) {
    super(error.toString(), cause);
    this.error = error;
    this.finding = Optional.of(finding);
  }

  public EngineException(EngineStage stage, List<Finding> findings) {
    this(EngineError.of(stage, findings));
  }

  public EngineError error() {
    return error;
  }

  /** The finding that this failure is, if it is exactly one; for saying it at a better place. */
  public Optional<Finding> finding() {
    return finding;
  }
}
