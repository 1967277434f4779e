package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.BoundFunction;
import dev.codeanatomy.plugin.api.function.Volatility;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCallBinding;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Optionality;
import org.jspecify.annotations.Nullable;

/** A call of a plugin's function that sees several rows at once; its type is what bind says. */
public abstract sealed class PluginRowsOperator extends SqlAggFunction
    permits PluginAggOperator, PluginWindowOperator {
  private final PluginCallSite site;

  /**
   * Names the call.
   *
   * @param site the function and how it is called
   * @param requiresOver whether it stands with OVER only
   * @param withinGroup whether WITHIN GROUP may follow
   */
  PluginRowsOperator(PluginCallSite site, boolean requiresOver, Optionality withinGroup) {
    super(
        site.operatorName(),
        new SqlIdentifier(site.operatorName(), SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.ARG0,
        null,
        null,
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        requiresOver,
        withinGroup);
    this.site = site;
  }

  /** The function and how it is called. */
  public PluginCallSite site() {
    return site;
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
    return PluginCallSite.type(
        ((BoundFunction.Valued) bound).returnField(), binding.getTypeFactory());
  }

  /** The same operator at another place. */
  abstract PluginRowsOperator at(PluginCallSite other);

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return SqlOperandCountRanges.any();
  }

  @Override
  public boolean isDeterministic() {
    return site.function().spec().volatility() != Volatility.VOLATILE;
  }

  /** Two volatile calls are two, however alike they are: equal ones would be computed once. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PluginRowsOperator that
        && (isDeterministic() ? site.equals(that.site) : site == that.site);
  }

  @Override
  public int hashCode() {
    return site.hashCode();
  }
}
