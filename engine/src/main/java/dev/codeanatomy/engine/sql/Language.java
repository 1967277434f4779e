package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.LanguageNames;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlInternalOperators;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParser;

/**
 * The explicit list of what our SQL can say. What is not here is refused at validation, and each
 * entry says how the executor writes it. Immutable; one instance for all sessions.
 */
public final class Language {
  /** The language of this release. */
  public static final Language CURRENT = new Language();

  private final Map<SqlOperator, LanguageOperator> operators = new IdentityHashMap<>();
  private final Set<SqlOperator> ownFunctions = Collections.newSetFromMap(new IdentityHashMap<>());
  private final SessionOperators table;

  private Language() {
    comparisons();
    arithmetic();
    textAndTime();
    collections();
    syntax();
    aggregates();
    for (SqlOperator own : LanguageFunctions.all()) {
      add(own, new LanguageOperator.Function(own.getName().toLowerCase(Locale.ROOT)));
      ownFunctions.add(own);
    }
    this.table = new SessionOperators(operators.keySet());
    plannerMade();
  }

  /** What the validator looks names up in. */
  SessionOperators table() {
    return table;
  }

  /** The entry of an operator; absent when it is not of the language. */
  public Optional<LanguageOperator> entry(SqlOperator operator) {
    return Optional.ofNullable(operators.get(operator));
  }

  /**
   * Whether conversion must leave a call of it as it is, although a library operator looks alike.
   */
  boolean isOwnFunction(SqlOperator operator) {
    return ownFunctions.contains(operator);
  }

  /** All entries, in no order. */
  public Collection<LanguageOperator> entries() {
    return List.copyOf(operators.values());
  }

