package dev.codeanatomy.engine.sql;

import dev.codeanatomy.plugin.api.expr.Literal;
import java.util.Objects;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.jspecify.annotations.Nullable;

/**
 * The constant that a plugin's function bound to, in the place of the call: an operator without
 * operands, so that a plan no longer reads what the call was given. It is of any type of the plugin
 * ABI, also of those for which plans have no literals.
 */
public final class BoundConstantOperator extends SqlFunction {
  private final Field field;
  private final Literal value;

  BoundConstantOperator(Field field, Literal value) {
    super(
        new SqlIdentifier(value.toString(), SqlParserPos.ZERO),
        null,
        null,
        null,
        null,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.field = field;
    this.value = value;
  }

  /** What the function said it returns, with metadata. */
  Field field() {
    return field;
  }

  /** The constant. */
  public Literal value() {
    return value;
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding binding) {
    return PluginCallSite.type(field, binding.getTypeFactory());
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return SqlOperandCountRanges.of(0);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BoundConstantOperator that
        && field.equals(that.field)
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, value);
  }
}
