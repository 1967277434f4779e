package dev.codeanatomy.engine.duckdb;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** A {@code duckdb_logical_type} that is destroyed when closed. */
final class LogicalType implements AutoCloseable {
  private final CApi api;
  private final long pointer;

  private LogicalType(CApi api, long pointer) {
    this.api = api;
    this.pointer = pointer;
  }

  static LogicalType of(CApi api, ColumnType type) {
    List<LogicalType> children = new ArrayList<>();
    try {
      for (ColumnType child : type.children()) {
        children.add(of(api, child));
      }
      return new LogicalType(api, create(api, type, children));
    } finally {
      children.forEach(LogicalType::close);
    }
  }

  private static long create(CApi api, ColumnType type, List<LogicalType> children) {
    return switch (type.layout()) {
      case DECIMAL -> {
        ArrowType.Decimal decimal = (ArrowType.Decimal) type.field().getType();
        yield api.createDecimalType((byte) decimal.getPrecision(), (byte) decimal.getScale());
      }
      case LIST -> type.typeId() == ColumnType.MAP ? map(api, type) : list(api, children);
      case FIXED_LIST -> list(api, children);
      case STRUCT -> struct(api, type, children);
      default -> api.createLogicalType(type.typeId());
    };
  }

  private static long list(CApi api, List<LogicalType> children) {
    return api.createListType(children.get(0).pointer());
  }

  private static long map(CApi api, ColumnType type) {
    List<ColumnType> entry = type.children().get(0).children();
    try (LogicalType key = of(api, entry.get(0));
        LogicalType value = of(api, entry.get(1))) {
      return api.createMapType(key.pointer(), value.pointer());
    }
  }

  private static long struct(CApi api, ColumnType type, List<LogicalType> children) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment types = arena.allocate(JAVA_LONG, children.size());
      MemorySegment names = arena.allocate(JAVA_LONG, children.size());
      for (int i = 0; i < children.size(); i++) {
        types.setAtIndex(JAVA_LONG, i, children.get(i).pointer());
        String name = type.children().get(i).field().getName();
        names.setAtIndex(JAVA_LONG, i, arena.allocateFrom(name).address());
      }
      return api.createStructType(types.address(), names.address(), children.size());
    }
  }

  long pointer() {
    return pointer;
  }

  @Override
  public void close() {
    try (Arena arena = Arena.ofConfined()) {
      api.destroyLogicalType(arena.allocateFrom(JAVA_LONG, pointer).address());
    }
  }
}
