package dev.codeanatomy.engine.catalog.types;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The one place that says which types of Arrow, DuckDB, Calcite and Delta correspond. All methods
 * are pure. A type without a counterpart is refused with {@link FindingCode#SQL_TYPE_REFUSED} and
 * the name of the column that has it; nothing is converted silently with loss.
 */
public final class TypeTable {
  /** The name of Arrow's extension type for UUIDs. */
  public static final String UUID_EXTENSION = "arrow.uuid";

  static final String EXTENSION_KEY = "ARROW:extension:name";
  static final String EXTENSION_METADATA_KEY = "ARROW:extension:metadata";

  private static final int UUID_BYTES = 16;

  private TypeTable() {}

  /** The Calcite type of an Arrow field, nullable as the field is. */
  public static RelDataType calcite(Field field, RelDataTypeFactory factory) {
    return factory.createTypeWithNullability(bare(field, factory), field.isNullable());
  }

  /** The row type of an Arrow schema. */
  public static RelDataType rowType(Schema schema, RelDataTypeFactory factory) {
    return rowType(schema.getFields(), factory);
  }

  private static RelDataType rowType(List<Field> fields, RelDataTypeFactory factory) {
    List<RelDataType> types = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Field field : fields) {
      types.add(calcite(field, factory));
      names.add(field.getName());
    }
    return factory.createStructType(StructKind.FULLY_QUALIFIED, types, names);
  }

  private static RelDataType bare(Field field, RelDataTypeFactory factory) {
    ArrowType type = field.getType();
    if (isUuid(field)) {
      return factory.createSqlType(SqlTypeName.UUID);
    }
    if (type instanceof ArrowType.Decimal decimal && decimal.getBitWidth() == 128) {
      return factory.createSqlType(SqlTypeName.DECIMAL, decimal.getPrecision(), decimal.getScale());
    }
    if (type instanceof ArrowType.List || type instanceof ArrowType.FixedSizeList) {
      return factory.createArrayType(calcite(field.getChildren().get(0), factory), -1);
    }
    if (type instanceof ArrowType.Struct) {
      return rowType(field.getChildren(), factory);
    }
    if (type instanceof ArrowType.Map) {
      List<Field> entry = field.getChildren().get(0).getChildren();
      return factory.createMapType(calcite(entry.get(0), factory), calcite(entry.get(1), factory));
    }
    if (type instanceof ArrowType.Interval interval
        && interval.getUnit() == IntervalUnit.MONTH_DAY_NANO) {
      return IntervalKind.of(field)
          .map(kind -> factory.createSqlIntervalType(kind.qualifier()))
          .orElseThrow(() -> mixedInterval(field.getName()));
    }
    return ScalarType.of(type)
        .map(row -> scalar(row, factory))
        .orElseThrow(() -> refused(field.getName(), "Arrow type " + type, "SQL"));
  }

  private static RelDataType scalar(ScalarType row, RelDataTypeFactory factory) {
    RelDataType type =
        row.precision()
            .map(p -> factory.createSqlType(row.calcite(), p))
            .orElseGet(() -> factory.createSqlType(row.calcite()));
    return SqlTypeUtil.addCharsetAndCollation(type, factory);
  }

  /** The Arrow field of a Calcite type, under a name. */
  public static Field arrow(String name, RelDataType type) {
    return arrow(name, type, Map.of());
  }

  /** The Arrow field of a Calcite type, under a name, carrying metadata. */
  public static Field arrow(String name, RelDataType type, Map<String, String> metadata) {
    List<Field> children = List.of();
    ArrowType arrow;
    Map<String, String> all = metadata;
    switch (type.getSqlTypeName()) {
      case UUID -> {
        Field uuid = uuid(name);
        arrow = uuid.getType();
        all = new HashMap<>(metadata);
        all.putAll(uuid.getMetadata());
      }
      case NULL -> arrow = ArrowType.Null.INSTANCE;
      case DECIMAL -> arrow = new ArrowType.Decimal(type.getPrecision(), type.getScale(), 128);
      case ARRAY -> {
        arrow = new ArrowType.List();
        children = List.of(arrow("item", component(name, type.getComponentType())));
      }
      case ROW -> {
        arrow = new ArrowType.Struct();
        children = fields(type);
      }
      case MAP -> {
        arrow = new ArrowType.Map(false);
        Field key = arrow("key", component(name, type.getKeyType()));
        key = new Field("key", FieldType.notNullable(key.getType()), key.getChildren());
        Field value = arrow("value", component(name, type.getValueType()));
        children =
            List.of(
                new Field(
                    "entries", FieldType.notNullable(new ArrowType.Struct()), List.of(key, value)));
      }
      default -> {
        if (SqlTypeName.INTERVAL_TYPES.contains(type.getSqlTypeName())) {
          arrow = new ArrowType.Interval(IntervalUnit.MONTH_DAY_NANO);
          all = new HashMap<>(metadata);
          all.putAll(IntervalKind.of(type).metadata());
        } else {
          arrow =
              ScalarType.of(type)
                  .map(ScalarType::arrow)
                  .orElseThrow(() -> refused(name, "SQL type " + type, "Arrow"));
        }
      }
    }
    return new Field(name, new FieldType(type.isNullable(), arrow, null, all), children);
  }

  /** The Arrow fields of a row type. */
  public static List<Field> fields(RelDataType rowType) {
    List<Field> fields = new ArrayList<>();
    for (RelDataTypeField field : rowType.getFieldList()) {
      fields.add(arrow(field.getName(), field.getType()));
    }
    return fields;
  }

  /** The name of a Calcite type in DuckDB's SQL. */
  public static String duckdb(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case UUID -> "UUID";
      case DECIMAL -> "DECIMAL(" + type.getPrecision() + "," + type.getScale() + ")";
      case ARRAY -> duckdb(component("", type.getComponentType())) + "[]";
      case ROW -> struct(type.getFieldList());
      case MAP ->
          "MAP("
              + duckdb(component("", type.getKeyType()))
              + ", "
              + duckdb(component("", type.getValueType()))
              + ")";
      case NULL -> "\"NULL\"";
      default ->
          SqlTypeName.INTERVAL_TYPES.contains(type.getSqlTypeName())
              ? "INTERVAL"
              : ScalarType.of(type)
                  .map(ScalarType::duckdb)
                  .orElseThrow(() -> refused("", "SQL type " + type, "DuckDB"));
    };
  }

  /** The name of an Arrow field's type in DuckDB's SQL. */
  public static String duckdb(Field field) {
    ArrowType type = field.getType();
    if (isUuid(field)) {
      return "UUID";
    }
    return switch (type) {
      case ArrowType.Decimal d when d.getBitWidth() == 128 ->
          "DECIMAL(" + d.getPrecision() + "," + d.getScale() + ")";
      case ArrowType.List l -> duckdb(field.getChildren().get(0)) + "[]";
      // SQL has no lists of a fixed length, so the executor gets none either.
      case ArrowType.FixedSizeList l -> duckdb(field.getChildren().get(0)) + "[]";
      case ArrowType.Struct s -> structOf(field.getChildren());
      case ArrowType.Map m -> {
        List<Field> entry = field.getChildren().get(0).getChildren();
        yield "MAP(" + duckdb(entry.get(0)) + ", " + duckdb(entry.get(1)) + ")";
      }
      case ArrowType.Interval i when i.getUnit() == IntervalUnit.MONTH_DAY_NANO -> "INTERVAL";
      default ->
          ScalarType.of(type)
              .map(ScalarType::duckdb)
              .orElseThrow(() -> refused(field.getName(), "Arrow type " + type, "DuckDB"));
    };
  }

  /**
   * The name of the Delta type that stores an Arrow field; widened where Delta has no such type.
   */
  public static String delta(Field field) {
    ArrowType type = field.getType();
    return switch (type) {
      case ArrowType.Decimal d when d.getBitWidth() == 128 ->
          "decimal(" + d.getPrecision() + "," + d.getScale() + ")";
      case ArrowType.List l -> "array<" + delta(field.getChildren().get(0)) + ">";
      case ArrowType.FixedSizeList l -> "array<" + delta(field.getChildren().get(0)) + ">";
      case ArrowType.Struct s -> {
        List<String> parts = new ArrayList<>();
        field.getChildren().forEach(c -> parts.add(c.getName() + ":" + delta(c)));
        yield "struct<" + String.join(",", parts) + ">";
      }
      case ArrowType.Map m -> {
        List<Field> entry = field.getChildren().get(0).getChildren();
        yield "map<" + delta(entry.get(0)) + "," + delta(entry.get(1)) + ">";
      }
      default ->
          ScalarType.of(type)
              .filter(row -> !isUuid(field))
              .flatMap(ScalarType::delta)
              .orElseThrow(() -> refused(field.getName(), "Arrow type " + type, "Delta"));
    };
  }

  /** A nullable field of UUIDs. */
  public static Field uuid(String name) {
    Map<String, String> metadata =
        Map.of(EXTENSION_KEY, UUID_EXTENSION, EXTENSION_METADATA_KEY, "");
    return new Field(
        name,
        new FieldType(true, new ArrowType.FixedSizeBinary(UUID_BYTES), null, metadata),
        List.of());
  }

  /** Whether the field is a UUID: sixteen bytes under Arrow's extension name. */
  public static boolean isUuid(Field field) {
    return field.getType() instanceof ArrowType.FixedSizeBinary binary
        && binary.getByteWidth() == UUID_BYTES
        && UUID_EXTENSION.equals(field.getMetadata().get(EXTENSION_KEY));
  }

  /** A name as an identifier of DuckDB's SQL. */
  public static String quote(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static String struct(List<RelDataTypeField> fields) {
    List<String> parts = new ArrayList<>();
    fields.forEach(f -> parts.add(quote(f.getName()) + " " + duckdb(f.getType())));
    return "STRUCT(" + String.join(", ", parts) + ")";
  }

  private static String structOf(List<Field> fields) {
    List<String> parts = new ArrayList<>();
    fields.forEach(f -> parts.add(quote(f.getName()) + " " + duckdb(f)));
    return "STRUCT(" + String.join(", ", parts) + ")";
  }

  private static RelDataType component(String name, @Nullable RelDataType type) {
    return Optional.ofNullable(type)
        .orElseThrow(() -> refused(name, "A collection without an element type", "Arrow"));
  }

  private static PlanningException mixedInterval(String column) {
    return PlanningException.of(
        FindingCode.SQL_TYPE_REFUSED,
        "column " + column,
        "An interval of months, days and nanoseconds together has no counterpart in SQL",
        "Give its field the metadata of an interval argument, "
            + IntervalKind.YEAR_MONTH.metadata()
            + " or "
            + IntervalKind.DAY_TIME.metadata());
  }

  private static PlanningException refused(String column, String what, String side) {
    return PlanningException.of(
        FindingCode.SQL_TYPE_REFUSED,
        column.isEmpty() ? "type" : "column " + column,
        what + " has no counterpart in " + side,
        "Cast it to a supported type before it is used here");
  }
}
