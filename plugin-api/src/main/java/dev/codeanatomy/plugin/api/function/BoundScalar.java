package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginBuilds;
import dev.codeanatomy.plugin.api.expr.Literal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A scalar function bound to one call: the field it returns, and one of a row kernel, a source of
 * evaluators, or a constant. Used by many threads; the host closes it once, when the query is over.
 */
@PluginBuilds(since = "0.1")
public final class BoundScalar implements AutoCloseable {
  private final Field returnField;
  private final Optional<RowKernel> kernel;
  private final Optional<Supplier<? extends ScalarEvaluator>> evaluators;
  private final Optional<Literal> constant;
  private final Runnable onClose;

  private BoundScalar(
      Field returnField,
      Optional<RowKernel> kernel,
      Optional<Supplier<? extends ScalarEvaluator>> evaluators,
      Optional<Literal> constant,
      Runnable onClose) {
    this.returnField = Objects.requireNonNull(returnField);
    this.kernel = kernel;
    this.evaluators = evaluators;
    this.constant = constant;
    this.onClose = onClose;
  }

  /** A call computed by a kernel, which the host drives from as many threads as it likes. */
  public static BoundScalar ofKernel(Field returnField, RowKernel kernel) {
    return new BoundScalar(
        returnField, Optional.of(kernel), Optional.empty(), Optional.empty(), () -> {});
  }

  /** A call computed by evaluators; the host takes one per thread and closes each. */
  public static BoundScalar ofEvaluator(
      Field returnField, Supplier<? extends ScalarEvaluator> evaluators) {
    return new BoundScalar(
        returnField, Optional.empty(), Optional.of(evaluators), Optional.empty(), () -> {});
  }

  /**
   * A call whose answer is known when it is bound: it depends on the arguments' fields or constants
   * alone. The host puts the constant in the call's place and calls no code of the plugin for it;
   * rows with null arguments get it too, whatever the function's {@link NullHandling}.
   *
   * @throws IllegalArgumentException if the constant is not of the field's type, or null where the
   *     field is not nullable
   */
  public static BoundScalar ofConstant(Field returnField, Literal value) {
    if (!sameType(returnField, value.field()) || value.isNull() && !returnField.isNullable()) {
      throw new IllegalArgumentException(
          "The constant " + value + " is no value of " + ArrowTypes.text(returnField));
    }
    return new BoundScalar(
        returnField, Optional.empty(), Optional.empty(), Optional.of(value), () -> {});
  }

  private static boolean sameType(Field one, Field other) {
    List<Field> children = one.getChildren();
    List<Field> others = other.getChildren();
    boolean same = one.getType().equals(other.getType()) && children.size() == others.size();
    for (int i = 0; same && i < children.size(); i++) {
      same = sameType(children.get(i), others.get(i));
    }
    return same;
  }

  /**
   * The same call, with something more to release when it is closed. What was added last is
   * released first; all are released, also where one throws.
   */
  public BoundScalar onClose(Runnable release) {
    return new BoundScalar(
        returnField, kernel, evaluators, constant, Release.both(release, onClose));
  }

  /** Type, nullability, children and metadata of the result. */
  public Field returnField() {
    return returnField;
  }

  /** The kernel; one of this, {@link #evaluators()} and {@link #constant()} is present. */
  public Optional<RowKernel> kernel() {
    return kernel;
  }

  public Optional<Supplier<? extends ScalarEvaluator>> evaluators() {
    return evaluators;
  }

  public Optional<Literal> constant() {
    return constant;
  }

  @Override
  public void close() {
    onClose.run();
  }
}
