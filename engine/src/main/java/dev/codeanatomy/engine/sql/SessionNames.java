package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.FunctionLookup;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.PluginFunction;
import dev.codeanatomy.engine.catalog.SessionCatalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCallBinding;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlNameMatchers;

/** Which names a session has: for look-up, for clashes, and for suggestions. */
final class SessionNames {
  private final CalciteSchema root;
  private final RelDataTypeFactory factory;
  private final SessionCatalog catalog;

  SessionNames(CalciteSchema root, RelDataTypeFactory factory, SessionCatalog catalog) {
    this.catalog = catalog;
    this.root = root;
    this.factory = factory;
  }

  void checkFree(String name) {
    if (root.getTable(name, false) != null) {
      throw PlanningException.of(
          FindingCode.SQL_DUPLICATE_TABLE,
          "table " + name,
          "A table of this name, whatever its case, is already there",
          Optional.of("Rename one of them"));
    }
  }

  PlanningException unknownTable(String name) {
    return PlanningException.of(
        FindingCode.SQL_UNKNOWN_TABLE,
        "table " + name,
        "Table '" + name + "' does not exist",
        DidYouMean.question(name, tables()));
  }

  /** The tables and views that a query can read, sorted. */
  List<String> tables() {
    List<String> names = new ArrayList<>();
    for (String name : new TreeSet<>(root.getTableNames(LikePattern.any()))) {
      if (!name.startsWith("__input")) {
        names.add(name);
      }
    }
    return names;
  }

  /** The executor cannot tell apart two columns that differ by case only. */
  void checkColumns(String owner, RelDataType rowType) {
    Map<String, String> seen = new HashMap<>();
    for (String column : rowType.getFieldNames()) {
      String other = seen.put(column.toLowerCase(Locale.ROOT), column);
      if (other != null) {
        throw PlanningException.of(
            other.equals(column) ? FindingCode.PLAN_DUPLICATE_COLUMN : FindingCode.SQL_COLUMN_CASE,
            owner,
            "Columns '" + other + "' and '" + column + "' are one name",
            Optional.of("Rename one of them"));
      }
    }
  }

  RexNode call(String name, List<RexNode> arguments, RexBuilder builder) {
    String[] parts = name.split("\\.");
    SqlIdentifier id = new SqlIdentifier(List.of(parts), SqlParserPos.ZERO);
    List<SqlOperator> found = new ArrayList<>();
    Language.CURRENT
        .table()
        .lookupOperatorOverloads(
            id,
            SqlFunctionCategory.USER_DEFINED_FUNCTION,
            SqlSyntax.FUNCTION,
            found,
            SqlNameMatchers.withCaseSensitive(false));
    for (SqlOperator operator : found) {
      if (operator.getOperandCountRange().isValidCount(arguments.size())) {
        RexCallBinding binding = new RexCallBinding(factory, operator, arguments, List.of());
        return builder.makeCall(operator.inferReturnType(binding), operator, arguments);
      }
    }
    Optional<String> namespace = parts.length == 2 ? Optional.of(parts[0]) : Optional.empty();
    if (found.isEmpty()
        && catalog.find(namespace, parts[parts.length - 1])
            instanceof FunctionLookup.Found(PluginFunction.Scalar scalar)) {
      return new PluginScalarOperator(new PluginCallSite(catalog, scalar, List.of()))
          .call(arguments, builder);
    }
    throw PlanningException.of(
        found.isEmpty() ? FindingCode.PLAN_UNKNOWN_FUNCTION : FindingCode.SQL_ARGUMENTS,
        "function " + name,
        found.isEmpty()
            ? "Function '" + name + "' does not exist"
            : "Function '" + name + "' does not take " + arguments.size() + " arguments",
        DidYouMean.question(name, functionNames()));
  }

  /** Candidates for the names of one query: its tables' columns come from what it mentions. */
  SqlErrors.Known knownTo(SqlNode query) {
    return new SqlErrors.Known() {
      @Override
      public Collection<String> tables() {
        return SessionNames.this.tables();
      }

      @Override
      public Collection<String> columns() {
        return mentionedColumns(query);
      }

      @Override
      public Collection<String> functions() {
        return functionNames();
      }
    };
  }

  private List<String> functionNames() {
    List<String> names = new ArrayList<>(Language.CURRENT.functionNames());
    names.addAll(catalog.functionNames());
    return names;
  }

  private Collection<String> mentionedColumns(SqlNode query) {
    TreeSet<String> columns = new TreeSet<>();
    query.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public Void visit(SqlIdentifier id) {
            String last = id.isStar() ? "" : id.names.get(id.names.size() - 1);
            CalciteSchema.TableEntry entry = last.isEmpty() ? null : root.getTable(last, false);
            if (entry != null) {
              columns.addAll(entry.getTable().getRowType(factory).getFieldNames());
            }
            return super.visit(id);
          }

          @Override
          public Void visit(SqlCall call) {
            if (call.getOperator() == SqlStdOperatorTable.AS
                && call.operand(1) instanceof SqlIdentifier alias
                && alias.isSimple()) {
              columns.add(alias.getSimple());
              // The names after the alias, as in AS t(a, b).
              for (SqlNode named : call.getOperandList().subList(2, call.operandCount())) {
                columns.add(named.toString());
              }
            }
            return super.visit(call);
          }
        });
    return columns;
  }
}
