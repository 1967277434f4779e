package dev.codeanatomy.testkit;

import static dev.codeanatomy.testkit.LawNames.LEAK;
import static dev.codeanatomy.testkit.LawNames.NAMED;
import static dev.codeanatomy.testkit.LawNames.RESULT;
import static dev.codeanatomy.testkit.LawNames.THREADS;
import static dev.codeanatomy.testkit.LawNames.WRAPPERS;

import dev.codeanatomy.host.call.ResultChecks;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableScan;
import dev.codeanatomy.testkit.TableSubject.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The laws of table functions and of table providers, all in one place: the list of them in the
 * order of a report, each with the law it needs, and every law as a method below, so that one fault
 * fails one law.
 */
final class TableLaws {
  static final String SCHEMA = "schema is repeatable";
  static final String SCANS = "two scans, same rows";
  static final String BATCHES = "batch size";
  static final String SPLITS = "splits are repeatable";
  static final String TRAVEL = "splits travel";
  static final String PARALLEL = "splits in parallel";
  static final String PROJECTION = "projection";
  static final String LIMIT = "limit hint";
  static final String EARLY = "early close";
  static final String CONTENT = "content version and size";
  static final String FILTERS = "filter classes";

  private TableLaws() {}

  static List<Law<TableSubject>> all() {
    List<String> basic = List.of(WRAPPERS, SCANS);
    return List.of(
        new Law<>(
            SCHEMA,
            "a table opened twice has one schema, and either may be closed first",
            List.of(),
            TableLaws::schema),
        new Law<>(
            RESULT,
            "readers give batches of 1 to as many rows as asked for, with a value in each column",
            List.of(SCHEMA),
            TableLaws::result),
        new Law<>(
            WRAPPERS,
            "what is lent for a read is not used after it",
            List.of(RESULT),
            TableLaws::wrappers),
        new Law<>(SCANS, "two scans give the same rows", List.of(RESULT), TableLaws::same),
        new Law<>(
            BATCHES, "the size of the batches does not change the rows", basic, TableLaws::batches),
        new Law<>(SPLITS, "the same scan has the same splits", basic, TableLaws::splits),
        new Law<>(
            TRAVEL,
            "a split means the same to the same table opened elsewhere",
            List.of(SPLITS),
            TableLaws::travel),
        new Law<>(
            PARALLEL,
            "splits may be read by several threads at once",
            List.of(SPLITS),
            TableLaws::parallel),
        new Law<>(
            PROJECTION,
            "any columns in any order, and none, give the rows of the whole table",
            basic,
            TableLaws::projection),
        new Law<>(
            LIMIT,
            "a hint of a limit leaves at least so many rows, all of the table",
            basic,
            TableLaws::limit),
        new Law<>(
            EARLY,
            "scans and readers may be closed before they were read",
            basic,
            TableLaws::early),
        new Law<>(
            CONTENT,
            "the content version stays as it is, and an estimate is not negative",
            List.of(SCHEMA),
            TableLaws::content),
        new Law<>(
            FILTERS,
            "an EXACT filter gives the rows for which it is true, an INEXACT one drops none of"
                + " them",
            basic,
            FilterLaw::check),
        new Law<>(
            NAMED,
            "arguments may be named in any order, optional ones may be left out",
            basic,
            TableLaws::named),
        new Law<>(THREADS, "several scans may run at once", basic, TableLaws::threads),
        new Law<>(LEAK, "what is allocated is freed", List.of(RESULT), TableLaws::leak));
  }

  private static void schema(TableSubject t, Trial trial) throws Exception {
    TableProvider one = t.open(trial);
    try (TableProvider other = t.open(trial)) {
      Schema schema = one.schema();
      requireSame(schema, one.schema(), "when it is asked for again");
      requireSame(schema, other.schema(), "when the table is opened again");
      one.close();
      requireSame(schema, other.schema(), "after the first table was closed");
    }
  }

  private static void requireSame(Schema expected, Schema found, String when) throws LawBroken {
    if (!expected.equals(found)) {
      throw new LawBroken(expected.toString(), found + " " + when);
    }
  }

  private static void result(TableSubject t, Trial trial) throws Exception {
    List<List<Answer>> rows = t.rows(trial);
    try (TableProvider table = t.open(trial)) {
      for (int column = 0; column < table.schema().getFields().size(); column++) {
        int index = column;
        boolean hasNull = rows.stream().anyMatch(row -> row.get(index).isNull());
        if (hasNull && !table.schema().getFields().get(column).isNullable()) {
          throw new LawBroken("no null in " + table.schema().getFields().get(column), "a null");
        }
      }
    }
  }

