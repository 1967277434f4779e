package dev.codeanatomy.contract.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Collects the properties of an object's form, in the order people should read them. Not
 * thread-safe; {@link #build} ends it.
 *
 * @param <T> the record
 */
public final class Properties<T> {
  final String name;
  final String description;
  Optional<Map.Entry<String, String>> tag = Optional.empty();
  final List<Property<T, ?>> properties = new ArrayList<>();
  final Map<String, String> later = new LinkedHashMap<>();

  private Properties(String name, String description) {
    this.name = name;
    this.description = description;
  }

  /** Starts the form of an object. */
  public static <T> Properties<T> of(String name, String description) {
    return new Properties<>(name, description);
  }

  /** The property that tells this object from its alternatives, and its value. */
  public Properties<T> tag(String property, String value) {
    tag = Optional.of(Map.entry(property, value));
    return this;
  }

  /** A property that must be there. */
  public <V> Property<T, V> required(
      String property, Shape<V> shape, Function<T, V> get, String doc) {
    return add(new Property.Required<>(property, shape, get, doc));
  }

  /** A property that has a value when it is absent. */
  public <V> Property<T, V> defaulted(
      String property, Shape<V> shape, V value, Function<T, V> get, String doc) {
    return add(new Property.Defaulted<>(property, shape, value, get, doc));
  }

  /** A property that may be absent. */
  public <V> Property<T, Optional<V>> optional(
      String property, Shape<V> shape, Function<T, Optional<V>> get, String doc) {
    return add(new Property.Maybe<>(property, shape, get, doc));
  }

  /** A property that is known, and refused by name with this explanation. */
  public Properties<T> later(String property, String why) {
    later.put(property, why);
    return this;
  }

  /** The form, given how a record is made of its values. */
  public ObjectShape<T> build(Function<ObjectShape.Values, T> construct) {
    return new ObjectShape<>(this, construct);
  }

  private <P extends Property<T, ?>> P add(P property) {
    properties.add(property);
    return property;
  }
}