  /** The names a call can have, in lower case and sorted, for suggestions. */
  public List<String> functionNames() {
    TreeSet<String> names = new TreeSet<>();
    for (SqlOperator operator : operators.keySet()) {
      String name = operator.getName().toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && Character.isLetter(name.charAt(0)) && name.indexOf(' ') < 0) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  /** The names that mean something without any plugin. */
  public LanguageNames names() {
    SqlAbstractParserImpl.Metadata words = SqlParser.create("", SqlParsing.CONFIG).getMetadata();
    Set<String> reserved = new HashSet<>();
    for (String word : words.getTokens()) {
      if (words.isReservedWord(word)) {
        reserved.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return new LanguageNames(Set.copyOf(functionNames()), reserved);
  }

  private void comparisons() {
    infix(SqlStdOperatorTable.EQUALS, "=");
    infix(SqlStdOperatorTable.NOT_EQUALS, "<>");
    infix(SqlStdOperatorTable.LESS_THAN, "<");
    infix(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, "<=");
    infix(SqlStdOperatorTable.GREATER_THAN, ">");
    infix(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, ">=");
    infix(SqlStdOperatorTable.IS_DISTINCT_FROM, "IS DISTINCT FROM");
    infix(SqlStdOperatorTable.IS_NOT_DISTINCT_FROM, "IS NOT DISTINCT FROM");
    infix(SqlStdOperatorTable.AND, "AND");
    infix(SqlStdOperatorTable.OR, "OR");
    add(SqlStdOperatorTable.NOT, new LanguageOperator.Prefix("NOT"));
    postfix(SqlStdOperatorTable.IS_NULL, "IS NULL");
    postfix(SqlStdOperatorTable.IS_NOT_NULL, "IS NOT NULL");
    postfix(SqlStdOperatorTable.IS_TRUE, "IS TRUE");
    postfix(SqlStdOperatorTable.IS_NOT_TRUE, "IS NOT TRUE");
    postfix(SqlStdOperatorTable.IS_FALSE, "IS FALSE");
    postfix(SqlStdOperatorTable.IS_NOT_FALSE, "IS NOT FALSE");
    postfix(SqlStdOperatorTable.IS_UNKNOWN, "IS NULL");
    postfix(SqlStdOperatorTable.IS_NOT_UNKNOWN, "IS NOT NULL");
    special(
        SqlStdOperatorTable.IN,
        SqlStdOperatorTable.NOT_IN,
        SqlStdOperatorTable.EXISTS,
        SqlStdOperatorTable.SOME_EQ,
        SqlStdOperatorTable.SOME_NE,
        SqlStdOperatorTable.SOME_LT,
        SqlStdOperatorTable.SOME_LE,
        SqlStdOperatorTable.SOME_GT,
        SqlStdOperatorTable.SOME_GE,
        SqlStdOperatorTable.ALL_EQ,
        SqlStdOperatorTable.ALL_NE,
        SqlStdOperatorTable.ALL_LT,
        SqlStdOperatorTable.ALL_LE,
        SqlStdOperatorTable.ALL_GT,
        SqlStdOperatorTable.ALL_GE,
        SqlStdOperatorTable.SCALAR_QUERY,
        SqlStdOperatorTable.CASE,
        SqlStdOperatorTable.CAST,
        SqlLibraryOperators.TRY_CAST,
        SqlStdOperatorTable.SEARCH);
  }

  private void arithmetic() {
    special(
        SqlStdOperatorTable.PLUS,
        SqlStdOperatorTable.MINUS,
        SqlStdOperatorTable.MULTIPLY,
        SqlStdOperatorTable.DIVIDE,
        SqlStdOperatorTable.DATETIME_PLUS,
        SqlStdOperatorTable.MINUS_DATE,
        SqlStdOperatorTable.FLOOR,
        SqlStdOperatorTable.CEIL);
    add(SqlStdOperatorTable.DIVIDE_INTEGER, new LanguageOperator.Infix("//"));
    add(LanguageFunctions.PERCENT_REMAINDER, new LanguageOperator.Infix("%"));
    add(SqlStdOperatorTable.UNARY_MINUS, new LanguageOperator.Prefix("-"));
    add(SqlStdOperatorTable.UNARY_PLUS, new LanguageOperator.Prefix("+"));
  }

  private void textAndTime() {
    infix(SqlStdOperatorTable.CONCAT, "||");
    special(
        SqlStdOperatorTable.LIKE,
        SqlStdOperatorTable.NOT_LIKE,
        SqlLibraryOperators.ILIKE,
        SqlLibraryOperators.NOT_ILIKE,
        SqlStdOperatorTable.TRIM,
        SqlStdOperatorTable.EXTRACT);
    add(SqlStdOperatorTable.SUBSTRING, new LanguageOperator.Function("substring"));
    add(SqlStdOperatorTable.POSITION, new LanguageOperator.Template("strpos({1}, {0})"));
    add(SqlStdOperatorTable.CHAR_LENGTH, new LanguageOperator.Function("length"));
    add(SqlStdOperatorTable.CHARACTER_LENGTH, new LanguageOperator.Function("length"));
    syntax(
        SqlStdOperatorTable.YEAR,
        SqlStdOperatorTable.QUARTER,
        SqlStdOperatorTable.MONTH,
        SqlStdOperatorTable.WEEK,
        SqlStdOperatorTable.HOUR,
        SqlStdOperatorTable.MINUTE,
        SqlStdOperatorTable.SECOND,
        SqlStdOperatorTable.BETWEEN,
        SqlStdOperatorTable.NOT_BETWEEN,
        SqlStdOperatorTable.SYMMETRIC_BETWEEN,
        SqlStdOperatorTable.SYMMETRIC_NOT_BETWEEN);
  }

  private void collections() {
    special(SqlStdOperatorTable.ROW, SqlStdOperatorTable.ITEM, SqlStdOperatorTable.DOT);
    special(SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR, SqlStdOperatorTable.ARRAY_QUERY);
    special(SqlStdOperatorTable.MAP_VALUE_CONSTRUCTOR);
    add(SqlStdOperatorTable.CARDINALITY, new LanguageOperator.Special());
    syntax(SqlStdOperatorTable.UNNEST, SqlStdOperatorTable.UNNEST_WITH_ORDINALITY);
  }

  private void syntax() {
    syntax(
        SqlStdOperatorTable.AS,
        SqlStdOperatorTable.DESC,
        SqlStdOperatorTable.NULLS_FIRST,
        SqlStdOperatorTable.NULLS_LAST,
        SqlStdOperatorTable.FILTER,
        SqlStdOperatorTable.OVER,
        SqlStdOperatorTable.WITHIN_GROUP,
        SqlStdOperatorTable.IGNORE_NULLS,
        SqlStdOperatorTable.RESPECT_NULLS,
        SqlStdOperatorTable.ROLLUP,
        SqlStdOperatorTable.CUBE,
        SqlStdOperatorTable.GROUPING_SETS,
        SqlStdOperatorTable.VALUES,
        SqlStdOperatorTable.LATERAL,
        SqlStdOperatorTable.COLLECTION_TABLE,
        SqlStdOperatorTable.DEFAULT,
        SqlStdOperatorTable.INTERVAL,
        SqlStdOperatorTable.UNION,
        SqlStdOperatorTable.UNION_ALL,
        SqlStdOperatorTable.INTERSECT,
        SqlStdOperatorTable.INTERSECT_ALL,
        SqlStdOperatorTable.EXCEPT,
        SqlStdOperatorTable.EXCEPT_ALL,
        SqlStdOperatorTable.EXPLICIT_TABLE);
  }

  private void aggregates() {
    for (SqlOperator own : LanguageAggregates.all()) {
      aggregate(own, own.getName().toLowerCase(Locale.ROOT));
    }
    aggregate(SqlStdOperatorTable.COUNT, "count");
    aggregate(SqlStdOperatorTable.GROUPING, "grouping");
    aggregate(SqlStdOperatorTable.GROUPING_ID, "grouping");
    aggregate(SqlStdOperatorTable.ROW_NUMBER, "row_number");
    aggregate(SqlStdOperatorTable.RANK, "rank");
    aggregate(SqlStdOperatorTable.DENSE_RANK, "dense_rank");
    aggregate(SqlStdOperatorTable.PERCENT_RANK, "percent_rank");
    aggregate(SqlStdOperatorTable.CUME_DIST, "cume_dist");
    aggregate(SqlStdOperatorTable.NTILE, "ntile");
    aggregate(SqlStdOperatorTable.LAG, "lag");
    aggregate(SqlStdOperatorTable.LEAD, "lead");
    aggregate(SqlStdOperatorTable.FIRST_VALUE, "first_value");
    aggregate(SqlStdOperatorTable.LAST_VALUE, "last_value");
    aggregate(SqlStdOperatorTable.NTH_VALUE, "nth_value");
  }

  /** Operators that builders and rules of the planner make; no name of a query reaches them. */
  private void plannerMade() {
    special(
        SqlStdOperatorTable.SUM0, SqlInternalOperators.LITERAL_AGG, SqlLibraryOperators.SAFE_CAST);
    aggregate(SqlStdOperatorTable.SINGLE_VALUE, "first");
    aggregate(SqlStdOperatorTable.SUM, "sum");
    aggregate(SqlStdOperatorTable.MIN, "min");
    aggregate(SqlStdOperatorTable.MAX, "max");
    aggregate(SqlStdOperatorTable.AVG, "avg");
    aggregate(SqlStdOperatorTable.ANY_VALUE, "any_value");
    add(SqlStdOperatorTable.COALESCE, new LanguageOperator.Function("coalesce"));
    add(SqlStdOperatorTable.UPPER, new LanguageOperator.Function("upper"));
    add(SqlStdOperatorTable.LOWER, new LanguageOperator.Function("lower"));
    add(SqlStdOperatorTable.ABS, new LanguageOperator.Function("abs"));
    add(SqlLibraryOperators.GREATEST, new LanguageOperator.Function("greatest"));
    add(SqlLibraryOperators.LEAST, new LanguageOperator.Function("least"));
  }

  private void infix(SqlOperator operator, String symbol) {
    add(operator, new LanguageOperator.Infix(symbol));
  }

  private void postfix(SqlOperator operator, String symbol) {
    add(operator, new LanguageOperator.Postfix(symbol));
  }

  private void aggregate(SqlOperator operator, String name) {
    add(operator, new LanguageOperator.Aggregate(name));
  }

  private void special(SqlOperator... many) {
    for (SqlOperator operator : many) {
      add(operator, new LanguageOperator.Special());
    }
  }

  private void syntax(SqlOperator... many) {
    for (SqlOperator operator : many) {
      add(operator, new LanguageOperator.Syntax());
    }
  }

  private void add(SqlOperator operator, LanguageOperator.Form form) {
    operators.put(operator, new LanguageOperator(operator, form));
  }
}
