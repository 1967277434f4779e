package dev.codeanatomy.plugin.codeanatomy;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.Argument;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.TypeSet;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Parameters of functions, each with its description, and what a call gives for them. */
public final class Parameters {
  private Parameters() {}

  /** A required text. */
  public static Parameter text(String name, String description) {
    return required(name, ArrowTypes.UTF8, description);
  }

  /** A required parameter of one type. */
  public static Parameter required(String name, ArrowType type, String description) {
    return required(name, TypeSet.of(type), description);
  }

  /** A required parameter of one of these types. */
  public static Parameter required(String name, TypeSet types, String description) {
    return Parameter.builder(name, types).description(description).build();
  }

  /** A parameter that may be left out. */
  public static Parameter optional(String name, Literal standard, String description) {
    return Parameter.builder(name, TypeSet.of(standard.type()))
        .defaultValue(standard)
        .description(description)
        .build();
  }

  /** A constant that may be left out. */
  public static Parameter option(String name, Literal standard, String description) {
    return Parameter.builder(name, TypeSet.of(standard.type()))
        .literalOnly()
        .defaultValue(standard)
        .description(description)
        .build();
  }

  /** What the call itself says; empty if it leaves the argument out or gives null. */
  public static Optional<Literal> given(Argument argument) {
    return argument.isDefault()
        ? Optional.empty()
        : argument.literal().filter(literal -> !literal.isNull());
  }
}
