package dev.codeanatomy.plugin.api.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * Reads the text that {@link TypeText} writes. A type is a word, its arguments in parentheses, and
 * in angle brackets what is in it: {@code struct<at timestamp(us,UTC), tags list<utf8 not null>>}.
 */
final class TypeParser {
  private static final int DEEPEST = 64;

  private final String text;
  private int at;
  private int depth;

  private TypeParser(String text) {
    this.text = text;
  }

  static Field parse(String text) {
    TypeParser parser = new TypeParser(text);
    Field field = parser.type("value", true);
    if (parser.at != text.length()) {
      throw parser.refused("the end");
    }
    return field;
  }

  private Field type(String name, boolean nullable) {
    if (++depth > DEEPEST) {
      throw refused("at most " + DEEPEST + " levels");
    }
    int start = at;
    String word = word();
    List<String> arguments = arguments();
    Field field;
    switch (word) {
      case "list":
        field = nested(name, nullable, plain(ArrowType.List.INSTANCE, arguments), element());
        break;
      case "large_list":
        field = nested(name, nullable, plain(ArrowType.LargeList.INSTANCE, arguments), element());
        break;
      case "fixed_size_list":
        ArrowType fixed = new ArrowType.FixedSizeList(number(arguments, 0, 1, 0, 1 << 30));
        field = nested(name, nullable, fixed, element());
        break;
      case "map":
        boolean sorted = arguments.equals(List.of("sorted"));
        if (!sorted && !arguments.isEmpty()) {
          throw refused("map or map(sorted)");
        }
        field = nested(name, nullable, new ArrowType.Map(sorted), entries());
        break;
      case "struct":
        field = nested(name, nullable, plain(ArrowType.Struct.INSTANCE, arguments), members());
        break;
      case "uuid":
        FieldType uuid =
            new FieldType(
                nullable,
                plain(new ArrowType.FixedSizeBinary(16), arguments),
                null,
                Map.of(
                    TypeText.EXTENSION_KEY,
                    TypeText.UUID_EXTENSION,
                    "ARROW:extension:metadata",
                    ""));
        field = new Field(name, uuid, null);
        break;
      default:
        field = nested(name, nullable, scalar(start, word, arguments), List.of());
        break;
    }
    depth--;
    return field;
  }

  private static Field nested(String name, boolean nullable, ArrowType type, List<Field> children) {
    return new Field(name, new FieldType(nullable, type, null), children);
  }

  private ArrowType scalar(int start, String word, List<String> arguments) {
    switch (word) {
      case "decimal":
        return decimal(arguments, 128, 38);
      case "decimal32":
        return decimal(arguments, 32, 9);
      case "decimal64":
        return decimal(arguments, 64, 18);
      case "decimal256":
        return decimal(arguments, 256, 76);
      case "fixed_size_binary":
        return new ArrowType.FixedSizeBinary(number(arguments, 0, 1, 0, 1 << 30));
      case "timestamp":
        if (arguments.size() == 2) {
          return new ArrowType.Timestamp(unit(arguments.get(0)), arguments.get(1));
        }
        return new ArrowType.Timestamp(unit(only(arguments)), null);
      case "time":
        TimeUnit unit = unit(only(arguments));
        return new ArrowType.Time(unit, unit.compareTo(TimeUnit.MILLISECOND) <= 0 ? 32 : 64);
      case "duration":
        return new ArrowType.Duration(unit(only(arguments)));
      case "interval":
        return new ArrowType.Interval(interval(only(arguments)));
      default:
        return plain(unparameterised(start, word), arguments);
    }
  }

  private ArrowType unparameterised(int start, String word) {
    switch (word) {
      case "null":
        return ArrowType.Null.INSTANCE;
      case "bool":
        return ArrowType.Bool.INSTANCE;
      case "int8":
      case "int16":
      case "int32":
      case "int64":
        return new ArrowType.Int(Integer.parseInt(word.substring(3)), true);
      case "uint8":
      case "uint16":
      case "uint32":
      case "uint64":
        return new ArrowType.Int(Integer.parseInt(word.substring(4)), false);
      case "float16":
        return new ArrowType.FloatingPoint(FloatingPointPrecision.HALF);
      case "float32":
        return new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
      case "float64":
        return new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case "utf8":
        return ArrowType.Utf8.INSTANCE;
      case "large_utf8":
        return ArrowType.LargeUtf8.INSTANCE;
      case "utf8_view":
        return ArrowType.Utf8View.INSTANCE;
      case "binary":
        return ArrowType.Binary.INSTANCE;
      case "large_binary":
        return ArrowType.LargeBinary.INSTANCE;
      case "binary_view":
        return ArrowType.BinaryView.INSTANCE;
      case "date32":
        return new ArrowType.Date(DateUnit.DAY);
      case "date64":
        return new ArrowType.Date(DateUnit.MILLISECOND);
      default:
        at = start;
        throw refused("the name of a type, such as int64 or utf8,");
    }
  }