  /** Each read writes to vectors of its own, and those of the one before are gone. */
  private static void wrappers(TableSubject t, Trial trial) throws Exception {
    Trial.requireRevocable();
    try (TableProvider table = t.open(trial)) {
      Request request = Request.all(table).withBatch(1);
      trial.input(request.toString());
      List<List<Answer>> found = new ArrayList<>();
      try (TableScan scan = table.scan(request.toHost(trial))) {
        for (byte[] split : scan.splits()) {
          try (BatchReader reader = scan.open(split)) {
            boolean more = true;
            while (more) {
              try (VectorSchemaRoot out = TableSubject.root(trial, table, request)) {
                out.clear();
                more = reader.read(out, request.batch());
                if (more) {
                  ResultChecks.checkBatch(out, request.batch());
                  TableSubject.addRows(out, found);
                }
              }
            }
          }
        }
      }
      List<List<Answer>> inOne = t.scan(trial, table, request);
      // A table that differs with each scan, or by batches, is the business of other laws.
      if (inOne.equals(t.scan(trial, table, request))) {
        compare(trial, inOne, found);
      }
    }
  }

  private static void compare(Trial trial, List<List<Answer>> expected, List<List<Answer>> found)
      throws LawBroken {
    for (int row = 0; row < Math.min(expected.size(), found.size()); row++) {
      if (!same(expected.get(row), found.get(row))) {
        trial.input("row " + (row + 1) + " of " + trial.input());
        throw new LawBroken(expected.get(row).toString(), found.get(row).toString());
      }
    }
    if (expected.size() != found.size()) {
      throw new LawBroken(expected.size() + " rows", found.size() + " rows");
    }
  }

  private static boolean same(List<Answer> one, List<Answer> other) {
    return one.size() == other.size()
        && IntStream.range(0, one.size()).allMatch(i -> one.get(i).same(other.get(i)));
  }

  private static void requireRepeatable(TableSubject t) throws NotAsked {
    if (!t.isRepeatable()) {
      throw new NotAsked("a VOLATILE table may give other rows each time");
    }
  }

  private static void same(TableSubject t, Trial trial) throws Exception {
    requireRepeatable(t);
    List<List<Answer>> rows = t.rows(trial);
    try (TableProvider table = t.open(trial)) {
      for (int round = 0; round < 3; round++) {
        compare(trial, rows, t.scan(trial, table, Request.all(table)));
      }
    }
  }

  private static void batches(TableSubject t, Trial trial) throws Exception {
    requireRepeatable(t);
    List<List<Answer>> rows = t.rows(trial);
    try (TableProvider table = t.open(trial)) {
      for (int batch : List.of(1, 2, 7, 1 << 15)) {
        compare(trial, rows, t.scan(trial, table, Request.all(table).withBatch(batch)));
      }
    }
  }

  private static List<String> splits(TableScan scan) throws PluginException {
    return scan.splits().stream().map(HexFormat.of()::formatHex).toList();
  }

  private static void splits(TableSubject t, Trial trial) throws Exception {
    requireRepeatable(t);
    try (TableProvider table = t.open(trial)) {
      Request request = Request.all(table).withParallelism(InThreads.THREADS);
      trial.input(request.toString());
      try (TableScan scan = table.scan(request.toHost(trial));
          TableScan other = table.scan(request.toHost(trial))) {
        List<String> first = splits(scan);
        for (List<String> again : List.of(splits(scan), splits(other))) {
          if (!first.equals(again)) {
            throw new LawBroken("the splits " + first, again + " the next time");
          }
        }
      }
    }
  }

  private static void travel(TableSubject t, Trial trial) throws Exception {
    requireRepeatable(t);
    List<List<Answer>> rows = t.rows(trial);
    List<byte[]> splits;
    Request request;
    try (TableProvider table = t.open(trial)) {
      request = Request.all(table).withParallelism(InThreads.THREADS);
      try (TableScan scan = table.scan(request.toHost(trial))) {
        splits = scan.splits();
      }
    }
    try (TableProvider table = t.open(trial);
        TableScan scan = table.scan(request.toHost(trial))) {
      trial.input("splits of another scan, in " + request);
      List<List<Answer>> found = new ArrayList<>();
      for (byte[] split : splits) {
        found.addAll(t.read(trial, table, scan, split, request));
      }
      compare(trial, rows, found);
    }
  }

