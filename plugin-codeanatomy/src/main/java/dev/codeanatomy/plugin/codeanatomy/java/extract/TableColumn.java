package dev.codeanatomy.plugin.codeanatomy.java.extract;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * One column of an analysis table.
 *
 * @param field name, type and nullability
 * @param cells where its values come from
 */
record TableColumn(Field field, Cells cells) {
  static TableColumn utf8(String name, Cells cells) {
    return required(name, ArrowTypes.UTF8, cells);
  }

  static TableColumn optionalUtf8(String name, Cells cells) {
    return optional(name, ArrowTypes.UTF8, cells);
  }

  static TableColumn int64(String name, Cells cells) {
    return required(name, ArrowTypes.INT64, cells);
  }

  static TableColumn optionalInt64(String name, Cells cells) {
    return optional(name, ArrowTypes.INT64, cells);
  }

  static TableColumn int32(String name, Cells cells) {
    return required(name, ArrowTypes.INT32, cells);
  }

  static TableColumn bool(String name, Cells cells) {
    return required(name, ArrowTypes.BOOL, cells);
  }

  private static TableColumn required(String name, ArrowType type, Cells cells) {
    return new TableColumn(new Field(name, FieldType.notNullable(type), null), cells);
  }

  private static TableColumn optional(String name, ArrowType type, Cells cells) {
    return new TableColumn(new Field(name, FieldType.nullable(type), null), cells);
  }
}
