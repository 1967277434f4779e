package dev.codeanatomy.engine.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Leaves the rounding of timestamps to the executor: the library would cut a literal's digits. */
final class EngineRexBuilder extends RexBuilder {
  EngineRexBuilder(RelDataTypeFactory factory) {
    super(factory);
  }

  @Override
  public RexNode makeCast(
      SqlParserPos position,
      RelDataType type,
      RexNode value,
      boolean matchNullability,
      boolean safe,
      @Nullable RexLiteral format) {
    return value instanceof RexLiteral literal && loses(literal, type)
        ? makeAbstractCast(position, type, value, safe, format)
        : super.makeCast(position, type, value, matchNullability, safe, format);
  }

  private static boolean loses(RexLiteral literal, RelDataType type) {
    if (literal.isNull()
        || literal.getTypeName() != SqlTypeName.TIMESTAMP
        || type.getSqlTypeName() != SqlTypeName.TIMESTAMP) {
      return false;
    }
    TimestampString moment = literal.getValueAs(TimestampString.class);
    return moment != null && !moment.round(type.getPrecision()).equals(moment);
  }
}
