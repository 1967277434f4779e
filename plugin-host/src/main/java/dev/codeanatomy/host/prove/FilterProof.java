package dev.codeanatomy.host.prove;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.host.call.PlainScanRequest;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Call;
import dev.codeanatomy.plugin.api.expr.Column;
import dev.codeanatomy.plugin.api.expr.Expression;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.FilterPushdown;
import dev.codeanatomy.plugin.api.table.ScanFilter;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Holds a table to what it says of two filters, whether a column is null and whether it is not: a
 * scan that was given one drops no row for which it is true, and where the table said {@code EXACT}
 * every other.
 */
final class FilterProof {
  private static final List<String> FILTERS = List.of("is_null", "is_not_null");

  private final TableProvider table;
  private final Field column;
  private final Proof proof;

  FilterProof(TableProvider table, Field column, Proof proof) {
    this.table = table;
    this.column = column;
    this.proof = proof;
  }

  /**
   * What a scan gave.
   *
   * @param nulls rows where the column is null
   * @param values the other rows
   */
  private record Rows(long nulls, long values) {
    long matching(String filter) {
      return filter.equals("is_null") ? nulls : values;
    }

    long others(String filter) {
      return nulls + values - matching(filter);
    }
  }

  /** Asks for the classes alone, and reads nothing. */
  void classify() throws CallDefectException {
    for (String filter : FILTERS) {
      classify(filter);
    }
  }

  /** Asks for the classes, and scans with each filter that the table takes. */
  void run() throws PluginException, CallDefectException {
    for (String filter : FILTERS) {
      FilterPushdown pushdown = classify(filter);
      if (pushdown != FilterPushdown.UNSUPPORTED) {
        check(filter, pushdown, scan(List.of()), scan(List.of(filter(filter, pushdown))));
      }
    }
  }

  private FilterPushdown classify(String filter) throws CallDefectException {
    FilterPushdown first = present(filter, table.classify(call(filter)));
    FilterPushdown second = present(filter, table.classify(call(filter)));
    if (first != second) {
      throw defect(filter, first + " first, then " + second, "the same class each time");
    }
    return first;
  }

  private FilterPushdown present(String filter, @Nullable FilterPushdown pushdown)
      throws CallDefectException {
    if (pushdown == null) {
      throw defect(filter, "no class", "EXACT, INEXACT or UNSUPPORTED");
    }
    return pushdown;
  }

  private void check(String filter, FilterPushdown pushdown, Rows all, Rows filtered)
      throws CallDefectException {
    if (filtered.matching(filter) != all.matching(filter)) {
      throw defect(
          filter,
          pushdown + ", and " + filtered.matching(filter) + " rows for which it is true",
          all.matching(filter) + ", as many as without the filter");
    }
    if (pushdown == FilterPushdown.EXACT && filtered.others(filter) > 0) {
      throw defect(
          filter, "EXACT, and " + filtered.others(filter) + " rows for which it is not true", "0");
    }
  }

  private CallDefectException defect(String filter, String found, String expected) {
    return new CallDefectException(
        FindingCode.FILTER_NOT_KEPT,
        "for " + filter + "(" + column.getName() + ") " + found,
        expected);
  }

  private Expression call(String filter) {
    return Call.of(filter, List.of(Column.of(column)), ArrowTypes.notNull(filter, ArrowTypes.BOOL));
  }

  private ScanFilter filter(String filter, FilterPushdown pushdown) {
    return ScanFilter.of(call(filter), pushdown);
  }

  private Rows scan(List<ScanFilter> filters) throws PluginException, CallDefectException {
    PlainScanRequest request =
        new PlainScanRequest(
            List.of(column.getName()), filters, OptionalLong.empty(), 1, proof.given, proof.scope);
    Rows rows = new Rows(0, 0);
    try (TableScan scan = table.scan(request);
        VectorSchemaRoot out = VectorSchemaRoot.create(new Schema(List.of(column)), proof.rows)) {
      for (byte[] split : scan.splits()) {
        try (BatchReader reader = scan.open(split)) {
          while (TableProof.readBatch(reader, out)) {
            long nulls = out.getVector(0).getNullCount();
            rows = new Rows(rows.nulls() + nulls, rows.values() + out.getRowCount() - nulls);
          }
        }
      }
    }
    return rows;
  }
}
