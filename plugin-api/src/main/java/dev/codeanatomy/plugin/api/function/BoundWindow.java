package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginBuilds;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A window function bound to one call. Used by many threads; the host closes it once, when the
 * query is over.
 */
@PluginBuilds(since = "0.1")
public final class BoundWindow implements AutoCloseable {
  private final Field returnField;
  private final Supplier<? extends WindowEvaluator> evaluators;
  private final Runnable onClose;

  private BoundWindow(
      Field returnField, Supplier<? extends WindowEvaluator> evaluators, Runnable onClose) {
    this.returnField = Objects.requireNonNull(returnField);
    this.evaluators = Objects.requireNonNull(evaluators);
    this.onClose = onClose;
  }

  /** A call computed by evaluators; the host takes one per thread and closes each. */
  public static BoundWindow of(Field returnField, Supplier<? extends WindowEvaluator> evaluators) {
    return new BoundWindow(returnField, evaluators, () -> {});
  }

  /**
   * The same call, with something more to release when it is closed. What was added last is
   * released first; all are released, also where one throws.
   */
  public BoundWindow onClose(Runnable release) {
    return new BoundWindow(returnField, evaluators, Release.both(release, onClose));
  }

  /** Type, nullability, children and metadata of the result. */
  public Field returnField() {
    return returnField;
  }

  public Supplier<? extends WindowEvaluator> evaluators() {
    return evaluators;
  }

  @Override
  public void close() {
    onClose.run();
  }
}
