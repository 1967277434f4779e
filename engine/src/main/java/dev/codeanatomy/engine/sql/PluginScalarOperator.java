package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.BoundFunction;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Volatility;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCallBinding;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/** A call of a plugin's scalar: its type is what the function's bind says. */
public final class PluginScalarOperator extends SqlFunction {
  private final PluginCallSite site;

  PluginScalarOperator(PluginCallSite site) {
    super(
        new SqlIdentifier(site.operatorName(), SqlParserPos.ZERO),
        null,
        null,
        null,
        null,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.site = site;
  }

  /** The function and how it is called. */
  public PluginCallSite site() {
    return site;
  }

  /** A planned call; arguments of another type than the function's are cast. */
  RexNode call(List<RexNode> arguments, RexBuilder builder) {
    return builder.makeCall(this, site.fitted(arguments, builder));
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    for (SqlNode operand : call.getOperandList()) {
      validator.deriveType(scope, operand);
    }
    // Not by look-up: the call on the tree already is this function with these names.
    return validateOperands(validator, scope, call);
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
    return site.settle(binding);
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding binding) {
    BoundFunction bound =
        binding instanceof RexCallBinding rex ? site.bind(rex.operands()) : site.settled(binding);
    return returned((BoundFunction.Scalar) bound, binding.getTypeFactory());
  }

  /** Where nulls go through, a null comes out of a call that itself never gives one. */
  private static RelDataType returned(BoundFunction.Scalar scalar, RelDataTypeFactory factory) {
    RelDataType type = PluginCallSite.type(scalar.returnField(), factory);
    boolean goThrough =
        scalar.function().spec().nullHandling() == NullHandling.PROPAGATE
            || scalar.bound().kernel().isPresent();
    boolean nullIn = scalar.call().columnFields().stream().anyMatch(Field::isNullable);
    return goThrough && nullIn ? factory.createTypeWithNullability(type, true) : type;
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return SqlOperandCountRanges.any();
  }

  @Override
  public boolean isDeterministic() {
    return site.function().spec().volatility() != Volatility.VOLATILE;
  }

  @Override
  public boolean isDynamicFunction() {
    return site.function().spec().volatility() == Volatility.STABLE;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PluginScalarOperator that && site.equals(that.site);
  }

  @Override
  public int hashCode() {
    return site.hashCode();
  }
}
