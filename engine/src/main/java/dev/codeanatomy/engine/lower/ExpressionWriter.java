package dev.codeanatomy.engine.lower;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.engine.sql.Language;
import dev.codeanatomy.engine.sql.LanguageOperator;
import dev.codeanatomy.engine.sql.RowNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Expressions of one SELECT in the executor's SQL. Every call is in parentheses, so precedence
 * never matters. Where the executor's operator means something else (division of integers, a date
 * plus an interval), the text is chosen so that value and type are the plan's.
 *
 * <p>Over 400 lines, because it is one case distinction over the forms of an expression.
 */
final class ExpressionWriter {
  private final List<String> columns;
  private final RelationWriter relations;

  /**
   * Starts a writer.
   *
   * @param columns what an input reference stands for
   * @param relations writes sub-queries and knows correlated rows and plugin calls
   */
  ExpressionWriter(List<String> columns, RelationWriter relations) {
    this.columns = columns;
    this.relations = relations;
  }

  String write(RexNode node) {
    return switch (node) {
      case RexInputRef ref -> columns.get(ref.getIndex());
      case RexLiteral literal -> LiteralWriter.write(literal);
      case RexFieldAccess access -> field(access);
      case RexSubQuery query -> subQuery(query);
      case RexOver over -> new WindowWriter(this).write(over);
      case RexCall call -> call(call);
      default -> throw unsupported(node.toString());
    };
  }

  List<String> writeAll(List<? extends RexNode> nodes) {
    return nodes.stream().map(this::write).toList();
  }

  RelationWriter relations() {
    return relations;
  }

  private String field(RexFieldAccess access) {
    RelDataTypeField field = access.getField();
    if (access.getReferenceExpr() instanceof RexCorrelVariable variable) {
      return relations.correlated(variable.id, field.getIndex());
    }
    return structField(write(access.getReferenceExpr()), field.getName());
  }

  private static String structField(String struct, String name) {
    return "struct_extract(" + struct + ", " + LiteralWriter.text(name) + ")";
  }

  private String call(RexCall call) {
    SqlOperator operator = call.getOperator();
    Optional<String> plugin = relations.natives().scalar(call, this);
    if (plugin.isPresent()) {
      return plugin.get();
    }
    if (operator instanceof DefaultValue fallback) {
      return PluginLiteralWriter.write(fallback.value());
    }
    if (call.getKind() == SqlKind.REINTERPRET) {
      throw unsupported("CAST of an interval to " + call.getType());
    }
    LanguageOperator entry =
        Language.CURRENT.entry(operator).orElseThrow(() -> unsupported(operator.getName()));
    return switch (entry.form()) {
      case LanguageOperator.Function f -> function(f.name(), call);
      case LanguageOperator.Infix i -> infix(i.symbol(), operands(call));
      case LanguageOperator.Prefix p -> "(" + p.symbol() + " " + operand(call, 0) + ")";
      case LanguageOperator.Postfix p -> "(" + operand(call, 0) + " " + p.symbol() + ")";
      case LanguageOperator.Template t -> template(t.text(), call);
      case LanguageOperator.Special s -> special(call);
      case LanguageOperator.Aggregate a -> throw unsupported(operator.getName());
      case LanguageOperator.Syntax s -> throw unsupported(operator.getName());
    };
  }

  private String operand(RexCall call, int index) {
    return write(call.getOperands().get(index));
  }

  /** The operands; rows among them under the names of the result, or of the first of them. */
  private List<String> operands(RexCall call) {
    Optional<RelDataType> names =
        Stream.concat(
                Stream.of(call.getType()),
                call.getOperands().stream()
                    .sorted(Comparator.comparing(operand -> operand.getKind() == SqlKind.ROW))
                    .map(RexNode::getType))
            .filter(RowNames::in)
            .findFirst();
    return call.getOperands().stream()
        .map(operand -> names.map(n -> named(operand, n)).orElseGet(() -> write(operand)))
        .toList();
  }

