package dev.codeanatomy.engine.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import io.delta.kernel.types.StructType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

class DeltaTypesTest {
  private static Field field(String name, ArrowType type, Field... children) {
    return new Field(name, FieldType.nullable(type), List.of(children));
  }

  private static Map<ArrowType, String> stored() {
    Map<ArrowType, String> types = new LinkedHashMap<>();
    types.put(ArrowType.Bool.INSTANCE, "BOOLEAN");
    types.put(new ArrowType.Int(8, true), "TINYINT");
    types.put(new ArrowType.Int(16, true), "SMALLINT");
    types.put(new ArrowType.Int(32, true), "INTEGER");
    types.put(new ArrowType.Int(64, true), "BIGINT");
    types.put(new ArrowType.Int(8, false), "SMALLINT");
    types.put(new ArrowType.Int(16, false), "INTEGER");
    types.put(new ArrowType.Int(32, false), "BIGINT");
    types.put(new ArrowType.Int(64, false), "DECIMAL(20,0)");
    types.put(new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE), "FLOAT");
    types.put(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE), "DOUBLE");
    types.put(new ArrowType.Decimal(38, 4, 128), "DECIMAL(38,4)");
    types.put(ArrowType.Utf8.INSTANCE, "VARCHAR");
    types.put(ArrowType.Utf8View.INSTANCE, "VARCHAR");
    types.put(ArrowType.Binary.INSTANCE, "BLOB");
    types.put(new ArrowType.Date(DateUnit.DAY), "DATE");
    types.put(new ArrowType.Timestamp(TimeUnit.SECOND, null), "TIMESTAMP");
    types.put(new ArrowType.Timestamp(TimeUnit.MILLISECOND, null), "TIMESTAMP");
    types.put(new ArrowType.Timestamp(TimeUnit.MICROSECOND, null), "TIMESTAMP");
    types.put(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"), "TIMESTAMP WITH TIME ZONE");
    return types;
  }

  @Test
  void eachTypeIsStoredAsTheTableSays() {
    stored()
        .forEach(
            (arrow, expected) -> {
              StructType table = DeltaTypes.tableSchema(new Schema(List.of(field("c", arrow))));
              assertThat(DuckDbTypes.name(table.at(0).getDataType()))
                  .as("" + arrow)
                  .isEqualTo(expected);
            });
  }

  @Test
  void nestedTypesAreStoredWithTheirNames() {
    Field struct =
        field("item", ArrowType.Struct.INSTANCE, field("a b", new ArrowType.Int(8, false)));
    Field map =
        field(
            "m",
            new ArrowType.Map(false),
            field(
                "entries",
                ArrowType.Struct.INSTANCE,
                field("key", ArrowType.Utf8.INSTANCE),
                struct));
    Field list = field("l", new ArrowType.FixedSizeList(3), struct);
    StructType table = DeltaTypes.tableSchema(new Schema(List.of(map, list)));
    assertThat(DuckDbTypes.name(table))
        .isEqualTo(
            "STRUCT(\"m\" MAP(VARCHAR, STRUCT(\"a b\" SMALLINT)), \"l\" STRUCT(\"a b\""
                + " SMALLINT)[])");
  }

  @Test
  void whatDeltaCannotStoreIsRefusedByColumnAndType() {
    for (ArrowType type :
        List.of(
            new ArrowType.Time(TimeUnit.MICROSECOND, 64),
            new ArrowType.Interval(IntervalUnit.MONTH_DAY_NANO),
            new ArrowType.Timestamp(TimeUnit.NANOSECOND, null),
            new ArrowType.FixedSizeBinary(16),
            new ArrowType.Decimal(40, 2, 256))) {
      Field inner = field("inner", type);
      EngineException refused =
          catchThrowableOfType(
              EngineException.class,
              () ->
                  DeltaTypes.tableSchema(
                      new Schema(List.of(field("outer", ArrowType.Struct.INSTANCE, inner)))));
      assertThat(refused.error().code()).isEqualTo(FindingCode.DELTA_TYPE_REFUSED);
      assertThat(refused.error().message()).contains("outer.inner", type.toString(), "in the view");
    }
  }

  @Test
  void metadataOfFieldsGoesIntoTheTableAndComesBack() {
    Field field =
        new Field(
            "span",
            new FieldType(true, ArrowType.Utf8.INSTANCE, null, Map.of("semantic_type", "span")),
            List.of());
    StructType table = DeltaTypes.tableSchema(new Schema(List.of(field)));
    assertThat(ArrowTypes.schema(table)).isEqualTo(new Schema(List.of(field)));
  }
}
