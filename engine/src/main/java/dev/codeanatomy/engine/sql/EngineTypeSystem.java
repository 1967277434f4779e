package dev.codeanatomy.engine.sql;

import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as the executor computes them: decimals to 38 digits, sums of integers BIGINT, averages
 * DOUBLE, a division of decimals DOUBLE. Stateless.
 */
final class EngineTypeSystem extends RelDataTypeSystemImpl {
  static final EngineTypeSystem INSTANCE = new EngineTypeSystem();

  private static final int MAX_DECIMAL = 38;
  private static final int MICROSECONDS = 6;

  private EngineTypeSystem() {}

  @Override
  public int getMaxPrecision(SqlTypeName type) {
    return switch (type) {
      case DECIMAL -> MAX_DECIMAL;
      case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> MICROSECONDS;
      default -> super.getMaxPrecision(type);
    };
  }

  @Override
  public int getDefaultPrecision(SqlTypeName type) {
    return switch (type) {
      case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> MICROSECONDS;
      // As many digits as the executor gives it, none of them after the point.
      case DECIMAL -> 18;
      default -> super.getDefaultPrecision(type);
    };
  }

  @Override
  public int getMaxScale(SqlTypeName type) {
    return type == SqlTypeName.DECIMAL ? MAX_DECIMAL : super.getMaxScale(type);
  }

  @Override
  public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
    SqlTypeName name = argument.getSqlTypeName();
    RelDataType sum;
    if (name == SqlTypeName.DECIMAL) {
      sum = factory.createSqlType(SqlTypeName.DECIMAL, MAX_DECIMAL, argument.getScale());
    } else if (SqlTypeUtil.isExactNumeric(argument)) {
      sum = factory.createSqlType(SqlTypeName.BIGINT);
    } else if (SqlTypeUtil.isApproximateNumeric(argument)) {
      sum = factory.createSqlType(SqlTypeName.DOUBLE);
    } else {
      return argument;
    }
    return factory.createTypeWithNullability(sum, argument.isNullable());
  }

  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
    return doubleLike(factory, argument);
  }

  @Override
  public RelDataType deriveCovarType(RelDataTypeFactory factory, RelDataType a, RelDataType b) {
    return doubleLike(factory, a);
  }

  @Override
  public @Nullable RelDataType deriveDecimalDivideType(
      RelDataTypeFactory factory, RelDataType left, RelDataType right) {
    boolean decimals = SqlTypeUtil.isDecimal(left) || SqlTypeUtil.isDecimal(right);
    if (!decimals || !SqlTypeUtil.isExactNumeric(left) || !SqlTypeUtil.isExactNumeric(right)) {
      return null;
    }
    boolean nullable = left.isNullable() || right.isNullable();
    return factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.DOUBLE), nullable);
  }

  @Override
  public RoundingMode roundingMode() {
    return RoundingMode.HALF_UP;
  }

  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  private static RelDataType doubleLike(RelDataTypeFactory factory, RelDataType argument) {
    return factory.createTypeWithNullability(
        factory.createSqlType(SqlTypeName.DOUBLE), argument.isNullable());
  }
}
