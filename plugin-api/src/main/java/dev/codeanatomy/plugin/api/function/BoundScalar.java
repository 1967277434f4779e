package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginBuilds;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A scalar function bound to one call: the field it returns, and either a row kernel or a source of
 * evaluators. Used by many threads; the host closes it once, when the query is over.
 */
@PluginBuilds(since = "0.1")
public final class BoundScalar implements AutoCloseable {
  private final Field returnField;
  private final Optional<RowKernel> kernel;
  private final Optional<Supplier<? extends ScalarEvaluator>> evaluators;
  private final Runnable onClose;

  private BoundScalar(
      Field returnField,
      Optional<RowKernel> kernel,
      Optional<Supplier<? extends ScalarEvaluator>> evaluators,
      Runnable onClose) {
    this.returnField = Objects.requireNonNull(returnField);
    this.kernel = kernel;
    this.evaluators = evaluators;
    this.onClose = onClose;
  }

  /** A call computed by a kernel, which the host drives from as many threads as it likes. */
  public static BoundScalar ofKernel(Field returnField, RowKernel kernel) {
    return new BoundScalar(returnField, Optional.of(kernel), Optional.empty(), () -> {});
  }

  /** A call computed by evaluators; the host takes one per thread and closes each. */
  public static BoundScalar ofEvaluator(
      Field returnField, Supplier<? extends ScalarEvaluator> evaluators) {
    return new BoundScalar(returnField, Optional.empty(), Optional.of(evaluators), () -> {});
  }

  /**
   * The same call, with something more to release when it is closed. What was added last is
   * released first; all are released, also where one throws.
   */
  public BoundScalar onClose(Runnable release) {
    return new BoundScalar(returnField, kernel, evaluators, Release.both(release, onClose));
  }

  /** Type, nullability, children and metadata of the result. */
  public Field returnField() {
    return returnField;
  }

  /** The kernel; present exactly if {@link #evaluators()} is not. */
  public Optional<RowKernel> kernel() {
    return kernel;
  }

  public Optional<Supplier<? extends ScalarEvaluator>> evaluators() {
    return evaluators;
  }

  @Override
  public void close() {
    onClose.run();
  }
}
