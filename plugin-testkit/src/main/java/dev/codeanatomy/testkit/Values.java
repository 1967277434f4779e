package dev.codeanatomy.testkit;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Values of a type. They are of moderate size, so that what adds them up does not overflow, and
 * floating point ones are eighths, whose sums are exact. Stateless.
 */
final class Values {
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "ab",
          "Z",
          "hello world",
          "it's",
          " padded ",
          "tab\tand\nline",
          "1",
          "-17",
          "3.5",
          "2024-02-29",
          "naïve",
          "Straße",
          "日本語",
          "𝒳𝒴",
          "e\u0301",
          "%_\\",
          "x".repeat(300));

  /** A type of each kind. */
  static final List<Field> TYPES =
      Stream.of(
              "bool",
              "int8",
              "int16",
              "int32",
              "int64",
              "uint8",
              "uint16",
              "uint32",
              "uint64",
              "float32",
              "float64",
              "decimal(18,3)",
              "utf8",
              "binary",
              "date32",
              "time(us)",
              "timestamp(us)",
              "timestamp(us,UTC)",
              "list<int64>",
              "list<utf8>",
              "struct<start int64, end int64>",
              "map<utf8, int64>")
          .map(ArrowTypes::parse)
          .toList();

  private Values() {}

  /** A value of the field's type, not null; the null of a type that has no constants. */
  static Literal of(Field field, Random random) {
    ArrowType type = field.getType();
    return switch (type.getTypeID()) {
      case Bool -> Literal.of(field, random.nextBoolean());
      case Int -> whole(field, (ArrowType.Int) type, random);
      case FloatingPoint -> point(field, (ArrowType.FloatingPoint) type, random);
      case Decimal -> decimal(field, (ArrowType.Decimal) type, random);
      case Utf8, LargeUtf8, Utf8View -> Literal.of(field, text(random));
      case Binary, LargeBinary, BinaryView -> Literal.of(field, bytes(random.nextInt(20), random));
      case FixedSizeBinary ->
          Literal.of(field, bytes(((ArrowType.FixedSizeBinary) type).getByteWidth(), random));
      case Date -> Literal.of(field, (long) random.nextInt(40_000) - 10_000);
      case Time -> Literal.of(field, (long) random.nextInt(86_400));
      case Timestamp -> Literal.of(field, (long) random.nextInt());
      case List, LargeList -> Literal.of(field, list(field, random.nextInt(4), random));
      case FixedSizeList ->
          Literal.of(field, list(field, ((ArrowType.FixedSizeList) type).getListSize(), random));
      case Map -> Literal.of(field, entries(field, random));
      case Struct ->
          Literal.of(
              field, field.getChildren().stream().map(child -> child(child, random)).toList());
      default -> Literal.ofNull(field);
    };
  }

  private static Literal point(Field field, ArrowType.FloatingPoint type, Random random) {
    return type.getPrecision() == FloatingPointPrecision.HALF
        ? Literal.ofNull(field)
        : Literal.of(field, (random.nextInt(16_001) - 8_000) / 8.0);
  }

  private static Literal decimal(Field field, ArrowType.Decimal type, Random random) {
    int range = (int) Math.pow(10, Math.min(type.getPrecision(), 6));
    return Literal.of(
        field, BigDecimal.valueOf(random.nextInt(2 * range - 1) - range + 1L, type.getScale()));
  }

  private static Literal whole(Field field, ArrowType.Int type, Random random) {
    int range = type.getBitWidth() == 8 ? 100 : 1_000;
    long value = type.getIsSigned() ? random.nextInt(2 * range) - range : random.nextInt(range);
    return type.getIsSigned() || type.getBitWidth() < 64
        ? Literal.of(field, value)
        : Literal.of(field, BigInteger.valueOf(value));
  }

  private static String text(Random random) {
    int choice = random.nextInt(TEXTS.size() * 2);
    return choice < TEXTS.size()
        ? TEXTS.get(choice)
        : Integer.toString(random.nextInt(1 << 20), 36);
  }

  private static byte[] bytes(int length, Random random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Inside other values a null is as good as any where it is allowed. */
  private static Literal child(Field field, Random random) {
    return field.isNullable() && random.nextInt(8) == 0 ? Literal.ofNull(field) : of(field, random);
  }

  private static List<Literal> list(Field field, int size, Random random) {
    List<Literal> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(child(field.getChildren().get(0), random));
    }
    return values;
  }

  private static List<Literal> entries(Field field, Random random) {
    Set<Literal> keys = new HashSet<>();
    List<Literal> entries = new ArrayList<>();
    for (Literal entry : list(field, random.nextInt(4), random)) {
      if (!entry.isNull() && keys.add(entry.asList().get(0))) {
        entries.add(entry);
      }
    }
    return entries;
  }
}
