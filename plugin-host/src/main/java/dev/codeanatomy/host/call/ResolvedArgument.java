package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.Argument;
import dev.codeanatomy.plugin.api.function.Parameter;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * One argument of a resolved call, after casts and defaults.
 *
 * @param parameter what it is for
 * @param field what the function sees
 * @param literal its value where it is a constant, cast and defaults included
 * @param givenIndex which of the given arguments it is; empty for a default
 * @param castTo what the caller must cast the given argument to; empty where it fits as it is
 */
public record ResolvedArgument(
    Parameter parameter,
    Field field,
    Optional<Literal> literal,
    OptionalInt givenIndex,
    Optional<ArrowType> castTo)
    implements Argument {

  @Override
  public boolean isDefault() {
    return givenIndex.isEmpty();
  }

  /** Says whether it is a column of the batches; if not, it is for bind alone. */
  public boolean isColumn() {
    return !parameter.literalOnly();
  }
}
