package dev.codeanatomy.plugin.api.expr;

import dev.codeanatomy.plugin.api.HostImplements;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A {@link Column}, a {@link Literal} or a {@link Call}; later versions may bring more, so code
 * that meets another kind must answer {@code UNSUPPORTED}. Immutable.
 */
@HostImplements(since = "0.1")
public interface Expression {
  /** The type and nullability of the expression's value; the name has no meaning. */
  Field field();
}
