package dev.codeanatomy.testkit;

import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.host.call.PlainScanRequest;
import dev.codeanatomy.host.call.ResultChecks;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.ScanFilter;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** A table of a plugin: a table function with its sample's constants, or a provider's sample. */
final class TableSubject {
  static final int BATCH = 1024;

  private final Opening opening;
  private final OtherCalls otherWords;
  private final OtherCalls shortened;
  private final boolean repeatable;
  private Optional<Trial> run = Optional.empty();
  private Optional<List<List<Answer>>> rows = Optional.empty();

  /** How the table is opened. */
  interface Opening {
    TableProvider open(Trial trial) throws PluginException;
  }

  /** Calls that lead to the table, or to one like it, in other words. */
  interface OtherCalls {
    List<Opening> all() throws LawBroken, NotAsked;
  }

  /**
   * A table to be checked.
   *
   * @param otherWords calls that lead to the same table
   * @param shortened calls that leave out what is optional
   * @param repeatable whether two scans give the same rows
   */
  TableSubject(Opening opening, OtherCalls otherWords, OtherCalls shortened, boolean repeatable) {
    this.opening = opening;
    this.otherWords = otherWords;
    this.shortened = shortened;
    this.repeatable = repeatable;
  }

  /**
   * What is asked of a scan.
   *
   * @param columns wanted, in this order
   * @param filters handed to the scan
   * @param limit a hint
   * @param parallelism a hint
   * @param batch rows to read at once
   */
  record Request(
      List<String> columns,
      List<ScanFilter> filters,
      OptionalLong limit,
      int parallelism,
      int batch) {
    static Request of(List<String> columns) {
      return new Request(columns, List.of(), OptionalLong.empty(), 1, BATCH);
    }

    static Request all(TableProvider table) {
      return of(TableSubject.columns(table));
    }

    Request with(ScanFilter filter) {
      return new Request(columns, List.of(filter), limit, parallelism, batch);
    }

    Request withLimit(long value) {
      return new Request(columns, filters, OptionalLong.of(value), parallelism, batch);
    }

    Request withParallelism(int value) {
      return new Request(columns, filters, limit, value, batch);
    }

    Request withBatch(int value) {
      return new Request(columns, filters, limit, parallelism, value);
    }

    PlainScanRequest toHost(Trial trial) {
      return new PlainScanRequest(columns, filters, limit, parallelism, trial.given, trial.scope);
    }

    @Override
    public String toString() {
      return "a scan of "
          + columns
          + (filters.isEmpty() ? "" : " where " + filters)
          + (limit.isPresent() ? " limit " + limit.getAsLong() : "")
          + " by "
          + parallelism
          + " thread(s), "
          + batch
          + " rows at a time";
    }
  }

  static List<String> columns(TableProvider table) {
    return table.schema().getFields().stream().map(Field::getName).toList();
  }

  boolean isRepeatable() {
    return repeatable;
  }

  /** The table, by calls that say the same otherwise. */
  List<Opening> inOtherWords() throws LawBroken, NotAsked {
    return otherWords.all();
  }

  /** Perhaps another table, by calls that leave optional arguments out. */
  List<Opening> shortened() throws LawBroken, NotAsked {
    return shortened.all();
  }

  TableProvider open(Trial trial) throws PluginException {
    trial.input("the sample");
    return opening.open(trial);
  }

  /** All rows of all columns in this run: what others are compared with. */
  List<List<Answer>> rows(Trial trial) throws PluginException, CallDefectException {
    if (rows.isEmpty() || run.filter(trial::equals).isEmpty()) {
      run = Optional.of(trial);
      try (TableProvider table = open(trial)) {
        rows = Optional.of(scan(trial, table, Request.all(table)));
      }
    }
    return rows.get();
  }

  /** The rows of a scan, split by split. */
  List<List<Answer>> scan(Trial trial, TableProvider table, Request request)
      throws PluginException, CallDefectException {
    trial.input(request.toString());
    try (TableScan scan = table.scan(request.toHost(trial))) {
      List<List<Answer>> all = new ArrayList<>();
      for (byte[] split : scan.splits()) {
        all.addAll(read(trial, table, scan, split, request));
      }
      return all;
    }
  }

  /** The rows of one split. */
  List<List<Answer>> read(
      Trial trial, TableProvider table, TableScan scan, byte[] split, Request request)
      throws PluginException, CallDefectException {
    List<List<Answer>> all = new ArrayList<>();
    try (BatchReader reader = scan.open(split);
        VectorSchemaRoot out = root(trial, table, request)) {
      out.clear();
      while (reader.read(out, request.batch())) {
        ResultChecks.checkBatch(out, request.batch());
        addRows(out, all);
        out.clear();
      }
    }
    return all;
  }

  static VectorSchemaRoot root(Trial trial, TableProvider table, Request request) {
    Schema schema = table.schema();
    return VectorSchemaRoot.create(
        new Schema(request.columns().stream().map(schema::findField).toList()), trial.rows);
  }

  static void addRows(VectorSchemaRoot out, List<List<Answer>> all) throws CallDefectException {
    for (FieldVector vector : out.getFieldVectors()) {
      ResultChecks.check(vector, vector.getField(), out.getRowCount());
    }
    for (int row = 0; row < out.getRowCount(); row++) {
      List<Answer> values = new ArrayList<>();
      for (FieldVector vector : out.getFieldVectors()) {
        values.add(Answer.of(vector, row));
      }
      all.add(values);
    }
  }
}
