package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginBuilds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * The types a parameter accepts or a function may return. An argument of another type is cast by
 * the host to the first of {@link #castTargets()} to which it casts without loss, or refused.
 * Immutable, safe for many threads.
 */
@PluginBuilds(since = "0.1")
public final class TypeSet {
  private static final TypeSet ANY = new TypeSet("any", List.of(), field -> true);
  private static final TypeSet INTEGER =
      new TypeSet("integer", List.of(ArrowTypes.INT64), ofType(t -> t instanceof ArrowType.Int));
  private static final TypeSet NUMERIC =
      new TypeSet(
          "numeric",
          List.of(ArrowTypes.INT64, ArrowTypes.FLOAT64),
          ofType(
              type ->
                  type instanceof ArrowType.Int
                      || type instanceof ArrowType.FloatingPoint
                      || type instanceof ArrowType.Decimal));
  private static final TypeSet STRUCT =
      new TypeSet("struct", List.of(), ofType(type -> type instanceof ArrowType.Struct));
  private static final TypeSet LIST =
      new TypeSet("list", List.of(), ofType(type -> type instanceof ArrowType.List));
  private static final TypeSet MAP =
      new TypeSet("map", List.of(), ofType(type -> type instanceof ArrowType.Map));

  private final String text;
  private final List<ArrowType> castTargets;
  private final Predicate<Field> accepts;

  private TypeSet(String text, List<ArrowType> castTargets, Predicate<Field> accepts) {
    this.text = text;
    this.castTargets = castTargets;
    this.accepts = accepts;
  }

  /** Exactly these types, which are the cast targets too, in this order. At least one. */
  public static TypeSet of(ArrowType... types) {
    List<ArrowType> accepted = List.of(types);
    if (accepted.isEmpty()) {
      throw new IllegalArgumentException("A set of types has at least one type");
    }
    return new TypeSet(
        accepted.stream().map(ArrowTypes::text).collect(Collectors.joining("|")),
        accepted,
        ofType(accepted::contains));
  }

  /**
   * Exactly these types with all that is in them: the names and types of a struct's children, the
   * type of a list's elements. What may be null in an accepted type may be null in one of these
   * too. Nothing casts to them.
   *
   * @param type a type as a field, whose own name and nullability mean nothing
   * @throws IllegalArgumentException if one of them has no text that {@link ArrowTypes#parse} reads
   */
  public static TypeSet exactly(Field type, Field... more) {
    List<Field> accepted = new ArrayList<>();
    Stream.concat(Stream.of(type), Stream.of(more))
        .forEach(each -> accepted.add(ArrowTypes.parse(ArrowTypes.text(each))));
    return new TypeSet(
        accepted.stream().map(ArrowTypes::text).collect(Collectors.joining("|")),
        List.of(),
        field -> accepted.stream().anyMatch(declared -> holds(declared, field)));
  }

  private static Predicate<Field> ofType(Predicate<ArrowType> accepts) {
    return field -> accepts.test(field.getType());
  }

  /** Whether every value of {@code given} is one of {@code declared}; both as types. */
  private static boolean holds(Field declared, Field given) {
    List<Field> wanted = declared.getChildren();
    List<Field> found = given.getChildren();
    if (!declared.getType().equals(given.getType())
        || wanted.size() != found.size()
        || wanted.isEmpty() && !ArrowTypes.text(declared).equals(ArrowTypes.text(given))) {
      return false;
    }
    boolean named = declared.getType() instanceof ArrowType.Struct;
    for (int i = 0; i < wanted.size(); i++) {
      boolean sameName = !named || wanted.get(i).getName().equals(found.get(i).getName());
      boolean mayBeNull = wanted.get(i).isNullable() || !found.get(i).isNullable();
      if (!sameName || !mayBeNull || !holds(wanted.get(i), found.get(i))) {
        return false;
      }
    }
    return true;
  }

  public static TypeSet any() {
    return ANY;
  }

  /** Signed and unsigned integers; anything smaller casts to int64. */
  public static TypeSet integer() {
    return INTEGER;
  }

  /** Integers, floating point numbers and decimals. */
  public static TypeSet numeric() {
    return NUMERIC;
  }

  public static TypeSet struct() {
    return STRUCT;
  }

  public static TypeSet list() {
    return LIST;
  }

  public static TypeSet map() {
    return MAP;
  }

  /** Says whether a value of this type with nothing in it is accepted. */
  public boolean accepts(ArrowType type) {
    return accepts(ArrowTypes.nullable("value", type));
  }

  /**
   * Says whether a value of the field's type is accepted; its name and nullability are not read.
   */
  public boolean accepts(Field field) {
    return accepts.test(Objects.requireNonNull(field));
  }

  /** The types the host may cast an argument to, best first. */
  public List<ArrowType> castTargets() {
    return castTargets;
  }

  /**
   * How a signature spells the set: {@code utf8}, {@code int64|float64}, {@code any}, {@code
   * list<utf8>}.
   */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
