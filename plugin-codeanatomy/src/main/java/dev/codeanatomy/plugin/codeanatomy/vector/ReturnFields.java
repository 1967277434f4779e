package dev.codeanatomy.plugin.codeanatomy.vector;

import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** Fields that bound functions return. */
public final class ReturnFields {
  /** The metadata key that says what kind of thing a value names. */
  public static final String SEMANTIC_TYPE = "semantic_type";

  private ReturnFields() {}

  /** A nullable field of a type without children, with metadata. */
  public static Field nullable(String name, ArrowType type, Map<String, String> metadata) {
    return new Field(name, new FieldType(true, type, null, metadata), List.of());
  }

  /** A nullable field of another's type, with its children and metadata. */
  public static Field nullable(String name, Field type) {
    return new Field(
        name,
        new FieldType(true, type.getType(), type.getDictionary(), type.getMetadata()),
        type.getChildren());
  }

  /** A struct that is never null itself, with metadata. */
  public static Field struct(String name, List<Field> children, Map<String, String> metadata) {
    return new Field(
        name, new FieldType(false, ArrowType.Struct.INSTANCE, null, metadata), children);
  }
}
