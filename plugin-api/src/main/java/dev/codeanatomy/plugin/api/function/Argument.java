package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.HostImplements;
import dev.codeanatomy.plugin.api.expr.Literal;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;

/** One argument of a call that is being bound. Immutable. */
@HostImplements(since = "0.1")
public interface Argument {
  /** Name, type, nullability, children and metadata of what the argument will be. */
  Field field();

  /** The argument's value where it is a constant, defaults included. */
  Optional<Literal> literal();

  /**
   * Says whether the call left the argument out, so that {@link #literal()} is the parameter's
   * default. A function whose real default is a plugin option, or that does something else when an
   * argument is absent than when it is null, asks this.
   */
  boolean isDefault();
}
