package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.BoundFunction;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlTableFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/** A call of a plugin's table function with constant arguments, in FROM. */
public final class PluginTableFunction extends SqlFunction implements SqlTableFunction {
  private final PluginCallSite site;

  PluginTableFunction(PluginCallSite site) {
    super(
        new SqlIdentifier(site.operatorName(), SqlParserPos.ZERO),
        ReturnTypes.CURSOR,
        null,
        null,
        null,
        SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
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
    checkOperandTypes(new SqlCallBinding(validator, scope, call), true);
    return validator.getTypeFactory().createSqlType(SqlTypeName.CURSOR);
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
    for (int i = 0; i < binding.getOperandCount(); i++) {
      if (PluginConstants.of(binding, i).isEmpty()) {
        throw new PlanningException(
            Finding.of(
                    FindingCode.PLAN_NOT_CONSTANT,
                    SqlErrors.place(binding.operand(i).getParserPosition()),
                    "Argument " + (i + 1) + " of " + site.function().label() + " is not a constant")
                .expected("a literal, as in " + site.function().spec())
                .remedy("Give a literal or a parameter"));
      }
    }
    return site.settle(binding);
  }

  @Override
  public SqlReturnTypeInference getRowTypeInference() {
    return this::rowType;
  }

  private RelDataType rowType(SqlOperatorBinding binding) {
    BoundFunction.Table bound = (BoundFunction.Table) site.settled(binding);
    return TypeTable.rowType(bound.provider().schema(), binding.getTypeFactory());
  }

  /** What the call was bound to. */
  public BoundFunction.Table bound(SqlOperatorBinding binding) {
    return (BoundFunction.Table) site.settled(binding);
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return SqlOperandCountRanges.any();
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PluginTableFunction that && site.equals(that.site);
  }

  @Override
  public int hashCode() {
    return site.hashCode();
  }
}
