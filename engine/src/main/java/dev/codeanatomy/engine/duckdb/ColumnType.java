package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.engine.catalog.types.TypeTable;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * How one Arrow field lies in DuckDB: the one table that reader, writer and registration share. A
 * type that is not in it is refused when a function is registered, under its own name.
 *
 * @param field the Arrow side
 * @param layout how the bytes compare
 * @param typeId DuckDB's {@code duckdb_type}
 * @param width bytes of one value in a DuckDB vector
 * @param children for lists one, for structs one per member
 */
record ColumnType(Field field, Layout layout, int typeId, int width, List<ColumnType> children) {

  /** How the values of the two sides relate. */
  enum Layout {
    /** DuckDB has bytes, Arrow has bits. */
    BOOL,
    /** The same bytes on both sides. */
    FIXED,
    /** 16 bytes in Arrow; 2, 4, 8 or 16 in DuckDB, by precision. */
    DECIMAL,
    /** Offsets and bytes in Arrow; {@code string_t} in DuckDB. */
    TEXT,
    /** Views in Arrow, which are {@code string_t} but for the pointer of long values. */
    TEXT_VIEW,
    /** Big-endian in Arrow; in DuckDB two little-endian halves with the topmost bit flipped. */
    UUID,
    /** The same months and days; nanoseconds in Arrow, microseconds in DuckDB. */
    INTERVAL,
    /** Offsets in Arrow; (offset, length) pairs in DuckDB. */
    LIST,
    /** As many elements for each value in Arrow; a list like any other in DuckDB. */
    FIXED_LIST,
    /** Children of the same length on both sides. */
    STRUCT
  }

  static final int BOOLEAN = 1;
  static final int BIGINT = 5;
  static final int DOUBLE = 11;
  static final int VARCHAR = 17;
  private static final int BLOB = 18;
  private static final int DECIMAL = 19;
  private static final int INTERVAL = 15;
  static final int UUID = 27;
  static final int LIST = 24;
  static final int STRUCT = 25;
  static final int MAP = 26;

  ColumnType {
    children = List.copyOf(children);
  }

  /**
   * Looks a field up.
   *
   * @throws DuckDbException of kind {@code UNSUPPORTED} if the bridge does not carry its type
   */
  static ColumnType of(Field field) {
    return find(field)
        .orElseThrow(
            () ->
                new DuckDbException(
                    DuckDbException.Kind.UNSUPPORTED,
                    "the type "
                        + field.getType()
                        + " of '"
                        + field.getName()
                        + "' cannot pass between a plugin and DuckDB; cast it to a type that can"));
  }

  private static Optional<ColumnType> find(Field field) {
    ArrowType type = field.getType();
    if (field.getDictionary() != null) {
      return Optional.empty();
    }
    return switch (type.getTypeID()) {
      case Bool -> Optional.of(leaf(field, Layout.BOOL, BOOLEAN, 1));
      case Int -> Optional.of(integer(field, (ArrowType.Int) type));
      case FloatingPoint -> floating(field, ((ArrowType.FloatingPoint) type).getPrecision());
      case Decimal -> decimal(field, (ArrowType.Decimal) type);
      case Utf8 -> Optional.of(leaf(field, Layout.TEXT, VARCHAR, 16));
      case Utf8View -> Optional.of(leaf(field, Layout.TEXT_VIEW, VARCHAR, 16));
      case Binary -> Optional.of(leaf(field, Layout.TEXT, BLOB, 16));
      case Date ->
          ((ArrowType.Date) type).getUnit() == DateUnit.DAY
              ? Optional.of(leaf(field, Layout.FIXED, 13, 4))
              : Optional.empty();
      case Time ->
          ((ArrowType.Time) type).getUnit() == TimeUnit.MICROSECOND
              ? Optional.of(leaf(field, Layout.FIXED, 14, 8))
              : Optional.empty();
      case Timestamp -> timestamp(field, (ArrowType.Timestamp) type);
      case Interval ->
          ((ArrowType.Interval) type).getUnit() == IntervalUnit.MONTH_DAY_NANO
              ? Optional.of(leaf(field, Layout.INTERVAL, INTERVAL, 16))
              : Optional.empty();
      case FixedSizeBinary ->
          TypeTable.isUuid(field)
              ? Optional.of(leaf(field, Layout.UUID, UUID, 16))
              : Optional.empty();
      case List -> Optional.of(nested(field, Layout.LIST, LIST));
      case FixedSizeList -> Optional.of(nested(field, Layout.FIXED_LIST, LIST));
      case Map -> Optional.of(nested(field, Layout.LIST, MAP));
      case Struct ->
          field.getChildren().isEmpty()
              ? Optional.empty()
              : Optional.of(nested(field, Layout.STRUCT, STRUCT));
      default -> Optional.empty();
    };
  }

  private static ColumnType leaf(Field field, Layout layout, int typeId, int width) {
    return new ColumnType(field, layout, typeId, width, List.of());
  }

  private static ColumnType nested(Field field, Layout layout, int typeId) {
    return new ColumnType(
        field,
        layout,
        typeId,
        layout == Layout.STRUCT ? 0 : 16,
        field.getChildren().stream().map(ColumnType::of).toList());
  }

  private static ColumnType integer(Field field, ArrowType.Int type) {
    int bytes = type.getBitWidth() / 8;
    int log = Integer.numberOfTrailingZeros(bytes);
    return leaf(field, Layout.FIXED, (type.getIsSigned() ? 2 : 6) + log, bytes);
  }

  private static Optional<ColumnType> floating(Field field, FloatingPointPrecision precision) {
    return switch (precision) {
      case SINGLE -> Optional.of(leaf(field, Layout.FIXED, 10, 4));
      case DOUBLE -> Optional.of(leaf(field, Layout.FIXED, DOUBLE, 8));
      case HALF -> Optional.empty();
    };
  }

  private static Optional<ColumnType> decimal(Field field, ArrowType.Decimal type) {
    int precision = type.getPrecision();
    if (type.getBitWidth() != 128 || precision > 38 || type.getScale() < 0) {
      return Optional.empty();
    }
    int width = precision <= 4 ? 2 : precision <= 9 ? 4 : precision <= 18 ? 8 : 16;
    return Optional.of(leaf(field, Layout.DECIMAL, DECIMAL, width));
  }

  private static Optional<ColumnType> timestamp(Field field, ArrowType.Timestamp type) {
    if (type.getTimezone() != null) {
      return type.getUnit() == TimeUnit.MICROSECOND
          ? Optional.of(leaf(field, Layout.FIXED, 31, 8))
          : Optional.empty();
    }
    int id =
        switch (type.getUnit()) {
          case SECOND -> 20;
          case MILLISECOND -> 21;
          case MICROSECOND -> 12;
          case NANOSECOND -> 22;
        };
    return Optional.of(leaf(field, Layout.FIXED, id, 8));
  }

  /** Whether a value has children, which DuckDB does not flatten for us. */
  boolean isNested() {
    return !children.isEmpty();
  }
}
