package dev.codeanatomy.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.finding.FindingCode;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One property of an object's form.
 *
 * @param <T> the record
 * @param <V> the type of the record's component
 */
public abstract class Property<T, V> {
  private final String name;
  private final String doc;

  private Property(String name, String doc) {
    this.name = name;
    this.doc = doc;
  }

  final String name() {
    return name;
  }

  /** Reads it from its object's place; empty if something was reported. */
  abstract Optional<V> read(@Nullable JsonNode node, Place object);

  abstract void write(T owner, ObjectNode object);

  abstract boolean required();

  abstract ObjectNode bareSchema(SchemaDefinitions definitions);

  final ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode schema = bareSchema(definitions);
    return schema.put("description", doc);
  }

  // Only what this property read is ever stored under it.
  @SuppressWarnings("unchecked")
  final V cast(@Nullable Object value) {
    return (V) Objects.requireNonNull(value, name);
  }

  static final class Required<T, V> extends Property<T, V> {
    private final Shape<V> shape;
    private final Function<T, V> get;

    Required(String name, Shape<V> shape, Function<T, V> get, String doc) {
      super(name, doc);
      this.shape = shape;
      this.get = get;
    }

    @Override
    Optional<V> read(@Nullable JsonNode node, Place object) {
      if (node == null || node.isNull()) {
        object.report(
            object.finding(
                FindingCode.SPEC_MISSING_PROPERTY, "property '" + name() + "' is missing"));
        return Optional.empty();
      }
      return shape.read(node, object.key(name()));
    }

    @Override
    void write(T owner, ObjectNode object) {
      object.set(name(), shape.write(get.apply(owner)));
    }

    @Override
    boolean required() {
      return true;
    }

    @Override
    ObjectNode bareSchema(SchemaDefinitions definitions) {
      return shape.schema(definitions);
    }
  }

  static final class Defaulted<T, V> extends Property<T, V> {
    private final Shape<V> shape;
    private final V value;
    private final Function<T, V> get;

    Defaulted(String name, Shape<V> shape, V value, Function<T, V> get, String doc) {
      super(name, doc);
      this.shape = shape;
      this.value = value;
      this.get = get;
    }

    @Override
    Optional<V> read(@Nullable JsonNode node, Place object) {
      return node == null || node.isNull()
          ? Optional.of(value)
          : shape.read(node, object.key(name()));
    }

    @Override
    void write(T owner, ObjectNode object) {
      object.set(name(), shape.write(get.apply(owner)));
    }

    @Override
    boolean required() {
      return false;
    }

    @Override
    ObjectNode bareSchema(SchemaDefinitions definitions) {
      ObjectNode schema = shape.schema(definitions);
      schema.set("default", shape.write(value));
      return schema;
    }
  }

  static final class Maybe<T, V> extends Property<T, Optional<V>> {
    private final Shape<V> shape;
    private final Function<T, Optional<V>> get;

    Maybe(String name, Shape<V> shape, Function<T, Optional<V>> get, String doc) {
      super(name, doc);
      this.shape = shape;
      this.get = get;
    }

    @Override
    Optional<Optional<V>> read(@Nullable JsonNode node, Place object) {
      if (node == null || node.isNull()) {
        return Optional.of(Optional.empty());
      }
      return shape.read(node, object.key(name())).map(Optional::of);
    }

    @Override
    void write(T owner, ObjectNode object) {
      get.apply(owner).ifPresent(v -> object.set(name(), shape.write(v)));
    }

    @Override
    boolean required() {
      return false;
    }

    @Override
    ObjectNode bareSchema(SchemaDefinitions definitions) {
      return shape.schema(definitions);
    }
  }
}