  /** A value under the names that a type gives to its rows; refused unless it is built here. */
  private String named(RexNode node, RelDataType names) {
    if (!RowNames.differ(node.getType(), names)) {
      return write(node);
    }
    if (node instanceof RexCall call && call.getKind() == SqlKind.ROW) {
      List<RelDataTypeField> fields = names.getFieldList();
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < call.getOperands().size(); i++) {
        String part = named(call.getOperands().get(i), fields.get(i).getType());
        parts.add(TypeTable.quote(fields.get(i).getName()) + " := " + part);
      }
      return "struct_pack(" + String.join(", ", parts) + ")";
    }
    if (node instanceof RexLiteral literal && literal.isNull()) {
      return cast("NULL", names);
    }
    throw unsupported("a row where one with other names is needed");
  }

  private String function(String name, RexCall call) {
    String text = name + "(" + String.join(", ", operands(call)) + ")";
    return pinned(name) ? cast(text, call.getType()) : text;
  }

  /** Functions whose result the executor types by its own rules. */
  private static boolean pinned(String name) {
    return switch (name) {
      case "round",
          "trunc",
          "date_trunc",
          "date_part",
          "greatest",
          "least",
          "coalesce",
          "last_day" ->
          true;
      default -> false;
    };
  }

  private String template(String text, RexCall call) {
    String result = text;
    for (int i = 0; i < call.getOperands().size(); i++) {
      result = result.replace("{" + i + "}", operand(call, i));
    }
    return result;
  }

  static String infix(String symbol, List<String> operands) {
    return operands.stream().collect(Collectors.joining(" " + symbol + " ", "(", ")"));
  }

  static String cast(String text, RelDataType type) {
    String end = " AS " + TypeTable.duckdb(type) + ")";
    // Every composite text is in parentheses or a call, so this is one cast, and the same one.
    return text.startsWith("CAST(") && text.endsWith(end) ? text : "CAST(" + text + end;
  }

  private String special(RexCall call) {
    return switch (call.getKind()) {
      case CASE -> caseWhen(call);
      case CAST -> castCall(call);
      case SAFE_CAST -> "TRY_" + cast(operand(call, 0), call.getType());
      case SEARCH -> write(RexUtil.expandSearch(relations.rexBuilder(), null, call));
      case PLUS, MINUS, TIMES, MINUS_PREFIX -> arithmetic(call);
      case DIVIDE -> divide(call);
      case FLOOR, CEIL -> floorOrCeil(call);
      case LIKE -> like(call);
      case TRIM -> trim(call);
      case EXTRACT ->
          cast("extract(" + unit(call, 0) + " FROM " + operand(call, 1) + ")", call.getType());
      case ROW -> row(call);
      case ITEM -> item(call);
      case DOT ->
          structField(
              operand(call, 0),
              String.valueOf(((RexLiteral) call.getOperands().get(1)).getValueAs(String.class)));
      case ARRAY_VALUE_CONSTRUCTOR -> array(call);
      case MAP_VALUE_CONSTRUCTOR -> map(call);
      default -> {
        if (call.getOperator() == SqlStdOperatorTable.CARDINALITY) {
          yield cardinality(call);
        }
        throw unsupported(call.getOperator().getName());
      }
    };
  }

  private String cardinality(RexCall call) {
    boolean map = call.getOperands().get(0).getType().getSqlTypeName() == SqlTypeName.MAP;
    return cast((map ? "cardinality(" : "len(") + operand(call, 0) + ")", call.getType());
  }

  private String caseWhen(RexCall call) {
    StringBuilder text = new StringBuilder("CASE");
    List<String> parts = operands(call);
    int i = 0;
    for (; i + 1 < parts.size(); i += 2) {
      text.append(" WHEN ").append(parts.get(i)).append(" THEN ").append(parts.get(i + 1));
    }
    text.append(" ELSE ").append(parts.get(i)).append(" END");
    return cast(text.toString(), call.getType());
  }

  private String castCall(RexCall call) {
    RelDataType from = call.getOperands().get(0).getType();
    RelDataType to = call.getType();
    if (SqlTypeUtil.isInterval(to) != SqlTypeUtil.isInterval(from)
        && (SqlTypeUtil.isNumeric(to) || SqlTypeUtil.isNumeric(from))) {
      throw unsupported("CAST of " + from + " to " + to);
    }
    String value = named(call.getOperands().get(0), to);
    String target = TypeTable.duckdb(to);
    String cast =
        TypeTable.duckdb(from).equals(target) ? value : "CAST(" + value + " AS " + target + ")";
    boolean limited =
        SqlTypeUtil.isCharacter(to)
            && to.getPrecision() > 0
            && !(SqlTypeUtil.isCharacter(from)
                && from.getPrecision() > 0
                && from.getPrecision() <= to.getPrecision());
    return limited ? "left(" + cast + ", " + to.getPrecision() + ")" : cast;
  }

  private String arithmetic(RexCall call) {
    RelDataType type = call.getType();
    List<RexNode> operands = call.getOperands();
    List<String> parts = new ArrayList<>(writeAll(operands));
    String symbol =
        switch (call.getKind()) {
          case PLUS -> "+";
          case TIMES -> "*";
          default -> "-";
        };
    if (SqlTypeUtil.isInterval(type) && operands.stream().allMatch(this::isDatetime)) {
      // A difference of dates is a number of days in the executor; of timestamps an interval.
      parts.replaceAll(p -> "CAST(" + p + " AS TIMESTAMP)");
      return type.getSqlTypeName().isYearMonth()
          ? wholeMonths(type.getSqlTypeName(), parts.get(1), parts.get(0))
          : infix(symbol, parts);
    }
    if (SqlTypeUtil.isDatetime(type)) {
      // The interval comes second: the executor cannot take it first in a difference.
      boolean intervalFirst = SqlTypeUtil.isInterval(operands.get(0).getType());
      String sum = infix(symbol, intervalFirst ? parts.reversed() : parts);
      return type.getSqlTypeName() == SqlTypeName.DATE ? cast(sum, type) : sum;
    }
    boolean widened =
        SqlTypeUtil.isIntType(type)
            && operands.stream()
                .noneMatch(
                    o ->
                        !(o instanceof RexLiteral)
                            && o.getType().getSqlTypeName() == type.getSqlTypeName());
    if (widened) {
      // A literal takes the other side's type in the executor and could overflow it.
      parts.set(0, cast(parts.get(0), type));
    }
    return infix(symbol, parts);
  }

  private static String wholeMonths(SqlTypeName interval, String from, String to) {
    String unit = interval == SqlTypeName.INTERVAL_YEAR ? "year" : "month";
    return "to_" + unit + "s(date_sub('" + unit + "', " + from + ", " + to + "))";
  }

  private boolean isDatetime(RexNode node) {
    return SqlTypeUtil.isDatetime(node.getType());
  }

  private String divide(RexCall call) {
    List<String> parts = writeAll(call.getOperands());
    if (SqlTypeUtil.isIntType(call.getType())) {
      return cast(infix("//", parts), call.getType());
    }
    return cast(infix("/", parts), call.getType());
  }

  private String floorOrCeil(RexCall call) {
    if (call.getOperands().size() == 1) {
      String name = call.getKind() == SqlKind.FLOOR ? "floor" : "ceil";
      return cast(name + "(" + operand(call, 0) + ")", call.getType());
    }
    if (call.getKind() == SqlKind.CEIL) {
      throw unsupported("CEIL to a unit of time");
    }
    return cast("date_trunc('" + unit(call, 1) + "', " + operand(call, 0) + ")", call.getType());
  }

  private String unit(RexCall call, int index) {
    RexLiteral literal = (RexLiteral) call.getOperands().get(index);
    TimeUnitRange range = literal.getValueAs(TimeUnitRange.class);
    if (range == null || range.endUnit != null) {
      throw unsupported("unit " + literal);
    }
    return range.startUnit.name().toLowerCase(Locale.ROOT);
  }

  private String like(RexCall call) {
    SqlLikeOperator operator = (SqlLikeOperator) call.getOperator();
    String symbol = operator.isCaseSensitive() ? "LIKE" : "ILIKE";
    List<String> parts = writeAll(call.getOperands());
    String escape = parts.size() > 2 ? " ESCAPE " + parts.get(2) : "";
    return "("
        + parts.get(0)
        + (operator.isNegated() ? " NOT " : " ")
        + symbol
        + " "
        + parts.get(1)
        + escape
        + ")";
  }

  private String trim(RexCall call) {
    RexLiteral flag = (RexLiteral) call.getOperands().get(0);
    String name =
        switch (Optional.ofNullable(flag.getValueAs(SqlTrimFunction.Flag.class))
            .orElse(SqlTrimFunction.Flag.BOTH)) {
          case LEADING -> "ltrim";
          case TRAILING -> "rtrim";
          case BOTH -> "trim";
        };
    return name + "(" + operand(call, 2) + ", " + operand(call, 1) + ")";
  }

  private String row(RexCall call) {
    List<String> parts = new ArrayList<>();
    List<RelDataTypeField> fields = call.getType().getFieldList();
    for (int i = 0; i < fields.size(); i++) {
      parts.add(TypeTable.quote(fields.get(i).getName()) + " := " + operand(call, i));
    }
    return "struct_pack(" + String.join(", ", parts) + ")";
  }

  private String item(RexCall call) {
    RelDataType container = call.getOperands().get(0).getType();
    return switch (container.getSqlTypeName()) {
      case ARRAY -> "list_extract(" + operand(call, 0) + ", " + operand(call, 1) + ")";
      case MAP -> "map_extract_value(" + operand(call, 0) + ", " + operand(call, 1) + ")";
      default -> throw unsupported("[] on " + container);
    };
  }

  private String array(RexCall call) {
    RelDataType component = call.getType().getComponentType();
    String list =
        call.getOperands().stream()
            .map(item -> component == null ? write(item) : named(item, component))
            .collect(Collectors.joining(", ", "[", "]"));
    return cast(list, call.getType());
  }

  /** Keys and values in turn. */
  private String map(RexCall call) {
    RelDataType type = call.getType();
    List<RelDataType> sides = RowNames.children(type);
    List<List<String>> parts = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < call.getOperands().size(); i++) {
      parts.get(i % 2).add(named(call.getOperands().get(i), sides.get(i % 2)));
    }
    return cast("MAP([%s], [%s])".formatted(join(parts.get(0)), join(parts.get(1))), type);
  }

  private static String join(List<String> parts) {
    return String.join(", ", parts);
  }

  private String subQuery(RexSubQuery query) {
    String inner = relations.subQuery(query.rel);
    List<String> operands = writeAll(query.getOperands());
    String left = operands.size() == 1 ? operands.get(0) : "(" + String.join(", ", operands) + ")";
    return switch (query.getKind()) {
      case EXISTS -> "EXISTS (" + inner + ")";
      case SCALAR_QUERY -> "(" + inner + ")";
      case IN -> "(" + left + " IN (" + inner + "))";
      case ARRAY_QUERY_CONSTRUCTOR -> "ARRAY(" + inner + ")";
      case SOME ->
          "("
              + left
              + " "
              + symbol(((SqlQuantifyOperator) query.getOperator()).comparisonKind)
              + " ANY ("
              + inner
              + "))";
      default -> throw unsupported("sub-query " + query.getOperator().getName());
    };
  }

  private static String symbol(SqlKind comparison) {
    return comparison.sql;
  }

  static PlanningException unsupported(String what) {
    return PlanningException.of(
        FindingCode.LOWER_UNSUPPORTED,
        "plan",
        "'" + what + "' has no executable form",
        Optional.of("Write it with the operators and functions of the language"));
  }
}
