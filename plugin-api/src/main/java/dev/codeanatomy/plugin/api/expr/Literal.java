package dev.codeanatomy.plugin.api.expr;

import dev.codeanatomy.plugin.api.PluginBuilds;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * A constant with its Arrow type. The value is always one of its type, and its Java class follows
 * from the type alone:
 *
 * <ul>
 *   <li>{@code Boolean} for Bool;
 *   <li>{@code Long} for integers of up to 32 bits and Int64, {@code BigInteger} for UInt64;
 *   <li>{@code Long} for Date32 and Date64 (days since 1970-01-01), for times (in the type's unit,
 *       from midnight, at most a day) and timestamps (in the type's unit, from 1970-01-01);
 *   <li>{@code Double} for Float32 (one that a float holds exactly) and Float64;
 *   <li>{@code BigDecimal} for decimals, of exactly the type's scale;
 *   <li>Arrow's {@code PeriodDuration} for intervals of months, days and nanoseconds, its period
 *       without years;
 *   <li>{@code String} for texts, {@code byte[]} for bytes (of the right length where it is fixed);
 *   <li>{@code List<Literal>} for what is nested: a list's elements, a struct's children in order,
 *       a map's entries, each a struct of key and value.
 * </ul>
 *
 * <p>Of any other type there is the null alone. Immutable: bytes are copied in and out.
 */
@PluginBuilds(since = "0.1")
public final class Literal implements Expression {
  private static final FieldType NOT_NULL_STRUCT = FieldType.notNullable(ArrowType.Struct.INSTANCE);

  private final Field field;
  private final Optional<Object> value;

  private Literal(Field field, Optional<Object> value) {
    this.field = field;
    this.value = value;
  }

  public static Literal ofBoolean(boolean value) {
    return of(ArrowTypes.BOOL, value);
  }

  public static Literal ofInt32(int value) {
    return of(ArrowTypes.INT32, (long) value);
  }

  public static Literal ofInt64(long value) {
    return of(ArrowTypes.INT64, value);
  }

  public static Literal ofFloat32(float value) {
    return of(ArrowTypes.FLOAT32, (double) value);
  }

  public static Literal ofFloat64(double value) {
    return of(ArrowTypes.FLOAT64, value);
  }

  public static Literal ofUtf8(String value) {
    return of(ArrowTypes.UTF8, value);
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
      children.add(named(names.get(i), true, values.get(i).field()));
    }
    return of(new Field("literal", NOT_NULL_STRUCT, children), values);
  }

  /**
   * A list, which is not null itself.
   *
   * @param element the type of the elements, and whether they may be null
   * @throws IllegalArgumentException if one of the values is no such element
   */
  public static Literal ofList(Field element, List<Literal> values) {
    Field item = named("item", element.isNullable(), element);
    return of(
        new Field("literal", FieldType.notNullable(ArrowType.List.INSTANCE), List.of(item)),
        values);
  }

  /**
   * A map, which is not null itself, with its entries in the order of the argument's.
   *
   * @param key the type of the keys, which are never null
   * @param value the type of the values, and whether they may be null
   * @throws IllegalArgumentException if one of the entries does not fit
   */
  public static Literal ofMap(Field key, Field value, Map<Literal, Literal> entries) {
    Field pair =
        new Field(
            "entries",
            NOT_NULL_STRUCT,
            List.of(named("key", false, key), named("value", value.isNullable(), value)));
    List<Literal> pairs = new ArrayList<>();
    entries.forEach((k, v) -> pairs.add(of(pair, List.of(k, v))));
    return of(
        new Field("literal", FieldType.notNullable(new ArrowType.Map(false)), List.of(pair)),
        pairs);
  }

  /** The null of a type with nothing in it. */
  public static Literal ofNull(ArrowType type) {
    return ofNull(ArrowTypes.nullable("literal", type));
  }

  /** The null of a field's type. */
  public static Literal ofNull(Field type) {
    return new Literal(named("literal", true, type), Optional.empty());
  }

  /**
   * A value of a type with nothing in it, represented as the class comment says. For UInt64 a
   * {@code Long} will do too, and a decimal of fewer digits behind the point.
   *
   * @throws IllegalArgumentException if it is no value of the type
   */
  public static Literal of(ArrowType type, Object value) {
    return of(ArrowTypes.nullable("literal", type), value);
  }

  /**
   * A value of a field's type, represented as the class comment says.
   *
   * @throws IllegalArgumentException if it is no value of the type
   */
  public static Literal of(Field type, Object value) {
    return new Literal(
        named("literal", false, type), Optional.of(LiteralValue.checked(type, value)));
  }

  private static Field named(String name, boolean nullable, Field type) {
    return new Field(
        name,
        new FieldType(nullable, type.getType(), null, type.getMetadata()),
        type.getChildren());
  }

  @Override
  public Field field() {
    return field;
  }

  public ArrowType type() {
    return field.getType();
  }

  /** The value as the class comment says, or empty for a null. */
  public Optional<Object> value() {
    return value.map(v -> v instanceof byte[] ? ((byte[]) v).clone() : v);
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

  /** The value as a whole number; for UInt64 only below 2^63. */
  public long asLong() {
    if (value.isPresent() && value.get() instanceof BigInteger) {
      BigInteger number = (BigInteger) value.get();
      if (number.bitLength() < Long.SIZE) {
        return number.longValue();
      }
    }
    return get(Long.class);
  }

  public double asDouble() {
    return get(Double.class);
  }

  public BigDecimal asDecimal() {
    return get(BigDecimal.class);
  }

  public String asString() {
    return get(String.class);
  }

  /** A copy of the bytes. */
  public byte[] asBytes() {
    return get(byte[].class).clone();
  }

  /** What is in a list, a struct or a map, as the class comment says. */
  public List<Literal> asList() {
    List<Literal> values = new ArrayList<>();
    get(List.class).forEach(each -> values.add((Literal) each));
    return values;
  }

  private <T> T get(Class<T> wanted) {
    if (value.isEmpty() || !wanted.isInstance(value.get())) {
      throw new IllegalStateException(
          "The literal " + this + " is not a " + wanted.getSimpleName());
    }
    return wanted.cast(value.get());
  }

  /** Equal by type, with all that is in it, and value. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Literal
        && ((Literal) other).type().equals(type())
        && ArrowTypes.text(((Literal) other).field).equals(ArrowTypes.text(field))
        && Objects.deepEquals(((Literal) other).value.orElse(null), value.orElse(null));
  }

  @Override
  public int hashCode() {
    return type().hashCode() * 31 + Arrays.deepHashCode(new Object[] {value.orElse(null)});
  }

  /** The value, a colon and the type: {@code 'it''s':utf8}, {@code {start: 1}:struct<…>}. */
  @Override
  public String toString() {
    return LiteralValue.text(this) + ":" + ArrowTypes.text(field);
  }
}
