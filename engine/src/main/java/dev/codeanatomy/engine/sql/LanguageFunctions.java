package dev.codeanatomy.engine.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * The scalar functions that the executor has under the same name. They are operators of our own
 * even where the planner's library has one, because the library's are rewritten on the way (SQRT to
 * POWER, COALESCE to CASE) into something slower or less exact.
 */
final class LanguageFunctions {
  private static final SqlReturnTypeInference BIGINT = nullable(SqlTypeName.BIGINT);
  private static final SqlReturnTypeInference DOUBLE = nullable(SqlTypeName.DOUBLE);
  private static final SqlReturnTypeInference BOOLEAN = nullable(SqlTypeName.BOOLEAN);
  private static final SqlReturnTypeInference INTEGER = nullable(SqlTypeName.INTEGER);
  private static final SqlReturnTypeInference TINYINT = nullable(SqlTypeName.TINYINT);
  private static final SqlReturnTypeInference UBIGINT = ReturnTypes.explicit(SqlTypeName.UBIGINT);
  private static final SqlReturnTypeInference DATE = nullable(SqlTypeName.DATE);
  private static final SqlReturnTypeInference TIMESTAMP =
      ReturnTypes.explicit(LanguageFunctions::timestamp).andThen(SqlTypeTransforms.FORCE_NULLABLE);
  private static final SqlReturnTypeInference TEXT =
      ReturnTypes.explicit(LanguageFunctions::text).andThen(SqlTypeTransforms.TO_NULLABLE);
  private static final SqlReturnTypeInference MAYBE_TEXT =
      ReturnTypes.explicit(LanguageFunctions::text).andThen(SqlTypeTransforms.FORCE_NULLABLE);
  private static final SqlReturnTypeInference TEXT_NOT_NULL =
      ReturnTypes.explicit(LanguageFunctions::text);
  private static final SqlReturnTypeInference TEXT_ARRAY =
      ReturnTypes.explicit(f -> f.createArrayType(text(f), -1))
          .andThen(SqlTypeTransforms.TO_NULLABLE);

