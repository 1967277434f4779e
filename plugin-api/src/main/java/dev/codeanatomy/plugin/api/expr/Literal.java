package dev.codeanatomy.plugin.api.expr;

import dev.codeanatomy.plugin.api.PluginBuilds;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * A constant with its Arrow type. The Java value is a Boolean for {@code Bool}; a Long for signed
 * and unsigned integers up to 63 bits, dates (days since 1970-01-01), times and timestamps (in the
 * type's unit); a Double for floating point; a BigDecimal for decimals; a String for {@code Utf8};
 * a byte array for {@code Binary}; a List of literals, one per child, for {@code Struct}.
 */
@PluginBuilds(since = "0.1")
public final class Literal implements Expression {
  private final Field field;
  private final Optional<Object> value;

  private Literal(ArrowType type, Optional<Object> value) {
    this(new Field("literal", new FieldType(value.isEmpty(), type, null), null), value);
  }

  private Literal(Field field, Optional<Object> value) {
    this.field = field;
    this.value = value;
  }

  public static Literal ofBoolean(boolean value) {
    return new Literal(ArrowTypes.BOOL, Optional.of(value));
  }

  public static Literal ofInt32(int value) {
    return new Literal(ArrowTypes.INT32, Optional.of((long) value));
  }

  public static Literal ofInt64(long value) {
    return new Literal(ArrowTypes.INT64, Optional.of(value));
  }

  public static Literal ofFloat64(double value) {
    return new Literal(ArrowTypes.FLOAT64, Optional.of(value));
  }

  public static Literal ofUtf8(String value) {
    return new Literal(ArrowTypes.UTF8, Optional.of(value));
  }

  /**
   * A struct, which is not null itself; its children may be.
   *
   * @param names the children's names, in order
   * @param values the children's values, as many as names
   * @throws IllegalArgumentException if there are more of one than of the other
   */
  public static Literal ofStruct(List<String> names, List<Literal> values) {
    if (names.size() != values.size()) {
      throw new IllegalArgumentException(
          "A struct has as many names as values: " + names + ", " + values);
    }
    List<Field> children = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Field value = values.get(i).field();
      children.add(
          new Field(names.get(i), FieldType.nullable(value.getType()), value.getChildren()));
    }
    Field field = new Field("literal", FieldType.notNullable(ArrowType.Struct.INSTANCE), children);
    return new Literal(field, Optional.of(List.copyOf(values)));
  }

  /** The null of a type. */
  public static Literal ofNull(ArrowType type) {
    return new Literal(type, Optional.empty());
  }

  /**
   * A value of any type, represented as the class comment says. A byte array is copied.
   *
   * @throws IllegalArgumentException if the value's class is none of those
   */
  public static Literal of(ArrowType type, Object value) {
    if (!(value instanceof Boolean
        || value instanceof Long
        || value instanceof Double
        || value instanceof BigDecimal
        || value instanceof String
        || value instanceof byte[])) {
      throw new IllegalArgumentException("No literal is represented by " + value.getClass());
    }
    return new Literal(type, Optional.of(copy(value)));
  }

  @Override
  public Field field() {
    return field;
  }

  public ArrowType type() {
    return field.getType();
  }

  /** The value as the class comment says, or empty for a null. A byte array is a copy. */
  public Optional<Object> value() {
    return value.map(Literal::copy);
  }

  private static Object copy(Object value) {
    return value instanceof byte[] ? ((byte[]) value).clone() : value;
  }

  public boolean isNull() {
    return value.isEmpty();
  }

  /**
   * The value as a boolean.
   *
   * @throws IllegalStateException if it is null or of another kind; so for the getters below
   */
  public boolean asBoolean() {
    return get(Boolean.class);
  }

  public long asLong() {
    return get(Long.class);
  }

  public double asDouble() {
    return get(Double.class);
  }

  public String asString() {
    return get(String.class);
  }

  private <T> T get(Class<T> wanted) {
    if (value.isEmpty() || !wanted.isInstance(value.get())) {
      throw new IllegalStateException(
          "The literal " + this + " is not a " + wanted.getSimpleName());
    }
    return wanted.cast(value.get());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Literal
        && ((Literal) other).type().equals(type())
        && ((Literal) other).field.getChildren().equals(field.getChildren())
        && Objects.deepEquals(((Literal) other).value.orElse(null), value.orElse(null));
  }

  @Override
  public int hashCode() {
    return type().hashCode() * 31 + Arrays.deepHashCode(new Object[] {value.orElse(null)});
  }

  @Override
  public String toString() {
    return value.map(v -> v instanceof String ? "'" + v + "'" : v.toString()).orElse("null")
        + ":"
        + ArrowTypes.text(type());
  }
}
