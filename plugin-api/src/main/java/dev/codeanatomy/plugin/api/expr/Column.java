package dev.codeanatomy.plugin.api.expr;

import dev.codeanatomy.plugin.api.PluginBuilds;
import java.util.Objects;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A column of the provider's own schema, by its name as the schema spells it. Immutable, safe for
 * many threads.
 */
@PluginBuilds(since = "0.1")
public final class Column implements Expression {
  private final Field field;

  private Column(Field field) {
    this.field = field;
  }

  public static Column of(Field field) {
    return new Column(Objects.requireNonNull(field));
  }

  public String name() {
    return field.getName();
  }

  @Override
  public Field field() {
    return field;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Column && ((Column) other).field.equals(field);
  }

  @Override
  public int hashCode() {
    return field.hashCode();
  }

  @Override
  public String toString() {
    return name();
  }
}
