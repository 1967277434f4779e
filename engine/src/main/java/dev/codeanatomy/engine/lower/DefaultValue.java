package dev.codeanatomy.engine.lower;

import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.plugin.api.expr.Literal;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** The default of a plugin function's parameter, as an expression of a plan. */
final class DefaultValue extends SqlFunction {
  private final Literal value;

  DefaultValue(Literal value) {
    super(
        new SqlIdentifier(value.toString(), SqlParserPos.ZERO),
        null,
        null,
        null,
        null,
        SqlFunctionCategory.SYSTEM);
    this.value = value;
  }

  Literal value() {
    return value;
  }

  RexNode call(RexBuilder builder) {
    RelDataType type = TypeTable.calcite(value.field(), builder.getTypeFactory());
    return builder.makeCall(type, this, List.of());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DefaultValue that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
