package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** What the grammar reads and our SQL does not have, refused where it stands. Stateless. */
final class SqlRefusals {
  private SqlRefusals() {}

  /** Refuses a call that no plan could be made of, or whose plan could not be executed. */
  static void check(SqlCall call) {
    switch (call.getKind()) {
      case TABLESAMPLE -> refuse(call, "TABLESAMPLE", "Filter by a hash of a key");
      case SNAPSHOT -> refuse(call, "FOR SYSTEM_TIME", "Give the version of the input in a spec");
      case MATCH_RECOGNIZE -> refuse(call, "MATCH_RECOGNIZE", "Use window functions");
      case WITH -> with((SqlWith) call);
      case SELECT -> columns(((SqlSelect) call).getSelectList());
      case AS -> columns(call.getOperandList().subList(2, call.operandCount()));
      case ORDER_BY -> {
        SqlOrderBy order = (SqlOrderBy) call;
        count("LIMIT", order.fetch);
        count("OFFSET", order.offset);
      }
      case CEIL -> {
        if (call.operandCount() > 1) {
          refuse(call, "CEIL to a unit of time", "Use FLOOR and add an interval");
        }
      }
      case EXTRACT -> {
        if (call.operand(0) instanceof SqlIntervalQualifier unit
            && unit.getUnit() == TimeUnit.NANOSECOND) {
          refuse(call, "EXTRACT of nanoseconds", "Extract microseconds");
        }
      }
      default -> {}
    }
  }

  private static void with(SqlWith with) {
    Set<String> names = new HashSet<>();
    for (SqlNode node : with.withList) {
      SqlWithItem item = (SqlWithItem) node;
      if (item.columnList != null) {
        columns(item.columnList);
      }
      if (item.recursive.booleanValue()) {
        refuse(item, "WITH RECURSIVE", "Write each step as a view");
      }
      if (!names.add(item.name.getSimple().toLowerCase(Locale.ROOT))) {
        throw PlanningException.of(
            FindingCode.SQL_DUPLICATE_TABLE,
            SqlErrors.place(item.name.getParserPosition()),
            "WITH has '" + item.name.getSimple() + "' twice",
            Optional.empty());
      }
    }
  }

  /** Two names that differ by case only are one, and one of them would be changed silently. */
  private static void columns(List<SqlNode> items) {
    Map<String, String> seen = new HashMap<>();
    for (SqlNode item : items) {
      SqlNode named = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(1) : item;
      if (named instanceof SqlIdentifier id && !id.isStar()) {
        String name = id.names.get(id.names.size() - 1);
        String other = seen.put(name.toLowerCase(Locale.ROOT), name);
        if (other != null && !other.equals(name)) {
          throw PlanningException.of(
              FindingCode.SQL_COLUMN_CASE,
              SqlErrors.place(id.getParserPosition()),
              "Columns '" + other + "' and '" + name + "' are one name",
              Optional.empty());
        }
      }
    }
  }

  private static void count(String clause, @Nullable SqlNode rows) {
    if (rows instanceof SqlNumericLiteral number
        && (!number.isInteger() || number.bigDecimalValue().toBigInteger().bitLength() > 63)) {
      throw PlanningException.of(
          FindingCode.SQL_INVALID,
          SqlErrors.place(rows.getParserPosition()),
          clause + " " + rows + " is not a number of rows",
          Optional.empty());
    }
  }

  private static void refuse(SqlCall call, String construct, String instead) {
    SqlParserPos position = call.getParserPosition();
    throw PlanningException.of(
        FindingCode.SQL_NOT_IN_LANGUAGE,
        SqlErrors.place(position),
        construct + " is not supported",
        instead);
  }
}
