package dev.codeanatomy.testkit;

import dev.codeanatomy.plugin.api.expr.Call;
import dev.codeanatomy.plugin.api.expr.Column;
import dev.codeanatomy.plugin.api.expr.Expression;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.table.FilterPushdown;
import dev.codeanatomy.plugin.api.table.ScanFilter;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.testkit.TableSubject.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Holds a table to what it says of filters: comparisons of whole numbers and texts with values that
 * it holds, and tests for null, on every column. Stateless.
 */
final class FilterLaw {
  private FilterLaw() {}

  /**
   * A filter, and for which rows it is true.
   *
   * @param expression as a provider gets it
   * @param holds what it means
   */
  private record Filter(Expression expression, Predicate<List<Answer>> holds) {}

  static void check(TableSubject t, Trial trial) throws Exception {
    List<List<Answer>> rows = t.rows(trial);
    try (TableProvider table = t.open(trial)) {
      unknown(trial, table);
      boolean taken = false;
      for (Filter filter : filters(table.schema().getFields(), rows)) {
        trial.input(filter.expression().toString());
        FilterPushdown pushdown = table.classify(filter.expression());
        if (pushdown != table.classify(filter.expression())) {
          throw new LawBroken("one class", pushdown + ", and another when asked again");
        }
        if (pushdown != FilterPushdown.UNSUPPORTED) {
          taken = true;
          check(t, trial, table, filter, pushdown);
        }
      }
      if (!taken) {
        throw new NotAsked("the table takes no filter on whole numbers, texts or nulls");
      }
    }
  }

  private static void unknown(Trial trial, TableProvider table) throws LawBroken {
    Expression call = Call.of("no_such_function", List.of(), bool());
    trial.input(call.toString());
    if (table.classify(call) != FilterPushdown.UNSUPPORTED) {
      throw new LawBroken(
          "UNSUPPORTED for a function that no provider knows", "" + table.classify(call));
    }
  }

  private static void check(
      TableSubject t, Trial trial, TableProvider table, Filter filter, FilterPushdown pushdown)
      throws Exception {
    List<List<Answer>> wanted = t.rows(trial).stream().filter(filter.holds()).toList();
    List<List<Answer>> found =
        t.scan(trial, table, Request.all(table).with(ScanFilter.of(filter.expression(), pushdown)));
    List<List<Answer>> matching = found.stream().filter(filter.holds()).toList();
    if (matching.size() != wanted.size()) {
      throw new LawBroken(
          wanted.size() + " rows for which it is true", matching.size() + " of them");
    }
    if (pushdown == FilterPushdown.EXACT && found.size() != wanted.size()) {
      throw new LawBroken(
          "EXACT: no row for which it is not true", (found.size() - wanted.size()) + " such rows");
    }
  }

  private static List<Filter> filters(List<Field> columns, List<List<Answer>> rows) {
    List<Filter> filters = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      int index = column;
      Field field = columns.get(column);
      filters.add(new Filter(call("is_null", Column.of(field)), row -> row.get(index).isNull()));
      filters.add(
          new Filter(call("is_not_null", Column.of(field)), row -> !row.get(index).isNull()));
      for (Literal value : values(field, index, rows)) {
        comparisons(field, index, value, filters);
      }
    }
    return filters;
  }

  /** Up to three values of the column, those that are rare or at an end among them. */
  private static List<Literal> values(Field field, int column, List<List<Answer>> rows) {
    ArrowType type = field.getType();
    boolean whole = type instanceof ArrowType.Int integer && integer.getIsSigned();
    if (!whole && !(type instanceof ArrowType.Utf8)) {
      return List.of();
    }
    List<Literal> all =
        rows.stream()
            .flatMap(row -> row.get(column).value().stream())
            .map(
                value ->
                    whole
                        ? Literal.of(type, ((Number) value).longValue())
                        : Literal.of(type, value.toString()))
            .distinct()
            .toList();
    return all.size() <= 3
        ? all
        : List.of(all.get(0), all.get(all.size() / 2), all.get(all.size() - 1));
  }

  private static void comparisons(Field field, int column, Literal value, List<Filter> filters) {
    Column name = Column.of(field);
    compared("equal", field, column, value, order -> order == 0, filters);
    compared("not_equal", field, column, value, order -> order != 0, filters);
    compared("lt", field, column, value, order -> order < 0, filters);
    compared("lte", field, column, value, order -> order <= 0, filters);
    compared("gt", field, column, value, order -> order > 0, filters);
    compared("gte", field, column, value, order -> order >= 0, filters);
    filters.add(
        new Filter(call("lt", value, name), row -> compare(row.get(column), value, o -> o > 0)));
    filters.add(
        new Filter(
            call("not", call("equal", name, value)),
            row -> compare(row.get(column), value, order -> order != 0)));
    filters.add(
        new Filter(
            call("or", call("equal", name, value), call("is_null", name)),
            row ->
                row.get(column).isNull() || compare(row.get(column), value, order -> order == 0)));
    if (field.getType() instanceof ArrowType.Utf8) {
      String text = value.asString();
      Literal start = Literal.ofUtf8(text.substring(0, text.offsetByCodePoints(0, half(text))));
      filters.add(
          new Filter(
              call("starts_with", name, start),
              row ->
                  row.get(column).value().stream()
                      .anyMatch(v -> v.toString().startsWith(start.asString()))));
    }
  }

  private static int half(String text) {
    return text.codePointCount(0, text.length()) / 2;
  }

  private static void compared(
      String function,
      Field field,
      int column,
      Literal value,
      IntPredicate order,
      List<Filter> filters) {
    filters.add(
        new Filter(
            call(function, Column.of(field), value),
            row -> compare(row.get(column), value, order)));
  }

  /** Not true for a null. Texts are in the order of their bytes. */
  private static boolean compare(Answer answer, Literal value, IntPredicate order) {
    return answer.value().stream()
        .anyMatch(
            found ->
                order.test(
                    value.type() instanceof ArrowType.Utf8
                        ? Arrays.compareUnsigned(bytes(found.toString()), bytes(value.asString()))
                        : Long.compare(((Number) found).longValue(), value.asLong())));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Call call(String function, Expression... arguments) {
    return Call.of(function, Stream.of(arguments).toList(), bool());
  }

  private static Field bool() {
    return ArrowTypes.nullable("filter", ArrowTypes.BOOL);
  }
}
