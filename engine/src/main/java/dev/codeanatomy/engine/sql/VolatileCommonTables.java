package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a common table expression that calls a volatile function and is read twice: conversion
 * writes it where it is read, so its readers would see different rows.
 */
final class VolatileCommonTables extends SqlBasicVisitor<Void> {
  private final String name;
  private int readers;

  private VolatileCommonTables(String name) {
    this.name = name;
  }

  static void check(SqlWith with) {
    for (SqlNode node : with.withList) {
      SqlWithItem item = (SqlWithItem) node;
      Optional<SqlCall> call = volatileCall(item.query);
      if (call.isPresent()) {
        String table = item.name.getSimple();
        VolatileCommonTables reading = new VolatileCommonTables(table);
        with.accept(reading);
        if (reading.readers > 1) {
          throw refusal(table, reading.readers, call.get());
        }
      }
    }
  }

  private static PlanningException refusal(String table, int readers, SqlCall call) {
    return PlanningException.of(
        FindingCode.SQL_VOLATILE_REPEATED,
        SqlErrors.place(call.getParserPosition()),
        "The volatile "
            + call.getOperator().getName()
            + " would run once for each of the "
            + readers
            + " places that read '"
            + table
            + "'",
        Optional.of("Read it once, or make it a view of a spec"));
  }

  /** The first volatile call in a query. */
  private static Optional<SqlCall> volatileCall(SqlNode query) {
    return Optional.ofNullable(
        query.accept(
            new SqlBasicVisitor<@Nullable SqlCall>() {
              @Override
              public @Nullable SqlCall visit(SqlCall call) {
                if (call.getOperator() instanceof PluginScalarOperator operator
                    && !operator.isDeterministic()) {
                  return call;
                }
                for (SqlNode operand : call.getOperandList()) {
                  SqlCall found = operand == null ? null : operand.accept(this);
                  if (found != null) {
                    return found;
                  }
                }
                return null;
              }
            }));
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (call instanceof SqlSelect select && select.getFrom() != null) {
      count(select.getFrom());
    }
    return super.visit(call);
  }

  private void count(SqlNode source) {
    switch (source) {
      case SqlIdentifier id when id.isSimple() && id.getSimple().equalsIgnoreCase(name) ->
          readers++;
      case SqlJoin join -> {
        count(join.getLeft());
        count(join.getRight());
      }
      case SqlCall named when named.getKind() == SqlKind.AS -> count(named.operand(0));
      default -> {}
    }
  }
}
