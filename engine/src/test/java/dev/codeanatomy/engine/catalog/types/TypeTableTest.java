package dev.codeanatomy.engine.catalog.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.SessionCatalog;
import dev.codeanatomy.engine.sql.PlannerSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.junit.jupiter.api.Test;

class TypeTableTest {
  private final RelDataTypeFactory factory =
      new PlannerSession(SessionCatalog.empty(), Map.of()).typeFactory();

  private static Field field(ArrowType type, Field... children) {
    return new Field("c", FieldType.nullable(type), List.of(children));
  }

  private static List<Field> samples() {
    List<Field> all = new ArrayList<>();
    for (ScalarType row : ScalarType.values()) {
      all.add(field(row.arrow()));
    }
    all.add(field(new ArrowType.Decimal(38, 9, 128)));
    Field item = new Field("item", FieldType.nullable(new ArrowType.Utf8()), List.of());
    all.add(field(ArrowType.List.INSTANCE, item));
    Field list = new Field("item", FieldType.nullable(ArrowType.List.INSTANCE), List.of(item));
    Field number = new Field("n", FieldType.nullable(new ArrowType.Int(64, true)), List.of());
    Field tags = new Field("tags", FieldType.nullable(ArrowType.List.INSTANCE), List.of(list));
    all.add(field(ArrowType.Struct.INSTANCE, number, tags));
    return all;
  }

  @Test
  void everyTypeComesBackFromThePlanner() {
    for (Field field : samples()) {
      assertThat(TypeTable.arrow("c", TypeTable.calcite(field, factory))).isEqualTo(field);
    }
  }

  @Test
  void bothSidesAgreeOnTheExecutorsName() {
    for (Field field : samples()) {
      assertThat(TypeTable.duckdb(TypeTable.calcite(field, factory)))
          .isEqualTo(TypeTable.duckdb(field));
    }
  }

  @Test
  void aTypeWithoutCounterpartIsRefusedUnderItsColumn() {
    Field nanos = field(new ArrowType.Timestamp(TimeUnit.NANOSECOND, null));
    assertThatThrownBy(() -> TypeTable.calcite(nanos, factory))
        .hasMessageContaining(FindingCode.SQL_TYPE_REFUSED.id())
        .hasMessageContaining("column c");
    assertThatThrownBy(() -> TypeTable.delta(field(ScalarType.TIME64.arrow())))
        .hasMessageContaining("Delta");
  }
}
