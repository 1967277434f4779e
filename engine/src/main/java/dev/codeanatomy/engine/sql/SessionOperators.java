package dev.codeanatomy.engine.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/** Finds operators by their whole name, qualified or not, in any case. Immutable. */
final class SessionOperators implements SqlOperatorTable {
  private final Map<String, List<SqlOperator>> byName = new HashMap<>();
  private final List<SqlOperator> all = new ArrayList<>();

  SessionOperators(Collection<? extends SqlOperator> operators) {
    for (SqlOperator operator : operators) {
      all.add(operator);
      byName.computeIfAbsent(key(operator), k -> new ArrayList<>()).add(operator);
    }
  }

  /** This table and one more, which does not hide what is here. */
  SessionOperators and(Collection<? extends SqlOperator> more) {
    List<SqlOperator> both = new ArrayList<>(all);
    both.addAll(more);
    return new SessionOperators(both);
  }

  private static String key(SqlOperator operator) {
    SqlIdentifier id = operator instanceof SqlFunction f ? f.getSqlIdentifier() : null;
    return id == null || id.isSimple() ? lower(operator.getName()) : key(id);
  }

  private static String key(SqlIdentifier id) {
    return lower(String.join(".", id.names));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    for (SqlOperator operator : byName.getOrDefault(key(name), List.of())) {
      boolean sameSyntax = operator.getSyntax().family == syntax.family;
      // COUNT(*), CAST and their like have a syntax of their own and are called as functions.
      boolean called = syntax == SqlSyntax.FUNCTION && operator instanceof SqlFunction;
      if (sameSyntax || called) {
        found.add(operator);
      }
    }
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return List.copyOf(all);
  }
}
