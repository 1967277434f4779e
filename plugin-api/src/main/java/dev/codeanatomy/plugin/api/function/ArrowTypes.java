package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginBuilds;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * The Arrow types that functions use most, and how a signature spells a type. Stateless, safe for
 * many threads.
 */
@PluginBuilds(since = "0.1")
public final class ArrowTypes {
  public static final ArrowType BOOL = ArrowType.Bool.INSTANCE;
  public static final ArrowType INT32 = new ArrowType.Int(32, true);
  public static final ArrowType INT64 = new ArrowType.Int(64, true);
  public static final ArrowType FLOAT32 =
      new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
  public static final ArrowType FLOAT64 =
      new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
  public static final ArrowType UTF8 = ArrowType.Utf8.INSTANCE;
  public static final ArrowType BINARY = ArrowType.Binary.INSTANCE;
  public static final ArrowType DATE32 = new ArrowType.Date(DateUnit.DAY);
  public static final ArrowType TIMESTAMP_US = new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);

  private ArrowTypes() {}

  /** A nullable field of a type without children. */
  public static Field nullable(String name, ArrowType type) {
    return new Field(name, FieldType.nullable(type), null);
  }

  /** A field of a type without children that is never null. */
  public static Field notNull(String name, ArrowType type) {
    return new Field(name, FieldType.notNullable(type), null);
  }

  /**
   * The type as a signature spells it, without what is in it: {@code bool}, {@code int64}, {@code
   * timestamp(us,UTC)}, {@code fixed_size_binary(16)}, {@code struct}.
   */
  public static String text(ArrowType type) {
    return TypeText.of(type);
  }

  /**
   * The type of a field as a signature spells it, with all that is in it: {@code list<utf8>},
   * {@code fixed_size_list(3)<float32>}, {@code struct<start int64, "odd name" utf8 not null>},
   * {@code map<utf8, int64>}, {@code uuid}. Two types that differ have two texts. The field's own
   * name, nullability and metadata are no part of its type, nor are the names of what is in a list
   * or a map.
   */
  public static String text(Field field) {
    return TypeText.of(field);
  }

  /**
   * The type that {@link #text(Field)} spells so.
   *
   * @return a nullable field named {@code value}; what is in a list is named {@code item}, in a map
   *     {@code entries} with {@code key} and {@code value}
   * @throws IllegalArgumentException if the text is no such type; the message says where and what
   *     was expected
   */
  public static Field parse(String text) {
    return TypeParser.parse(text);
  }
}
