package dev.codeanatomy.engine.duckdb;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.codeanatomy.engine.catalog.types.TypeTable;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * UUIDs of results. DuckDB exports them as texts, unless it is asked to export everything without
 * loss, and then truth values come as bytes; so the texts are turned into UUIDs here.
 */
final class UuidColumns {
  private final CApi api;

  UuidColumns(CApi api) {
    this.api = api;
  }

  /**
   * The exported schema with UUIDs where the columns have them.
   *
   * @param types address of the columns' logical types
   */
  Schema declared(Schema exported, long types) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < exported.getFields().size(); i++) {
      fields.add(declared(exported.getFields().get(i), Memory.getLong(types + 8L * i)));
    }
    return new Schema(fields);
  }

  private Field declared(Field exported, long type) {
    List<Field> children = exported.getChildren();
    return switch (api.getTypeId(type)) {
      case ColumnType.UUID -> TypeTable.uuid(exported.getName());
      case ColumnType.LIST ->
          with(exported, List.of(owned(children.get(0), api.listTypeChildType(type))));
      case ColumnType.STRUCT -> {
        List<Field> members = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) {
          members.add(owned(children.get(i), api.structTypeChildType(type, i)));
        }
        yield with(exported, members);
      }
      case ColumnType.MAP -> {
        List<Field> entry = children.get(0).getChildren();
        Field key = owned(entry.get(0), api.mapTypeKeyType(type));
        Field value = owned(entry.get(1), api.mapTypeValueType(type));
        yield with(exported, List.of(with(children.get(0), List.of(key, value))));
      }
      default -> exported;
    };
  }

  /** The same for a type that is ours to destroy. */
  private Field owned(Field exported, long type) {
    try (Arena arena = Arena.ofConfined()) {
      try {
        return declared(exported, type);
      } finally {
        api.destroyLogicalType(arena.allocateFrom(JAVA_LONG, type).address());
      }
    }
  }

  private static Field with(Field field, List<Field> children) {
    FieldType type =
        new FieldType(
            field.isNullable(), field.getType(), field.getDictionary(), field.getMetadata());
    return new Field(field.getName(), type, children);
  }

  /** Moves what was exported to an empty vector of the declared field, UUIDs as such. */
  static void move(FieldVector exported, FieldVector declared) {
    if (TypeTable.isUuid(declared.getField())) {
      parse((VarCharVector) exported, (FixedSizeBinaryVector) declared);
      return;
    }
    if (!hasUuid(declared.getField())) {
      exported.makeTransferPair(declared).transfer();
      return;
    }
    int rows = exported.getValueCount();
    declared.loadFieldBuffers(
        new ArrowFieldNode(rows, exported.getNullCount()), exported.getFieldBuffers());
    for (int i = 0; i < declared.getChildrenFromFields().size(); i++) {
      move(exported.getChildrenFromFields().get(i), declared.getChildrenFromFields().get(i));
    }
  }

  private static boolean hasUuid(Field field) {
    return TypeTable.isUuid(field) || field.getChildren().stream().anyMatch(UuidColumns::hasUuid);
  }

  private static void parse(VarCharVector texts, FixedSizeBinaryVector target) {
    target.allocateNew(texts.getValueCount());
    byte[] bytes = new byte[target.getByteWidth()];
    for (int row = 0; row < texts.getValueCount(); row++) {
      if (!texts.isNull(row)) {
        UUID uuid = UUID.fromString(new String(texts.get(row), StandardCharsets.US_ASCII));
        ByteBuffer.wrap(bytes)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits());
        target.set(row, bytes);
      }
    }
    target.setValueCount(texts.getValueCount());
  }
}
