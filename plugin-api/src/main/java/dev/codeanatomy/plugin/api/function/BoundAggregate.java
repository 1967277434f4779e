package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginBuilds;
import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * An aggregate bound to one call: the field it returns and one of the two shapes of state. Used by
 * many threads; the host closes it once, when the query is over.
 */
@PluginBuilds(since = "0.1")
public final class BoundAggregate implements AutoCloseable {
  private final Field returnField;
  private final Optional<FixedStateAggregate> fixedState;
  private final Optional<ObjectStateAggregate<?>> objectState;
  private final Runnable onClose;

  private BoundAggregate(
      Field returnField,
      Optional<FixedStateAggregate> fixedState,
      Optional<ObjectStateAggregate<?>> objectState,
      Runnable onClose) {
    this.returnField = Objects.requireNonNull(returnField);
    this.fixedState = fixedState;
    this.objectState = objectState;
    this.onClose = onClose;
  }

  public static BoundAggregate ofFixedState(Field returnField, FixedStateAggregate aggregate) {
    return new BoundAggregate(returnField, Optional.of(aggregate), Optional.empty(), () -> {});
  }

  public static BoundAggregate ofObjectState(Field returnField, ObjectStateAggregate<?> aggregate) {
    return new BoundAggregate(returnField, Optional.empty(), Optional.of(aggregate), () -> {});
  }

  /**
   * The same call, with something more to release when it is closed. What was added last is
   * released first; all are released, also where one throws.
   */
  public BoundAggregate onClose(Runnable release) {
    return new BoundAggregate(returnField, fixedState, objectState, Release.both(release, onClose));
  }

  /** Type, nullability, children and metadata of the result. */
  public Field returnField() {
    return returnField;
  }

  /** The aggregate over fixed state; present exactly if {@link #objectState()} is not. */
  public Optional<FixedStateAggregate> fixedState() {
    return fixedState;
  }

  public Optional<ObjectStateAggregate<?>> objectState() {
    return objectState;
  }

  @Override
  public void close() {
    onClose.run();
  }
}
