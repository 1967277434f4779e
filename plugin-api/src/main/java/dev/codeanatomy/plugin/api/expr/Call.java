package dev.codeanatomy.plugin.api.expr;

import dev.codeanatomy.plugin.api.PluginBuilds;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A call of a function by Substrait's name for it: {@code equal}, {@code not_equal}, {@code lt},
 * {@code lte}, {@code gt}, {@code gte}, {@code and}, {@code or}, {@code not}, {@code is_null},
 * {@code is_not_null}, {@code starts_with}, {@code like}, {@code add} and so on. The list is open:
 * a provider answers {@code UNSUPPORTED} to a name it does not know. Immutable, safe for many
 * threads.
 */
@PluginBuilds(since = "0.1")
public final class Call implements Expression {
  private final String name;
  private final List<Expression> arguments;
  private final Field field;

  private Call(String name, List<Expression> arguments, Field field) {
    this.name = name;
    this.arguments = arguments;
    this.field = field;
  }

  public static Call of(String name, List<? extends Expression> arguments, Field field) {
    return new Call(
        Objects.requireNonNull(name), List.copyOf(arguments), Objects.requireNonNull(field));
  }

  public String name() {
    return name;
  }

  public List<Expression> arguments() {
    return arguments;
  }

  @Override
  public Field field() {
    return field;
  }

  /** Equal by name, arguments and result: its type, nullability and what is in it. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Call
        && ((Call) other).name.equals(name)
        && ((Call) other).arguments.equals(arguments)
        && ((Call) other).field.isNullable() == field.isNullable()
        && ((Call) other).field.getType().equals(field.getType())
        && ((Call) other).field.getChildren().equals(field.getChildren());
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, arguments, field.getType());
  }

  @Override
  public String toString() {
    return arguments.stream()
        .map(Object::toString)
        .collect(Collectors.joining(", ", name + "(", ")"));
  }
}
