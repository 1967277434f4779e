package dev.codeanatomy.plugin.api.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.expr.Call;
import dev.codeanatomy.plugin.api.expr.Column;
import dev.codeanatomy.plugin.api.expr.Expression;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanFilterTest {
  private static final Expression LARGE =
      Call.of(
          "gt",
          List.of(Column.of(ArrowTypes.nullable("size", ArrowTypes.INT64)), Literal.ofInt64(1000)),
          ArrowTypes.nullable("answer", ArrowTypes.BOOL));

  @ParameterizedTest
  @ValueSource(strings = {"EXACT", "INEXACT"})
  void aConjunctThatMovesKeepsItsClass(String name) {
    FilterPushdown pushdown = FilterPushdown.ofName(name).orElseThrow();

    ScanFilter filter = ScanFilter.of(LARGE, pushdown);

    assertThat(filter.expression()).isEqualTo(LARGE);
    assertThat(filter.pushdown()).isSameAs(pushdown);
    assertThat(filter).hasToString("gt(size, 1000:int64) " + name);
  }

  @Test
  void anUnsupportedConjunctDoesNotMove() {
    assertThatThrownBy(() -> ScanFilter.of(LARGE, FilterPushdown.UNSUPPORTED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gt(size, 1000:int64)");
  }

  @Test
  void filtersAreEqualByConjunctAndClass() {
    ScanFilter exact = ScanFilter.of(LARGE, FilterPushdown.EXACT);

    assertThat(exact)
        .isEqualTo(ScanFilter.of(LARGE, FilterPushdown.EXACT))
        .hasSameHashCodeAs(ScanFilter.of(LARGE, FilterPushdown.EXACT))
        .isNotEqualTo(ScanFilter.of(LARGE, FilterPushdown.INEXACT))
        .isNotEqualTo(ScanFilter.of(Literal.ofBoolean(true), FilterPushdown.EXACT));
  }

  @Test
  void classesAreFoundByNameAlone() {
    for (FilterPushdown pushdown :
        List.of(FilterPushdown.EXACT, FilterPushdown.INEXACT, FilterPushdown.UNSUPPORTED)) {
      assertThat(FilterPushdown.ofName(pushdown.name())).containsSame(pushdown);
      assertThat(pushdown).hasToString(pushdown.name());
    }
    assertThat(FilterPushdown.ofName("exact")).isEmpty();
    assertThat(FilterPushdown.ofName("")).isEmpty();
  }
}
