package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlOverOperator;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.Optionality;

/**
 * The aggregates of the language. SUM, AVG and the variances are operators of our own, because the
 * library's are rewritten over a window (SUM to a CASE over a count, STDDEV to a sum of squares)
 * into more work and fewer right digits.
 */
final class LanguageAggregates {
  private static final SqlReturnTypeInference DOUBLE =
      maybeEmpty(ReturnTypes.explicit(SqlTypeName.DOUBLE).andThen(SqlTypeTransforms.TO_NULLABLE));
  private static final SqlReturnTypeInference DOUBLE_OR_NULL =
      ReturnTypes.explicit(SqlTypeName.DOUBLE).andThen(SqlTypeTransforms.FORCE_NULLABLE);
  private static final SqlReturnTypeInference BOOLEAN =
      maybeEmpty(ReturnTypes.explicit(SqlTypeName.BOOLEAN).andThen(SqlTypeTransforms.TO_NULLABLE));
  private static final SqlReturnTypeInference SUM =
      maybeEmpty(
          binding ->
              binding
                  .getTypeFactory()
                  .getTypeSystem()
                  .deriveSumType(binding.getTypeFactory(), binding.getOperandType(0)));
  private static final SqlReturnTypeInference ARGUMENT = maybeEmpty(ReturnTypes.ARG0);
  private static final SqlReturnTypeInference TEXT =
      ReturnTypes.VARCHAR.andThen(SqlTypeTransforms.FORCE_NULLABLE);
  private static final SqlOperandTypeChecker TWO_NUMBERS =
      OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC);

  /** The executor wants to know the separator before it sees a row. */
  private static final SqlOperandTypeChecker TEXT_AND_CONSTANT =
      OperandTypes.sequence(
          "'<NAME>(<CHARACTER>, <CHARACTER_LITERAL>)'",
          OperandTypes.CHARACTER,
          OperandTypes.CHARACTER.and(OperandTypes.LITERAL));

  private LanguageAggregates() {}

  static List<SqlAggFunction> all() {
    return List.of(
        plain("SUM", SqlKind.SUM, SUM, OperandTypes.NUMERIC),
        plain("AVG", SqlKind.AVG, DOUBLE, OperandTypes.NUMERIC),
        plain("MIN", SqlKind.MIN, ARGUMENT, OperandTypes.COMPARABLE_ORDERED),
        plain("MAX", SqlKind.MAX, ARGUMENT, OperandTypes.COMPARABLE_ORDERED),
        plain("STDDEV", SqlKind.OTHER_FUNCTION, DOUBLE_OR_NULL, OperandTypes.NUMERIC),
        plain("STDDEV_POP", SqlKind.OTHER_FUNCTION, DOUBLE, OperandTypes.NUMERIC),
        plain("STDDEV_SAMP", SqlKind.OTHER_FUNCTION, DOUBLE_OR_NULL, OperandTypes.NUMERIC),
        plain("VARIANCE", SqlKind.OTHER_FUNCTION, DOUBLE_OR_NULL, OperandTypes.NUMERIC),
        plain("VAR_POP", SqlKind.OTHER_FUNCTION, DOUBLE, OperandTypes.NUMERIC),
        plain("VAR_SAMP", SqlKind.OTHER_FUNCTION, DOUBLE_OR_NULL, OperandTypes.NUMERIC),
        plain("COVAR_POP", SqlKind.OTHER_FUNCTION, DOUBLE_OR_NULL, TWO_NUMBERS),
        plain("COVAR_SAMP", SqlKind.OTHER_FUNCTION, DOUBLE_OR_NULL, TWO_NUMBERS),
        plain("CORR", SqlKind.OTHER_FUNCTION, DOUBLE_OR_NULL, TWO_NUMBERS),
        plain("MEDIAN", SqlKind.OTHER_FUNCTION, DOUBLE, OperandTypes.NUMERIC),
        plain("MODE", SqlKind.OTHER_FUNCTION, ARGUMENT, OperandTypes.ANY),
        plain("BOOL_AND", SqlKind.OTHER_FUNCTION, BOOLEAN, OperandTypes.BOOLEAN),
        plain("BOOL_OR", SqlKind.OTHER_FUNCTION, BOOLEAN, OperandTypes.BOOLEAN),
        plain("BIT_AND", SqlKind.OTHER_FUNCTION, ARGUMENT, OperandTypes.INTEGER),
        plain("BIT_OR", SqlKind.OTHER_FUNCTION, ARGUMENT, OperandTypes.INTEGER),
        plain("BIT_XOR", SqlKind.OTHER_FUNCTION, ARGUMENT, OperandTypes.INTEGER),
        plain("ANY_VALUE", SqlKind.ANY_VALUE, ARGUMENT, OperandTypes.ANY),
        plain(
            "APPROX_COUNT_DISTINCT", SqlKind.OTHER_FUNCTION, ReturnTypes.BIGINT, OperandTypes.ANY),
        ordered("STRING_AGG", SqlKind.LISTAGG, TEXT, TEXT_AND_CONSTANT),
        ordered("LISTAGG", SqlKind.LISTAGG, TEXT, TEXT_AND_CONSTANT),
        ordered(
            "ARRAY_AGG",
            SqlKind.ARRAY_AGG,
            ReturnTypes.TO_ARRAY.andThen(SqlTypeTransforms.FORCE_NULLABLE),
            OperandTypes.ANY),
        percentile("PERCENTILE_CONT", SqlKind.PERCENTILE_CONT, LanguageAggregates::between),
        percentile(
            "PERCENTILE_DISC",
            SqlKind.PERCENTILE_DISC,
            ReturnTypes.PERCENTILE_DISC_CONT.andThen(SqlTypeTransforms.FORCE_NULLABLE)));
  }

  private static SqlBasicAggFunction plain(
      String name, SqlKind kind, SqlReturnTypeInference type, SqlOperandTypeChecker operands) {
    return SqlBasicAggFunction.create(name, kind, type, operands);
  }

  private static SqlAggFunction ordered(
      String name, SqlKind kind, SqlReturnTypeInference type, SqlOperandTypeChecker operands) {
    return plain(name, kind, type, operands).withGroupOrder(Optionality.OPTIONAL);
  }

  /** The library's, but null where there is no value. */
  private static SqlAggFunction percentile(String name, SqlKind kind, SqlReturnTypeInference type) {
    return plain(name, kind, type, OperandTypes.UNIT_INTERVAL_NUMERIC_LITERAL)
        .withGroupOrder(Optionality.MANDATORY)
        .withPercentile(true)
        .withAllowsFraming(false);
  }

  /** A value between two others has digits that neither of them has. */
  private static RelDataType between(SqlOperatorBinding binding) {
    if (!SqlTypeUtil.isNumeric(binding.getCollationType())) {
      throw PlanningException.of(
          FindingCode.SQL_ARGUMENTS,
          "function PERCENTILE_CONT",
          "There is no value between two of type " + binding.getCollationType(),
          "Use PERCENTILE_DISC, or order by a number");
    }
    return DOUBLE_OR_NULL.inferReturnType(binding);
  }

  /** Null when no row reaches it: without groups, under a filter, and in a window's frame. */
  private static SqlReturnTypeInference maybeEmpty(SqlReturnTypeInference type) {
    return binding -> {
      RelDataType inferred = type.inferReturnType(binding);
      return inferred == null || !canBeEmpty(binding)
          ? inferred
          : binding.getTypeFactory().createTypeWithNullability(inferred, true);
    };
  }

  private static boolean canBeEmpty(SqlOperatorBinding binding) {
    return binding.hasEmptyGroup()
        || binding.hasFilter()
        || binding.getGroupCount() <= 0
        || isOverWindow(binding);
  }

  /**
   * A call over a window in a grouped query is bound as if it were of the grouping; only the
   * operator that binds it tells.
   */
  private static boolean isOverWindow(SqlOperatorBinding binding) {
    return binding.getClass().getEnclosingClass() == SqlOverOperator.class;
  }
}