  private static final SqlOperandTypeChecker ONE_TEXT = OperandTypes.CHARACTER;
  private static final SqlOperandTypeChecker TWO_TEXTS =
      OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER);
  private static final SqlOperandTypeChecker THREE_TEXTS =
      OperandTypes.family(
          SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER);
  private static final SqlOperandTypeChecker TEXT_INT =
      OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER);
  private static final SqlOperandTypeChecker TEXT_TEXT_INT =
      OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER);
  private static final SqlOperandTypeChecker TEXT_INT_TEXT =
      OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER, SqlTypeFamily.CHARACTER);
  private static final SqlOperandTypeChecker NUMBER_INT =
      OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.INTEGER);
  private static final SqlOperandTypeChecker TWO_NUMBERS =
      OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC);
  private static final SqlOperandTypeChecker TEXT_DATETIME =
      OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME);
  private static final SqlOperandTypeChecker ANY_NUMBER_OF =
      OperandTypes.variadic(SqlOperandCountRanges.from(1));

  /** The library's takes exact numbers only and makes a decimal of 15 digits of a DOUBLE. */
  private static final SqlReturnTypeInference REMAINDER =
      binding ->
          binding.collectOperandTypes().stream().anyMatch(SqlTypeUtil::isApproximateNumeric)
              ? ReturnTypes.LEAST_RESTRICTIVE.inferReturnType(binding)
              : ReturnTypes.NULLABLE_MOD.inferReturnType(binding);

  /** {@code a % b}, of any numbers; by its kind no convertlet takes it for the library's. */
  static final SqlBinaryOperator PERCENT_REMAINDER =
      new SqlBinaryOperator(
          "%", SqlKind.OTHER, 60, true, REMAINDER, InferTypes.FIRST_KNOWN, TWO_NUMBERS);

  private LanguageFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        // Absent values.
        same("COALESCE", SqlKind.OTHER_FUNCTION, leastNullable(), OperandTypes.SAME_VARIADIC),
        same(
            "NULLIF",
            ReturnTypes.ARG0_FORCE_NULLABLE,
            OperandTypes.COMPARABLE_UNORDERED_COMPARABLE_UNORDERED),
        same("IFNULL", leastNullable(), OperandTypes.SAME_SAME),
        same("GREATEST", forced(ReturnTypes.LEAST_RESTRICTIVE), OperandTypes.SAME_VARIADIC),
        same("LEAST", forced(ReturnTypes.LEAST_RESTRICTIVE), OperandTypes.SAME_VARIADIC),
        // Numbers.
        same("MOD", REMAINDER, TWO_NUMBERS),
        same("ABS", ReturnTypes.ARG0, OperandTypes.NUMERIC),
        same("SIGN", TINYINT, OperandTypes.NUMERIC),
        same("ROUND", ReturnTypes.ARG0_NULLABLE, OperandTypes.NUMERIC.or(NUMBER_INT)),
        same("TRUNC", ReturnTypes.ARG0_NULLABLE, OperandTypes.NUMERIC),
        same("SQRT", DOUBLE, OperandTypes.NUMERIC),
        same("CBRT", DOUBLE, OperandTypes.NUMERIC),
        same("EXP", DOUBLE, OperandTypes.NUMERIC),
        same("LN", DOUBLE, OperandTypes.NUMERIC),
        same("LOG10", DOUBLE, OperandTypes.NUMERIC),
        same("LOG2", DOUBLE, OperandTypes.NUMERIC),
        same("POWER", DOUBLE, TWO_NUMBERS),
        same("POW", DOUBLE, TWO_NUMBERS),
        same("SIN", DOUBLE, OperandTypes.NUMERIC),
        same("COS", DOUBLE, OperandTypes.NUMERIC),
        same("TAN", DOUBLE, OperandTypes.NUMERIC),
        same("ASIN", DOUBLE, OperandTypes.NUMERIC),
        same("ACOS", DOUBLE, OperandTypes.NUMERIC),
        same("ATAN", DOUBLE, OperandTypes.NUMERIC),
        same("ATAN2", DOUBLE, TWO_NUMBERS),
        same("DEGREES", DOUBLE, OperandTypes.NUMERIC),
        same("RADIANS", DOUBLE, OperandTypes.NUMERIC),
        same("PI", ReturnTypes.DOUBLE, OperandTypes.NILADIC),
        same("BIT_COUNT", TINYINT, OperandTypes.INTEGER),
        // Text.
        same("UPPER", TEXT, ONE_TEXT),
        same("LOWER", TEXT, ONE_TEXT),
        same("LENGTH", BIGINT, ONE_TEXT),
        same("STRLEN", BIGINT, ONE_TEXT),
        same("CONCAT", TEXT_NOT_NULL, ANY_NUMBER_OF),
        same("CONCAT_WS", TEXT, OperandTypes.variadic(SqlOperandCountRanges.from(2))),
        same("LEFT", TEXT, TEXT_INT),
        same("RIGHT", TEXT, TEXT_INT),
        same("LPAD", TEXT, TEXT_INT_TEXT),
        same("RPAD", TEXT, TEXT_INT_TEXT),
        same("LTRIM", TEXT, ONE_TEXT.or(TWO_TEXTS)),
        same("RTRIM", TEXT, ONE_TEXT.or(TWO_TEXTS)),
        same("REPLACE", TEXT, THREE_TEXTS),
        same("TRANSLATE", TEXT, THREE_TEXTS),
        same("REVERSE", TEXT, ONE_TEXT),
        same("REPEAT", TEXT, TEXT_INT),
        same("SPLIT_PART", TEXT, TEXT_TEXT_INT),
        same("STARTS_WITH", BOOLEAN, TWO_TEXTS),
        same("ENDS_WITH", BOOLEAN, TWO_TEXTS),
        same("CONTAINS", BOOLEAN, TWO_TEXTS),
        same("STRPOS", BIGINT, TWO_TEXTS),
        same("INSTR", BIGINT, TWO_TEXTS),
        same("ASCII", INTEGER, ONE_TEXT),
        same("UNICODE", INTEGER, ONE_TEXT),
        same("CHR", TEXT, OperandTypes.INTEGER),
        same("MD5", TEXT, ONE_TEXT),
        same("SHA256", TEXT, ONE_TEXT),
        same("LEVENSHTEIN", BIGINT, TWO_TEXTS),
        same("REGEXP_MATCHES", BOOLEAN, TWO_TEXTS),
        same("REGEXP_REPLACE", TEXT, THREE_TEXTS.or(fourTexts())),
        same("REGEXP_EXTRACT", TEXT, TWO_TEXTS.or(TEXT_TEXT_INT)),
        same("STRING_SPLIT", TEXT_ARRAY, TWO_TEXTS),
        same("ARRAY_TO_STRING", MAYBE_TEXT, arrayAndText()),
        same("HASH", UBIGINT, ANY_NUMBER_OF),
        // Arrays.
        same("ARRAY_LENGTH", BIGINT, OperandTypes.ARRAY),
        same("LEN", BIGINT, OperandTypes.ARRAY.or(ONE_TEXT)),
        same("LIST_CONTAINS", BOOLEAN, arrayAndAny()),
        same("LIST_POSITION", forced(INTEGER), arrayAndAny()),
        same("LIST_DISTINCT", ReturnTypes.ARG0_NULLABLE, OperandTypes.ARRAY),
        same("LIST_SORT", ReturnTypes.ARG0_NULLABLE, OperandTypes.ARRAY),
        same("LIST_REVERSE", ReturnTypes.ARG0_NULLABLE, OperandTypes.ARRAY),
        same("LIST_CONCAT", ReturnTypes.LEAST_RESTRICTIVE, OperandTypes.SAME_SAME),
        same("LIST_SLICE", ReturnTypes.ARG0_NULLABLE, arrayAndTwoInts()),
        // Dates and times.
        same("DATE_TRUNC", ReturnTypes.ARG1_NULLABLE, TEXT_DATETIME),
        same("DATE_PART", BIGINT, TEXT_DATETIME),
        same("DATE_SUB", BIGINT, textAndTwoDatetimes()),
        same("LAST_DAY", DATE, OperandTypes.DATETIME),
        same("DAYNAME", TEXT, OperandTypes.DATETIME),
        same("MONTHNAME", TEXT, OperandTypes.DATETIME),
        same("MAKE_DATE", forced(DATE), threeInts()),
        same("STRFTIME", TEXT, datetimeAndText()),
        same("STRPTIME", TIMESTAMP, TWO_TEXTS),
        same("EPOCH_MS", BIGINT, OperandTypes.DATETIME),
        same("EPOCH_US", BIGINT, OperandTypes.DATETIME));
  }

  private static SqlBasicFunction same(
      String name, SqlReturnTypeInference type, SqlOperandTypeChecker operands) {
    return same(name, SqlKind.OTHER_FUNCTION, type, operands);
  }

  private static SqlBasicFunction same(
      String name, SqlKind kind, SqlReturnTypeInference type, SqlOperandTypeChecker operands) {
    return SqlBasicFunction.create(name, kind, type, operands)
        .withFunctionType(SqlFunctionCategory.USER_DEFINED_FUNCTION);
  }

  private static SqlReturnTypeInference nullable(SqlTypeName type) {
    return ReturnTypes.explicit(type).andThen(SqlTypeTransforms.TO_NULLABLE);
  }

  private static SqlReturnTypeInference forced(SqlReturnTypeInference type) {
    return type.andThen(SqlTypeTransforms.FORCE_NULLABLE);
  }

  private static SqlReturnTypeInference leastNullable() {
    return ReturnTypes.LEAST_RESTRICTIVE.andThen(SqlTypeTransforms.LEAST_NULLABLE);
  }

  private static RelDataType text(RelDataTypeFactory factory) {
    return factory.createSqlType(SqlTypeName.VARCHAR);
  }

  private static RelDataType timestamp(RelDataTypeFactory factory) {
    return factory.createSqlType(SqlTypeName.TIMESTAMP, 6);
  }

  private static SqlOperandTypeChecker fourTexts() {
    return OperandTypes.family(
        SqlTypeFamily.CHARACTER,
        SqlTypeFamily.CHARACTER,
        SqlTypeFamily.CHARACTER,
        SqlTypeFamily.CHARACTER);
  }

  private static SqlOperandTypeChecker arrayAndText() {
    return OperandTypes.family(SqlTypeFamily.ARRAY, SqlTypeFamily.CHARACTER);
  }

  private static SqlOperandTypeChecker arrayAndAny() {
    return OperandTypes.family(SqlTypeFamily.ARRAY, SqlTypeFamily.ANY);
  }

  private static SqlOperandTypeChecker arrayAndTwoInts() {
    return OperandTypes.family(SqlTypeFamily.ARRAY, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER);
  }

  private static SqlOperandTypeChecker textAndTwoDatetimes() {
    return OperandTypes.family(
        SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME, SqlTypeFamily.DATETIME);
  }

  private static SqlOperandTypeChecker datetimeAndText() {
    return OperandTypes.family(SqlTypeFamily.DATETIME, SqlTypeFamily.CHARACTER);
  }

  private static SqlOperandTypeChecker threeInts() {
    return OperandTypes.family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER);
  }
}
