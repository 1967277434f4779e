package dev.codeanatomy.engine;

import dev.codeanatomy.common.finding.FindingCode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one table of types that the matrix of plugin functions runs over: the rows of the type table,
 * their limits, and what nests them, four deep.
 */
enum MatrixTypes {
  BOOL("bool", "TRUE"),
  INT8("int8", "CAST(-128 AS TINYINT)"),
  INT16("int16", "CAST(-32768 AS SMALLINT)"),
  INT32("int32", "-2147483647"),
  INT64("int64", "CAST(-9223372036854775807 AS BIGINT)"),
  UINT8("uint8", "CAST(255 AS UTINYINT)"),
  UINT16("uint16", "CAST(65535 AS USMALLINT)"),
  UINT32("uint32", "CAST(4294967295 AS UINTEGER)"),
  UINT64("uint64", "CAST(18446744073709551615 AS UBIGINT)"),
  FLOAT32("float32", "CAST(0.1 AS REAL)"),
  FLOAT64("float64", "CAST('NaN' AS DOUBLE)"),
  DECIMAL_4_0("decimal(4,0)", "CAST(-9999 AS DECIMAL(4, 0))"),
  DECIMAL_4_4("decimal(4,4)", "CAST(0.9999 AS DECIMAL(4, 4))"),
  DECIMAL_9_0("decimal(9,0)", "CAST(-999999999 AS DECIMAL(9, 0))"),
  DECIMAL_9_9("decimal(9,9)", "CAST(0.999999999 AS DECIMAL(9, 9))"),
  DECIMAL_18_0("decimal(18,0)", "CAST(-999999999999999999 AS DECIMAL(18, 0))"),
  DECIMAL_18_18("decimal(18,18)", "CAST(0.999999999999999999 AS DECIMAL(18, 18))"),
  DECIMAL_38_0(
      "decimal(38,0)", "CAST('-99999999999999999999999999999999999999' AS DECIMAL(38, 0))"),
  DECIMAL_38_38(
      "decimal(38,38)", "CAST('0.99999999999999999999999999999999999999' AS DECIMAL(38, 38))"),
  UTF8("utf8", "'thirteen byte'"),
  BINARY("binary", "X'00FF'"),
  DATE32("date32", "DATE '0001-01-01'"),
  TIME64("time(us)", "TIME '23:59:59.999999'"),
  TIMESTAMP_S("timestamp(s)", "CAST(TIMESTAMP '1969-12-31 23:59:59' AS TIMESTAMP(0))"),
  TIMESTAMP_MS("timestamp(ms)", "CAST(TIMESTAMP '1969-12-31 23:59:59.999' AS TIMESTAMP(3))"),
  TIMESTAMP_US("timestamp(us)", "TIMESTAMP '1969-12-31 23:59:59.999999'"),
  TIMESTAMP_UTC("timestamp(us,UTC)", "CAST(TIMESTAMP '2026-11-21 12:00:00' AS TIMESTAMPTZ)"),
  UUID("uuid", "CAST('ffffffff-0000-4000-8000-000000000001' AS UUID)"),
  LIST("list<int64>", "ARRAY[CAST(1 AS BIGINT), NULL]"),
  LIST_OF_TEXTS("list<utf8>", "ARRAY['a', 'thirteen byte']"),
  LIST_OF_BOOLS("list<bool>", "ARRAY[TRUE, FALSE]"),
  LIST_OF_DECIMALS("list<decimal(9,2)>", "ARRAY[CAST(1.25 AS DECIMAL(9, 2))]"),
  LIST_OF_UUIDS("list<uuid>", "ARRAY[CAST('ffffffff-0000-4000-8000-000000000001' AS UUID)]"),
  FIXED_SIZE_LIST("fixed_size_list(3)<float32>", "ARRAY[CAST(1 AS REAL)]"),
  STRUCT("struct<a int64, b utf8>", "CAST(ROW(1, 'b') AS ROW(a BIGINT, b VARCHAR))"),
  STRUCT_OF_CONVERTED("struct<a uuid, b decimal(4,1)>", "ROW(TRUE, CAST(1.5 AS DECIMAL(4, 1)))"),
  MAP("map<utf8, int64>", "MAP['k', CAST(1 AS BIGINT)]"),
  MAP_OF_LISTS("map<int32, list<uuid>>", "MAP[1, ARRAY['v']]"),
  LISTS_FOUR_DEEP("list<list<list<list<utf8>>>>", "ARRAY[ARRAY[ARRAY[ARRAY['deep']]]]"),
  MIXED_FOUR_DEEP(
      "list<struct<a list<map<utf8, utf8>>, b bool>>", "ARRAY[ROW(ARRAY[MAP['k', 'v']], TRUE)]"),
  STRUCTS_FOUR_DEEP(
      "struct<a struct<b struct<c list<int8>, d uuid>>, e time(us)>",
      "ROW(ROW(ROW(ARRAY[1], 2.5)), TIME '01:02:03')"),
  MAP_FOUR_DEEP(
      "map<utf8, struct<a list<fixed_size_list(2)<utf8>>, b date32>>",
      "MAP['k', ROW(ARRAY[ARRAY['x', 'y']], DATE '2026-11-21')]");

  /** As {@code rows_of} and a signature spell it. */
  final String type;

  /** A constant of it, or near it where SQL has none such, as a query writes it. */
  final String constant;

  MatrixTypes(String type, String constant) {
    this.type = type;
    this.constant = constant;
  }

  /** Whether Delta has no such type, alone or inside. */
  boolean isRefusedByDelta() {
    return Stream.of("time(us)", "uuid").anyMatch(type::contains);
  }

  /** Types that SQL has no counterpart of, each refused when the query is planned. */
  static List<String> refused() {
    return Arrays.asList(
        "timestamp(ns)",
        "timestamp(ms,UTC)",
        "time(s)",
        "time(ms)",
        "time(ns)",
        "date64",
        "duration(us)",
        "interval(month_day_nano)",
        "interval(year_month)",
        "interval(day_time)",
        "float16",
        "decimal256(40,2)",
        "large_utf8",
        "utf8_view",
        "large_binary",
        "binary_view",
        "fixed_size_binary(16)",
        "large_list<int64>",
        "null",
        "list<timestamp(ns)>",
        "struct<a list<map<utf8, large_utf8>>>");
  }

  /** The code under which {@link #refused} types are refused. */
  static final FindingCode REFUSAL = FindingCode.SQL_TYPE_REFUSED;

  @Override
  public String toString() {
    return type;
  }
}
