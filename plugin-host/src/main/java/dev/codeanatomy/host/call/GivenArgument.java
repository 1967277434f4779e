package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.expr.Literal;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * One argument as a call writes it.
 *
 * @param name where the call names it ({@code form => 'NFC'})
 * @param field its type, nullability, children and metadata
 * @param literal its value where it is a constant
 */
public record GivenArgument(Optional<String> name, Field field, Optional<Literal> literal) {
  /** A positional argument that is no constant. */
  public static GivenArgument of(Field field) {
    return new GivenArgument(Optional.empty(), field, Optional.empty());
  }

  /** A positional constant. */
  public static GivenArgument of(Literal literal) {
    return new GivenArgument(Optional.empty(), literal.field(), Optional.of(literal));
  }

  /** The same under a name. */
  public GivenArgument named(String parameter) {
    return new GivenArgument(Optional.of(parameter), field, literal);
  }
}
