package dev.codeanatomy.engine.catalog.types;

import java.util.Arrays;
import java.util.Optional;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The rows of the type table that have no parameters and no children. Each row is a bijection
 * between its first three columns; the last says what Delta stores, absent where Delta has no such
 * type.
 */
enum ScalarType {
  BOOL(new ArrowType.Bool(), "BOOLEAN", SqlTypeName.BOOLEAN, "boolean"),
  INT8(new ArrowType.Int(8, true), "TINYINT", SqlTypeName.TINYINT, "byte"),
  INT16(new ArrowType.Int(16, true), "SMALLINT", SqlTypeName.SMALLINT, "short"),
  INT32(new ArrowType.Int(32, true), "INTEGER", SqlTypeName.INTEGER, "integer"),
  INT64(new ArrowType.Int(64, true), "BIGINT", SqlTypeName.BIGINT, "long"),
  UINT8(new ArrowType.Int(8, false), "UTINYINT", SqlTypeName.UTINYINT, "short"),
  UINT16(new ArrowType.Int(16, false), "USMALLINT", SqlTypeName.USMALLINT, "integer"),
  UINT32(new ArrowType.Int(32, false), "UINTEGER", SqlTypeName.UINTEGER, "long"),
  UINT64(new ArrowType.Int(64, false), "UBIGINT", SqlTypeName.UBIGINT, "decimal(20,0)"),
  FLOAT32(
      new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE),
      "FLOAT",
      SqlTypeName.REAL,
      "float"),
  FLOAT64(
      new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE),
      "DOUBLE",
      SqlTypeName.DOUBLE,
      "double"),
  UTF8(new ArrowType.Utf8(), "VARCHAR", SqlTypeName.VARCHAR, "string"),
  BINARY(new ArrowType.Binary(), "BLOB", SqlTypeName.VARBINARY, "binary"),
  DATE32(new ArrowType.Date(DateUnit.DAY), "DATE", SqlTypeName.DATE, "date"),
  TIME64(new ArrowType.Time(TimeUnit.MICROSECOND, 64), "TIME", SqlTypeName.TIME, 6),
  TIMESTAMP_S(
      new ArrowType.Timestamp(TimeUnit.SECOND, null),
      "TIMESTAMP_S",
      SqlTypeName.TIMESTAMP,
      0,
      "timestamp_ntz"),
  TIMESTAMP_MS(
      new ArrowType.Timestamp(TimeUnit.MILLISECOND, null),
      "TIMESTAMP_MS",
      SqlTypeName.TIMESTAMP,
      3,
      "timestamp_ntz"),
  TIMESTAMP_US(
      new ArrowType.Timestamp(TimeUnit.MICROSECOND, null),
      "TIMESTAMP",
      SqlTypeName.TIMESTAMP,
      6,
      "timestamp_ntz"),
  TIMESTAMP_UTC(
      new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"),
      "TIMESTAMPTZ",
      SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE,
      6,
      "timestamp");

  private static final int NO_PRECISION = RelDataType.PRECISION_NOT_SPECIFIED;

  private final ArrowType arrow;
  private final String duckdb;
  private final SqlTypeName calcite;
  private final int precision;
  private final Optional<String> delta;

  ScalarType(ArrowType arrow, String duckdb, SqlTypeName calcite, String delta) {
    this(arrow, duckdb, calcite, NO_PRECISION, Optional.of(delta));
  }

  ScalarType(ArrowType arrow, String duckdb, SqlTypeName calcite, int precision) {
    this(arrow, duckdb, calcite, precision, Optional.empty());
  }

  ScalarType(ArrowType arrow, String duckdb, SqlTypeName calcite, int precision, String delta) {
    this(arrow, duckdb, calcite, precision, Optional.of(delta));
  }

  ScalarType(
      ArrowType arrow, String duckdb, SqlTypeName calcite, int precision, Optional<String> delta) {
    this.arrow = arrow;
    this.duckdb = duckdb;
    this.calcite = calcite;
    this.precision = precision;
    this.delta = delta;
  }

  ArrowType arrow() {
    return arrow;
  }

  String duckdb() {
    return duckdb;
  }

  SqlTypeName calcite() {
    return calcite;
  }

  /** The precision Calcite needs to build it; absent where the type has none. */
  Optional<Integer> precision() {
    return precision == NO_PRECISION ? Optional.empty() : Optional.of(precision);
  }

  Optional<String> delta() {
    return delta;
  }

  static Optional<ScalarType> of(ArrowType type) {
    return Arrays.stream(values()).filter(row -> row.arrow.equals(type)).findFirst();
  }

  static Optional<ScalarType> of(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case CHAR -> Optional.of(UTF8);
      case BINARY -> Optional.of(BINARY);
      case FLOAT -> Optional.of(FLOAT64);
      case TIMESTAMP ->
          Optional.of(
              switch (type.getPrecision()) {
                case 0 -> TIMESTAMP_S;
                case 1, 2, 3 -> TIMESTAMP_MS;
                default -> TIMESTAMP_US;
              });
      default ->
          Arrays.stream(values()).filter(row -> row.calcite == type.getSqlTypeName()).findFirst();
    };
  }
}
