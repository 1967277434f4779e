package dev.codeanatomy.engine.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;

/** Names of types that the grammar does not know by itself and a query may write in a CAST. */
final class SqlTypes {
  /** Names to suggest for a mistyped one. */
  static final List<String> NAMES =
      List.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "REAL",
          "DOUBLE",
          "DECIMAL",
          "VARCHAR",
          "VARBINARY",
          "DATE",
          "TIME",
          "TIMESTAMP",
          "UUID",
          "TEXT",
          "STRING",
          "BLOB",
          "INT64",
          "INT32",
          "FLOAT64");

  private static final Map<String, SqlTypeName> ALIASES =
      Map.ofEntries(
          Map.entry("TEXT", SqlTypeName.VARCHAR),
          Map.entry("STRING", SqlTypeName.VARCHAR),
          Map.entry("UTF8", SqlTypeName.VARCHAR),
          Map.entry("BLOB", SqlTypeName.VARBINARY),
          Map.entry("BYTES", SqlTypeName.VARBINARY),
          Map.entry("BOOL", SqlTypeName.BOOLEAN),
          Map.entry("INT8", SqlTypeName.TINYINT),
          Map.entry("INT16", SqlTypeName.SMALLINT),
          Map.entry("INT32", SqlTypeName.INTEGER),
          Map.entry("INT64", SqlTypeName.BIGINT),
          Map.entry("UTINYINT", SqlTypeName.UTINYINT),
          Map.entry("USMALLINT", SqlTypeName.USMALLINT),
          Map.entry("UINTEGER", SqlTypeName.UINTEGER),
          Map.entry("UBIGINT", SqlTypeName.UBIGINT),
          Map.entry("UINT8", SqlTypeName.UTINYINT),
          Map.entry("UINT16", SqlTypeName.USMALLINT),
          Map.entry("UINT32", SqlTypeName.UINTEGER),
          Map.entry("UINT64", SqlTypeName.UBIGINT),
          Map.entry("FLOAT32", SqlTypeName.REAL),
          Map.entry("FLOAT64", SqlTypeName.DOUBLE),
          Map.entry("TIMESTAMPTZ", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE));

  private SqlTypes() {}

  /** The type of a name that is not the grammar's own. */
  static Optional<RelDataType> named(String name, RelDataTypeFactory factory) {
    return Optional.ofNullable(ALIASES.get(name.toUpperCase(Locale.ROOT)))
        .map(factory::createSqlType);
  }
}
