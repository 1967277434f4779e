package dev.codeanatomy.plugin.api.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * Types for properties: every row of the design's table of types, nested to any depth asked for.
 */
public final class ArrowFields {
  private ArrowFields() {}

  /** Types with nothing in them. */
  public static Arbitrary<ArrowType> scalars() {
    Arbitrary<TimeUnit> units = Arbitraries.of(TimeUnit.class);
    return Arbitraries.oneOf(
        Arbitraries.of(
            ArrowType.Bool.INSTANCE,
            ArrowType.Utf8.INSTANCE,
            ArrowType.LargeUtf8.INSTANCE,
            ArrowType.Utf8View.INSTANCE,
            ArrowType.Binary.INSTANCE,
            ArrowType.LargeBinary.INSTANCE,
            ArrowType.BinaryView.INSTANCE,
            ArrowType.Null.INSTANCE),
        Combinators.combine(Arbitraries.of(8, 16, 32, 64), Arbitraries.of(true, false))
            .as(ArrowType.Int::new),
        Arbitraries.of(FloatingPointPrecision.class).map(ArrowType.FloatingPoint::new),
        Arbitraries.integers()
            .between(1, 38)
            .flatMap(p -> Arbitraries.integers().between(0, p).map(s -> decimal(p, s))),
        Arbitraries.of(DateUnit.class).map(ArrowType.Date::new),
        units.map(unit -> new ArrowType.Time(unit, unit.ordinal() < 2 ? 32 : 64)),
        units.map(unit -> new ArrowType.Timestamp(unit, null)),
        Combinators.combine(
                units, Arbitraries.of("UTC", "Europe/Berlin", "+01:00", "a,b)", "a\"b", ""))
            .as(ArrowType.Timestamp::new),
        Arbitraries.of(IntervalUnit.class).map(ArrowType.Interval::new),
        units.map(ArrowType.Duration::new),
        Arbitraries.integers().between(0, 40).map(ArrowType.FixedSizeBinary::new));
  }

  private static ArrowType decimal(int precision, int scale) {
    return new ArrowType.Decimal(precision, scale, 128);
  }

  /** Types with all that is in them, each as a nullable field named {@code value}. */
  public static Arbitrary<Field> fields(int depth) {
    Arbitrary<Field> plain =
        Arbitraries.frequencyOf(
            Tuple.of(20, scalars().map(type -> field("value", true, type, List.of()))),
            Tuple.of(1, Arbitraries.just(uuid("value"))));
    if (depth == 0) {
      return plain;
    }
    Arbitrary<Field> inner = fields(depth - 1);
    Arbitrary<Field> item =
        Combinators.combine(inner, Arbitraries.of(true, false))
            .as((field, nullable) -> named(field, "item", nullable));
    return Arbitraries.oneOf(
        plain,
        item.map(element -> field("value", true, ArrowType.List.INSTANCE, List.of(element))),
        item.map(element -> field("value", true, ArrowType.LargeList.INSTANCE, List.of(element))),
        Combinators.combine(item, Arbitraries.integers().between(0, 9))
            .as((e, n) -> field("value", true, new ArrowType.FixedSizeList(n), List.of(e))),
        Combinators.combine(inner, inner, Arbitraries.of(true, false), Arbitraries.of(true, false))
            .as(ArrowFields::map),
        Combinators.combine(
                inner.list().ofMaxSize(3), Arbitraries.of(true, false), names().list().ofSize(3))
            .as(ArrowFields::struct));
  }

  private static Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.of("a", "b", "start", "Start", "a b", "a, b int64", "\"", "", "not null", "1"),
        Arbitraries.strings().ofMaxLength(5));
  }

  private static Field struct(List<Field> children, boolean nullable, List<String> names) {
    List<Field> named = new ArrayList<>();
    for (int i = 0; i < children.size(); i++) {
      named.add(named(children.get(i), names.get(i), nullable || i > 0));
    }
    return field("value", true, ArrowType.Struct.INSTANCE, named);
  }

  private static Field map(Field key, Field value, boolean nullable, boolean sorted) {
    List<Field> pair = List.of(named(key, "key", false), named(value, "value", nullable));
    Field entries = field("entries", false, ArrowType.Struct.INSTANCE, pair);
    return field("value", true, new ArrowType.Map(sorted), List.of(entries));
  }

  /** A UUID: sixteen bytes under Arrow's extension name. */
  public static Field uuid(String name) {
    Map<String, String> metadata =
        Map.of("ARROW:extension:name", "arrow.uuid", "ARROW:extension:metadata", "");
    return new Field(
        name, new FieldType(true, new ArrowType.FixedSizeBinary(16), null, metadata), null);
  }

  private static Field named(Field field, String name, boolean nullable) {
    FieldType type = new FieldType(nullable, field.getType(), null, field.getMetadata());
    return new Field(name, type, field.getChildren());
  }

  private static Field field(String name, boolean nullable, ArrowType type, List<Field> children) {
    return new Field(name, new FieldType(nullable, type, null), children);
  }
}
