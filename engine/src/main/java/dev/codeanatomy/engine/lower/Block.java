package dev.codeanatomy.engine.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One SELECT that is being put together. Its columns are texts that are valid inside this SELECT.
 *
 * @param from the FROM clause without its keyword
 * @param joined whether FROM has more than one item
 * @param columns one text per column of the relation
 * @param plain whether every column is a mere reference to something in {@code from}, so that it
 *     may be repeated in other clauses
 * @param where conjuncts
 * @param groupBy the GROUP BY clause with its keyword; present for every aggregation, empty text
 *     for the one over all rows
 * @param windowed whether a column is a window call
 * @param order sort keys
 * @param limit the LIMIT and OFFSET clauses with their keywords
 */
record Block(
    String from,
    boolean joined,
    List<String> columns,
    boolean plain,
    List<String> where,
    Optional<String> groupBy,
    boolean windowed,
    List<String> order,
    Optional<String> limit) {

  Block {
    columns = List.copyOf(columns);
    where = List.copyOf(where);
    order = List.copyOf(order);
  }

  /** A SELECT of columns of one item. */
  static Block of(String from, List<String> columns) {
    return new Block(
        from,
        false,
        columns,
        true,
        List.of(),
        Optional.empty(),
        false,
        List.of(),
        Optional.empty());
  }

  /** A SELECT of columns of several items. */
  static Block joined(String from, List<String> columns) {
    return new Block(
        from, true, columns, true, List.of(), Optional.empty(), false, List.of(), Optional.empty());
  }

  /** Whether only FROM is there, so that the item can stand in another FROM as it is. */
  boolean isBare() {
    return plain && where.isEmpty() && groupBy.isEmpty() && order.isEmpty() && limit.isEmpty();
  }

  /** Whether a condition may join WHERE, and an aggregation may take this SELECT's rows. */
  boolean isOpen() {
    return plain && groupBy.isEmpty() && order.isEmpty() && limit.isEmpty();
  }

  /** Whether other columns may replace these over the same rows, order and limit included. */
  boolean isProjectable() {
    return plain && groupBy.isEmpty();
  }

  /** Whether columns may go or change places: no sort key is given by its position. */
  boolean canDropColumns() {
    return order.stream().noneMatch(key -> Character.isDigit(key.charAt(0)));
  }

  Block filtered(String condition) {
    List<String> all = new ArrayList<>(where);
    all.add(condition);
    return new Block(from, joined, columns, plain, all, groupBy, windowed, order, limit);
  }

  Block projected(List<String> texts, boolean stillPlain, boolean withWindows) {
    return new Block(from, joined, texts, stillPlain, where, groupBy, withWindows, order, limit);
  }

  Block grouped(List<String> texts, String clause) {
    return new Block(from, joined, texts, false, where, Optional.of(clause), false, order, limit);
  }

  Block sorted(List<String> keys, Optional<String> limits) {
    return new Block(from, joined, columns, plain, where, groupBy, windowed, keys, limits);
  }

  /** The SELECT with its columns under these names. */
  String select(List<String> names) {
    StringBuilder sql = new StringBuilder("SELECT ");
    if (columns.isEmpty()) {
      // A relation without columns still has rows.
      sql.append(groupBy.isPresent() ? "count(*)" : "1").append(" AS \"_\"");
    }
    for (int i = 0; i < columns.size(); i++) {
      sql.append(i == 0 ? "" : ", ").append(columns.get(i)).append(" AS ").append(names.get(i));
    }
    sql.append(" FROM ").append(from);
    if (!where.isEmpty()) {
      sql.append(" WHERE ").append(String.join(" AND ", where));
    }
    groupBy.filter(g -> !g.isEmpty()).ifPresent(g -> sql.append(' ').append(g));
    if (!order.isEmpty()) {
      sql.append(" ORDER BY ").append(String.join(", ", order));
    }
    limit.ifPresent(l -> sql.append(' ').append(l));
    return sql.toString();
  }
}
