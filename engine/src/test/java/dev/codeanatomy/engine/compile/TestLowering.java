package dev.codeanatomy.engine.compile;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.rel2sql.RelToSqlConverter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.DuckDBSqlDialect;
import org.apache.calcite.sql.type.SqlTypeName;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Writes a plan as DuckDB SQL, enough for these tests; independent of the engine's own lowering.
 */
final class TestLowering extends DuckDBSqlDialect {
  private static final SqlDialect DIALECT = new TestLowering();

  private TestLowering() {
    super(DEFAULT_CONTEXT);
  }

  static String sql(RelNode plan) {
    return new RelToSqlConverter(DIALECT)
        .visitRoot(plan)
        .asStatement()
        .toSqlString(DIALECT)
        .getSql();
  }

  @Override
  public boolean supportsCharSet() {
    return false;
  }

  @Override
  public boolean supportsNestedAggregations() {
    return false;
  }

  @Override
  public void quoteStringLiteral(StringBuilder buf, @Nullable String charset, String val) {
    buf.append('\'').append(val.replace("'", "''")).append('\'');
  }

  @Override
  public @Nullable SqlNode getCastSpec(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.CHAR
        ? super.getCastSpec(
            new org.apache.calcite.sql.type.SqlTypeFactoryImpl(
                    org.apache.calcite.rel.type.RelDataTypeSystem.DEFAULT)
                .createSqlType(SqlTypeName.VARCHAR))
        : super.getCastSpec(type);
  }
}
