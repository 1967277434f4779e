package dev.codeanatomy.testkit;

import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.ResolvedArgument;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of a call's columns, made from other rows. A column that is a default stays one. */
final class Rows {
  private static final int SHOWN = 12;
  private static final int LONGEST = 80;

  private Rows() {}

  /** The sample's rows, and after them so many more of its types: the same for the same seed. */
  static CallRows more(CallRows sample, int count, long seed) {
    Random random = new Random(seed);
    List<ResolvedArgument> columns = sample.call().columns();
    List<List<Literal>> rows = new ArrayList<>(sample.rows());
    for (int i = 0; i < count; i++) {
      List<Literal> row = new ArrayList<>(sample.rows().get(i % sample.size()));
      int changed = columns.isEmpty() ? 0 : i % columns.size();
      for (int column = 0; column < columns.size(); column++) {
        boolean change = i % 2 == 0 || column == changed;
        if (change && isColumn(columns.get(column))) {
          row.set(column, Values.of(columns.get(column).field(), random));
        }
      }
      rows.add(row);
    }
    return new CallRows(sample.call(), rows);
  }

  /** Says whether an argument differs from row to row. */
  static boolean isColumn(ResolvedArgument argument) {
    return argument.isColumn() && argument.literal().isEmpty();
  }

  /** The numbers of the columns that differ from row to row. */
  static List<Integer> columns(CallRows rows) {
    List<ResolvedArgument> columns = rows.call().columns();
    return IntStream.range(0, columns.size())
        .filter(column -> isColumn(columns.get(column)))
        .boxed()
        .toList();
  }

  /** The rows of these numbers, in this order. */
  static CallRows pick(CallRows rows, List<Integer> numbers) {
    return new CallRows(rows.call(), numbers.stream().map(rows.rows()::get).toList());
  }

  static CallRows range(CallRows rows, int from, int to) {
    return new CallRows(rows.call(), rows.rows().subList(from, to));
  }

  /** The rows without those that have a null in a column that differs from row to row. */
  static CallRows withoutNulls(CallRows rows) {
    List<Integer> columns = columns(rows);
    return new CallRows(
        rows.call(),
        rows.rows().stream()
            .filter(row -> columns.stream().noneMatch(column -> row.get(column).isNull()))
            .toList());
  }

  /** The rows with nulls in the columns that {@code columns} names for each row. */
  static CallRows nulls(CallRows rows, IntFunction<List<Integer>> columns) {
    List<List<Literal>> changed = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      List<Literal> values = new ArrayList<>(rows.rows().get(row));
      for (int column : columns.apply(row)) {
        values.set(column, Literal.ofNull(rows.call().columns().get(column).field()));
      }
      changed.add(values);
    }
    return new CallRows(rows.call(), changed);
  }

  /** Every second row has a null: in one column after the other, then in all. */
  static CallRows alternating(CallRows rows) {
    List<Integer> columns = columns(rows);
    return nulls(
        rows,
        row -> {
          if (row % 2 == 0) {
            return List.of();
          }
          int turn = row / 2 % (columns.size() + 1);
          return turn < columns.size() ? List.of(columns.get(turn)) : columns;
        });
  }

  /** The rows with one column the same in all: that of the first row. */
  static CallRows constant(CallRows rows, int column) {
    return new CallRows(
        rows.call(),
        rows.rows().stream()
            .map(
                row -> {
                  List<Literal> values = new ArrayList<>(row);
                  values.set(column, rows.rows().get(0).get(column));
                  return values;
                })
            .toList());
  }

  /** The first rows as SQL would write them, and how many more there are. */
  static String text(CallRows rows) {
    String more = rows.size() > SHOWN ? " and " + (rows.size() - SHOWN) + " more rows" : "";
    return rows.size() == 0
        ? "no rows"
        : rows.rows().stream().limit(SHOWN).map(Rows::text).collect(Collectors.joining(", "))
            + more;
  }

  static String text(List<Literal> row) {
    return row.stream().map(Rows::text).collect(Collectors.joining(", ", "(", ")"));
  }

  /** The value without its type, and without the middle of a long one. */
  static String text(Literal literal) {
    String text = literal.toString();
    String value = text.substring(0, text.length() - ArrowTypes.text(literal.field()).length() - 1);
    return value.length() <= LONGEST
        ? value
        : value.substring(0, LONGEST / 2) + " ... " + value.substring(value.length() - LONGEST / 2);
  }
}
