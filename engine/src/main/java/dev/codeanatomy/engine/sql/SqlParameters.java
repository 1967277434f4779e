package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;

/**
 * Puts the values of parameters on a syntax tree as typed literals; text is never spliced.
 * Remembers which parameters were used. Belongs to one planner session.
 */
final class SqlParameters {
  private final LinkedHashMap<String, SqlParameter> values;
  private final RelDataTypeFactory factory;
  private final Set<String> used = new LinkedHashSet<>();

  SqlParameters(Map<String, SqlParameter> values, RelDataTypeFactory factory) {
    this.values = new LinkedHashMap<>(values);
    this.factory = factory;
  }

  Set<String> used() {
    return Collections.unmodifiableSet(used);
  }

  SqlNode bind(SqlNode tree, List<String> names) {
    SqlNode bound =
        tree.accept(
            new SqlShuttle() {
              @Override
              public SqlNode visit(SqlDynamicParam param) {
                return literal(names.get(param.getIndex()), param.getParserPosition());
              }
            });
    return bound == null ? tree : bound;
  }

  private SqlNode literal(String name, SqlParserPos position) {
    String key = resolve(name, position);
    used.add(key);
    SqlParameter parameter = values.get(key);
    if (parameter == null) {
      throw new IllegalStateException("Parameter " + key + " was resolved but has no value");
    }
    RelDataType type =
        TypeTable.calcite(new Field(key, FieldType.nullable(parameter.type()), List.of()), factory);
    SqlNode value =
        parameter
            .value()
            .map(v -> plain(key, v, position))
            .orElseGet(() -> SqlLiteral.createNull(position));
    if (parameter.value().isPresent() && isItsOwnType(type.getSqlTypeName())) {
      return value;
    }
    SqlDataTypeSpec spec = SqlTypeUtil.convertTypeToSpec(type);
    return SqlStdOperatorTable.CAST.createCall(position, value, spec);
  }

  /** Literals of these types already have them; a CAST would only hide that they are literals. */
  private static boolean isItsOwnType(SqlTypeName type) {
    return switch (type) {
      case VARCHAR, BOOLEAN, DATE, INTEGER -> true;
      default -> false;
    };
  }

  private String resolve(String name, SqlParserPos position) {
    if (Character.isDigit(name.charAt(0))) {
      int index = Integer.parseInt(name);
      List<String> ordered = new ArrayList<>(values.keySet());
      if (index <= ordered.size()) {
        return ordered.get(index - 1);
      }
    } else if (values.containsKey(name)) {
      return name;
    }
    throw PlanningException.of(
        FindingCode.PARAMETER_UNDECLARED,
        SqlErrors.place(position),
        "Parameter '" + name + "' is not declared",
        DidYouMean.question(name, values.keySet())
            .or(() -> Optional.of("Declare it with a type and give it a value")));
  }

  private static SqlNode plain(String name, Object value, SqlParserPos position) {
    return switch (value) {
      case String text -> SqlLiteral.createCharString(text, "UTF-8", position);
      case Boolean flag -> SqlLiteral.createBoolean(flag, position);
      case Long n -> SqlLiteral.createExactNumeric(n.toString(), position);
      case Integer n -> SqlLiteral.createExactNumeric(n.toString(), position);
      case BigDecimal n -> SqlLiteral.createExactNumeric(n.toPlainString(), position);
      case Double n when Double.isFinite(n) ->
          SqlLiteral.createApproxNumeric(n.toString(), position);
      case LocalDate day ->
          SqlLiteral.createDate(DateString.fromDaysSinceEpoch((int) day.toEpochDay()), position);
      case LocalDateTime moment ->
          SqlLiteral.createTimestamp(
              SqlTypeName.TIMESTAMP,
              new TimestampString(
                      moment.getYear(),
                      moment.getMonthValue(),
                      moment.getDayOfMonth(),
                      moment.getHour(),
                      moment.getMinute(),
                      moment.getSecond())
                  .withNanos(moment.getNano() / 1000 * 1000),
              6,
              position);
      default ->
          throw PlanningException.of(
              FindingCode.PARAMETER_INVALID,
              "parameter " + name,
              "A value of class " + value.getClass().getSimpleName() + " cannot be a literal",
              "Give a string, number, boolean, date or timestamp");
    };
  }
}