  private ArrowType plain(ArrowType type, List<String> arguments) {
    if (!arguments.isEmpty()) {
      throw refused("no arguments of " + TypeText.of(type));
    }
    return type;
  }

  private ArrowType decimal(List<String> arguments, int bits, int digits) {
    int precision = number(arguments, 0, 2, 1, digits);
    return new ArrowType.Decimal(precision, number(arguments, 1, 2, -digits, digits), bits);
  }

  private int number(List<String> arguments, int index, int count, int low, int high) {
    if (arguments.size() == count && arguments.get(index).matches("-?(0|[1-9][0-9]{0,9})")) {
      long number = Long.parseLong(arguments.get(index));
      if (low <= number && number <= high) {
        return (int) number;
      }
    }
    throw refused("a number from " + low + " to " + high + " before");
  }

  private String only(List<String> arguments) {
    if (arguments.size() != 1) {
      throw refused("one argument before");
    }
    return arguments.get(0);
  }

  private TimeUnit unit(String name) {
    switch (name) {
      case "s":
        return TimeUnit.SECOND;
      case "ms":
        return TimeUnit.MILLISECOND;
      case "us":
        return TimeUnit.MICROSECOND;
      case "ns":
        return TimeUnit.NANOSECOND;
      default:
        throw refused("one of s, ms, us, ns before");
    }
  }

  private IntervalUnit interval(String name) {
    for (IntervalUnit unit : IntervalUnit.values()) {
      if (unit.name().toLowerCase(Locale.ROOT).equals(name)) {
        return unit;
      }
    }
    throw refused("one of year_month, day_time, month_day_nano before");
  }

  private List<Field> element() {
    expect("<");
    Field element = child("item");
    expect(">");
    return List.of(element);
  }

  private List<Field> entries() {
    expect("<");
    Field key = type("key", false);
    expect(", ");
    Field value = child("value");
    expect(">");
    return List.of(nested("entries", false, ArrowType.Struct.INSTANCE, List.of(key, value)));
  }

  private List<Field> members() {
    List<Field> members = new ArrayList<>();
    expect("<");
    while (!skip(">")) {
      if (!members.isEmpty()) {
        expect(", ");
      }
      String name = text.startsWith("\"", at) ? quoted() : word();
      expect(" ");
      members.add(child(name));
    }
    return members;
  }

  private Field child(String name) {
    Field field = type(name, true);
    if (!skip(" not null")) {
      return field;
    }
    FieldType type = new FieldType(false, field.getType(), null, field.getMetadata());
    return new Field(name, type, field.getChildren());
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (skip("(")) {
      do {
        arguments.add(text.startsWith("\"", at) ? quoted() : until(",)"));
      } while (skip(","));
      expect(")");
    }
    return arguments;
  }

  private String until(String ends) {
    int start = at;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String word() {
    int start = at;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw refused("a name");
    }
    return text.substring(start, at);
  }

  private static boolean isWord(char c) {
    return c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  private String quoted() {
    StringBuilder name = new StringBuilder();
    expect("\"");
    while (true) {
      name.append(until("\""));
      expect("\"");
      if (!skip("\"")) {
        return name.toString();
      }
      name.append('"');
    }
  }

  private boolean skip(String token) {
    boolean there = text.startsWith(token, at);
    at += there ? token.length() : 0;
    return there;
  }

  private void expect(String token) {
    if (!skip(token)) {
      throw refused("'" + token + "'");
    }
  }

  private IllegalArgumentException refused(String expected) {
    return new IllegalArgumentException(
        "Expected " + expected + " at character " + (at + 1) + " of the type '" + text + "'");
  }
}
