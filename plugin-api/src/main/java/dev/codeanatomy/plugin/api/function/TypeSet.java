package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginBuilds;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * The types a parameter accepts or a function may return. An argument of another type is cast by
 * the host to the first of {@link #castTargets()} to which it casts without loss, or refused.
 */
@PluginBuilds(since = "0.1")
public final class TypeSet {
  private static final TypeSet ANY = new TypeSet("any", List.of(), type -> true);
  private static final TypeSet INTEGER =
      new TypeSet("integer", List.of(ArrowTypes.INT64), type -> type instanceof ArrowType.Int);
  private static final TypeSet NUMERIC =
      new TypeSet(
          "numeric",
          List.of(ArrowTypes.INT64, ArrowTypes.FLOAT64),
          type ->
              type instanceof ArrowType.Int
                  || type instanceof ArrowType.FloatingPoint
                  || type instanceof ArrowType.Decimal);
  private static final TypeSet STRUCT =
      new TypeSet("struct", List.of(), type -> type instanceof ArrowType.Struct);
  private static final TypeSet LIST =
      new TypeSet("list", List.of(), type -> type instanceof ArrowType.List);
  private static final TypeSet MAP =
      new TypeSet("map", List.of(), type -> type instanceof ArrowType.Map);

  private final String text;
  private final List<ArrowType> castTargets;
  private final Predicate<ArrowType> accepts;

  private TypeSet(String text, List<ArrowType> castTargets, Predicate<ArrowType> accepts) {
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
        accepted::contains);
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

  public boolean accepts(ArrowType type) {
    return accepts.test(Objects.requireNonNull(type));
  }

  /** The types the host may cast an argument to, best first. */
  public List<ArrowType> castTargets() {
    return castTargets;
  }

  /** How a signature spells the set: {@code utf8}, {@code int64|float64}, {@code any}. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