  private static void parallel(TableSubject t, Trial trial) throws Exception {
    requireRepeatable(t);
    List<List<Answer>> rows = t.rows(trial);
    try (TableProvider table = t.open(trial)) {
      Request request = Request.all(table).withParallelism(InThreads.THREADS);
      trial.input(request.toString());
      try (TableScan scan = table.scan(request.toHost(trial))) {
        List<byte[]> splits = scan.splits();
        List<List<List<List<Answer>>>> byThread =
            InThreads.all(
                trial,
                thread -> {
                  List<List<List<Answer>>> own = new ArrayList<>();
                  for (int i = thread; i < splits.size(); i += InThreads.THREADS) {
                    own.add(t.read(trial, table, scan, splits.get(i), request));
                  }
                  return own;
                });
        List<List<Answer>> found = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
          found.addAll(byThread.get(i % InThreads.THREADS).get(i / InThreads.THREADS));
        }
        compare(trial, rows, found);
      }
    }
  }

  private static void projection(TableSubject t, Trial trial) throws Exception {
    requireRepeatable(t);
    List<List<Answer>> rows = t.rows(trial);
    try (TableProvider table = t.open(trial)) {
      List<String> columns = TableSubject.columns(table);
      List<List<String>> wanted = new ArrayList<>();
      wanted.add(List.of());
      columns.forEach(column -> wanted.add(List.of(column)));
      List<String> reversed = new ArrayList<>(columns);
      Collections.reverse(reversed);
      wanted.add(reversed);
      for (List<String> some : wanted) {
        List<Integer> indexes = some.stream().map(columns::indexOf).toList();
        List<List<Answer>> expected =
            rows.stream().map(row -> indexes.stream().map(row::get).toList()).toList();
        compare(trial, expected, t.scan(trial, table, Request.of(some)));
      }
    }
  }

  private static void limit(TableSubject t, Trial trial) throws Exception {
    requireRepeatable(t);
    List<List<Answer>> rows = t.rows(trial);
    try (TableProvider table = t.open(trial)) {
      for (long limit : List.of(1L, Math.max(1, rows.size() - 1L), rows.size() + 1L)) {
        List<List<Answer>> found = t.scan(trial, table, Request.all(table).withLimit(limit));
        long least = Math.min(limit, rows.size());
        if (found.size() < least) {
          throw new LawBroken("at least " + least + " rows", found.size() + " rows");
        }
        List<List<Answer>> left = new ArrayList<>(rows);
        for (List<Answer> row : found) {
          Optional<List<Answer>> own = left.stream().filter(r -> same(r, row)).findFirst();
          if (own.isEmpty()) {
            throw new LawBroken("rows of the table", row + ", or that row once too often");
          }
          left.remove(own.get());
        }
      }
    }
  }

  private static void early(TableSubject t, Trial trial) throws Exception {
    List<List<Answer>> rows = t.rows(trial);
    t.open(trial).close();
    try (TableProvider table = t.open(trial)) {
      Request request = Request.all(table).withBatch(1);
      trial.input(request + ", closed early");
      table.scan(request.toHost(trial)).close();
      try (TableScan scan = table.scan(request.toHost(trial))) {
        for (byte[] split : scan.splits()) {
          scan.open(split).close();
        }
      }
      try (TableScan scan = table.scan(request.toHost(trial));
          VectorSchemaRoot out = TableSubject.root(trial, table, request)) {
        for (byte[] split : scan.splits()) {
          try (BatchReader reader = scan.open(split)) {
            out.clear();
            reader.read(out, request.batch());
          }
        }
      }
      if (t.isRepeatable()) {
        compare(trial, rows, t.scan(trial, table, Request.all(table)));
      }
    }
  }

  private static void content(TableSubject t, Trial trial) throws Exception {
    try (TableProvider table = t.open(trial);
        TableProvider other = t.open(trial)) {
      Optional<String> version = table.contentVersion();
      for (Optional<String> again : List.of(table.contentVersion(), other.contentVersion())) {
        if (t.isRepeatable() && !version.equals(again)) {
          throw new LawBroken("the content version " + version, again + " the next time");
        }
      }
      OptionalLong estimate = table.estimatedRows();
      if (estimate.isPresent() && estimate.getAsLong() < 0) {
        throw new LawBroken("an estimate of 0 rows or more", String.valueOf(estimate));
      }
    }
  }

  private static void named(TableSubject t, Trial trial) throws Exception {
    List<List<Answer>> rows = t.rows(trial);
    for (TableSubject.Opening opening : t.inOtherWords()) {
      trial.input("the sample's call in other words");
      try (TableProvider table = opening.open(trial)) {
        if (t.isRepeatable()) {
          compare(trial, rows, t.scan(trial, table, Request.all(table)));
        }
      }
    }
    for (TableSubject.Opening opening : t.shortened()) {
      trial.input("the sample's call without its last optional arguments");
      try {
        opening.open(trial).close();
      } catch (PluginException itsRight) {
        trial.input("refused");
      }
    }
  }

  private static void threads(TableSubject t, Trial trial) throws Exception {
    List<List<Answer>> rows = t.rows(trial);
    try (TableProvider table = t.open(trial)) {
      InThreads.all(
          trial,
          thread -> {
            List<List<Answer>> found = t.scan(trial, table, Request.all(table));
            if (t.isRepeatable()) {
              compare(trial, rows, found);
            }
            return thread;
          });
    }
  }

  private static void leak(TableSubject t, Trial trial) throws Exception {
    try (TableProvider table = t.open(trial)) {
      Request request = Request.all(table);
      t.scan(trial, table, request);
      t.scan(trial, table, request);
    }
    Leaks.none(trial);
  }
}
