package dev.codeanatomy.testkit;

import static dev.codeanatomy.testkit.LawNames.ALL_NULL;
import static dev.codeanatomy.testkit.LawNames.ALTERNATING;
import static dev.codeanatomy.testkit.LawNames.BIND;
import static dev.codeanatomy.testkit.LawNames.CONSTANT;
import static dev.codeanatomy.testkit.LawNames.LEAK;
import static dev.codeanatomy.testkit.LawNames.NAMED;
import static dev.codeanatomy.testkit.LawNames.NO_ROWS;
import static dev.codeanatomy.testkit.LawNames.NULL_POLICY;
import static dev.codeanatomy.testkit.LawNames.ONE_ROW;
import static dev.codeanatomy.testkit.LawNames.RESULT;
import static dev.codeanatomy.testkit.LawNames.SAME;
import static dev.codeanatomy.testkit.LawNames.SLICED;
import static dev.codeanatomy.testkit.LawNames.THREADS;
import static dev.codeanatomy.testkit.LawNames.TYPES;
import static dev.codeanatomy.testkit.LawNames.VALUES;
import static dev.codeanatomy.testkit.LawNames.WRAPPERS;

import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.host.call.RevokedException;
import dev.codeanatomy.host.call.VectorBatch;
import dev.codeanatomy.host.call.VectorPartition;
import dev.codeanatomy.host.call.VectorPartition.Frames;
import dev.codeanatomy.host.call.WindowRunner;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The laws of window functions, all in one place: the list of them in the order of a report, each
 * with the law it needs, and every law as a method below, so that one fault fails one law.
 */
final class WindowLaws {
  static final String PARTITIONS = "partitions apart";
  static final String FRAMES = "frames";
  static final String EMPTY_FRAMES = "empty frames";
  static final String PEERS = "peers";
  static final String IGNORE_NULLS = "ignore nulls";

  private static final int ROUNDS = 8;

  private WindowLaws() {}

  static List<Law<WindowSubject>> all() {
    List<String> basic = List.of(WRAPPERS, BIND, SAME);
    List<Law<WindowSubject>> laws = new ArrayList<>();
    laws.add(
        new Law<>(
            RESULT,
            "a result has a value for each row, of the bound field's type",
            List.of(),
            WindowLaws::result));
    laws.add(
        new Law<>(VALUES, "rows without a null have answers", List.of(RESULT), WindowLaws::values));
    laws.add(
        new Law<>(
            WRAPPERS,
            "what is lent for a call is not used after it",
            List.of(VALUES),
            WindowLaws::wrappers));
    laws.add(
        new Law<>(
            BIND,
            "two binds of one call give one field and the same answers, and either may be closed"
                + " first",
            List.of(WRAPPERS),
            WindowLaws::bind));
    laws.add(
        new Law<>(
            SAME,
            "the same partition gets the same answers from each evaluator",
            List.of(BIND),
            WindowLaws::same));
    laws.add(
        new Law<>(NO_ROWS, "a partition without rows has no answers", basic, WindowLaws::noRows));
    laws.add(
        new Law<>(ONE_ROW, "a partition of one row has one answer", basic, WindowLaws::oneRow));
    laws.add(
        new Law<>(ALL_NULL, "a partition of nulls alone has answers", basic, WindowLaws::allNull));
    laws.add(
        new Law<>(ALTERNATING, "nulls may stand between values", basic, WindowLaws::alternating));
    laws.add(
        new Law<>(
            NULL_POLICY,
            "a field that is bound as never null is never null",
            List.of(ALL_NULL, ALTERNATING, EMPTY_FRAMES),
            WindowLaws::nullPolicy));
    laws.add(
        new Law<>(
            PARTITIONS,
            "one partition does not change the answers of the next",
            List.of(ONE_ROW),
            WindowLaws::partitions));
    laws.add(
        new Law<>(FRAMES, "a frame may be running, sliding or one row", basic, WindowLaws::frames));
    laws.add(
        new Law<>(
            EMPTY_FRAMES,
            "a frame may be empty, anywhere",
            List.of(FRAMES),
            WindowLaws::emptyFrames));
    laws.add(new Law<>(PEERS, "rows may be peers", List.of(FRAMES), WindowLaws::peers));
    laws.add(
        new Law<>(
            IGNORE_NULLS,
            "IGNORE NULLS changes nothing where there is no null, and works where there are",
            List.of(ALL_NULL, ALTERNATING),
            WindowLaws::ignoreNulls));
    laws.add(
        new Law<>(
            SLICED,
            "vectors that start in the middle of others give the same answers",
            basic,
            WindowLaws::sliced));
    laws.add(
        new Law<>(
            CONSTANT,
            "an argument that is a constant gives the same answers as a column of its value",
            basic,
            WindowLaws::constant));
    laws.add(
        new Law<>(
            TYPES,
            "an argument may be of any type that its parameter accepts, or is refused at bind; an"
                + " optional one may be given or left out",
            basic,
            WindowLaws::types));
    laws.add(
        new Law<>(
            NAMED,
            "arguments may be named in any order, columns may have any name, optional ones may be"
                + " left out",
            basic,
            WindowLaws::named));
    laws.add(
        new Law<>(
            THREADS,
            "one bound function serves several threads, each with an evaluator of its own",
            basic,
            WindowLaws::threads));
    laws.add(new Law<>(LEAK, "what is allocated is freed", List.of(WRAPPERS), WindowLaws::leak));
    return List.copyOf(laws);
  }

  private static void result(WindowSubject f, Trial trial) throws Exception {
    try {
      f.whole(trial);
    } catch (PluginException | RuntimeException | Error other) {
      throw new NotAsked("the function failed, see '" + VALUES + "'");
    }
  }

  private static void values(WindowSubject f, Trial trial) throws Exception {
    try {
      f.whole(trial);
    } catch (RevokedException kept) {
      throw new NotAsked("the function uses what is gone, see '" + WRAPPERS + "'");
    }
  }

  /** A second partition, once with the first still there and once without. */
  private static void wrappers(WindowSubject f, Trial trial) throws Exception {
    Trial.requireRevocable();
    CallRows rows = f.whole(trial).rows();
    List<CallRows> parts = Parts.equal(rows, 2);
    try (BoundWindow bound = f.bind(trial, f.call());
        WindowRunner runner = new WindowRunner(bound);
        VectorBatch kept = Layout.PLAIN.batch(parts.get(0), trial.rows);
        VectorPartition partition =
            new VectorPartition(kept, Frames.whole(parts.get(0).size()), trial.rows)) {
      f.partition(trial, runner, bound, partition);
      f.partition(trial, runner, bound, parts.get(1));
    } catch (Exception alsoWithoutRevoking) {
      throw new NotAsked("a second partition fails anyway, see '" + PARTITIONS + "'");
    }
    try (BoundWindow bound = f.bind(trial, f.call());
        WindowRunner runner = new WindowRunner(bound)) {
      f.partition(trial, runner, bound, parts.get(0));
      f.partition(trial, runner, bound, parts.get(1));
    } catch (Exception used) {
      throw new LawBroken(
          "no use of the vectors of the partition before, which are gone", LawBook.said(used));
    }
  }

  private static void bind(WindowSubject f, Trial trial) throws Exception {
    WindowSubject.Whole whole = f.whole(trial);
    BoundWindow one = f.bind(trial, f.call());
    try (BoundWindow other = f.bind(trial, f.call())) {
      Agreement.fields(one.returnField(), other.returnField());
      one.close();
      compare(f, trial, whole, fresh(f, trial, other, whole.rows()));
    }
  }

  private static List<Answer> fresh(WindowSubject f, Trial trial, BoundWindow bound, CallRows rows)
      throws Exception {
    return f.fresh(trial, bound, rows, Layout.PLAIN, Frames.whole(rows.size()));
  }

  private static void compare(
      WindowSubject f, Trial trial, WindowSubject.Whole whole, List<Answer> found)
      throws LawBroken {
    compare(f, trial, whole.rows(), whole.answers(), found);
  }

  private static void compare(
      WindowSubject f, Trial trial, CallRows rows, List<Answer> expected, List<Answer> found)
      throws LawBroken {
    if (f.isRepeatable()) {
      Agreement.rows(trial, rows, expected, found);
    }
  }

  private static void same(WindowSubject f, Trial trial) throws Exception {
    if (!f.isRepeatable()) {
      throw new NotAsked("a VOLATILE function may give another answer each time");
    }
    WindowSubject.Whole whole = f.whole(trial);
    try (BoundWindow bound = f.bind(trial, f.call())) {
      for (int round = 0; round < ROUNDS; round++) {
        compare(f, trial, whole, fresh(f, trial, bound, whole.rows()));
      }
    }
    Optional<WindowSubject.Whole> before = f.ofAnotherRun();
    if (before.isPresent()) {
      Agreement.rows(trial, whole.rows(), before.get().answers(), whole.answers());
    }
  }

  private static void noRows(WindowSubject f, Trial trial) throws Exception {
    f.once(trial, Rows.range(f.whole(trial).rows(), 0, 0), Layout.PLAIN);
  }

  private static void oneRow(WindowSubject f, Trial trial) throws Exception {
    CallRows rows = f.whole(trial).rows();
    for (CallRows row : Parts.equal(rows, rows.size())) {
      f.once(trial, row, Layout.PLAIN);
    }
  }

  private static List<Integer> columns(CallRows rows) throws NotAsked {
    List<Integer> columns = Rows.columns(rows);
    if (columns.isEmpty()) {
      throw new NotAsked("the function has no argument that is a column");
    }
    return columns;
  }

  private static CallRows allNull(WindowSubject f, Trial trial, ResolvedCall call)
      throws Exception {
    CallRows rows = f.whole(trial).rows();
    List<Integer> columns = columns(rows);
    return new CallRows(call, Rows.nulls(rows, row -> columns).rows());
  }

  private static CallRows alternating(WindowSubject f, Trial trial, ResolvedCall call)
      throws Exception {
    columns(f.whole(trial).rows());
    return new CallRows(call, Rows.alternating(f.whole(trial).rows()).rows());
  }

  private static void allNull(WindowSubject f, Trial trial) throws Exception {
    runUnlessRefused(f, trial, allNull(f, trial, f.call()));
  }

  private static void alternating(WindowSubject f, Trial trial) throws Exception {
    runUnlessRefused(f, trial, alternating(f, trial, f.call()));
  }

  /** A window function sees nulls, and may say in its own words that it does not take them. */
  private static List<Answer> runUnlessRefused(WindowSubject f, Trial trial, CallRows rows)
      throws CallDefectException {
    try {
      return f.once(trial, rows, Layout.PLAIN);
    } catch (PluginException itsRight) {
      return List.of();
    }
  }

  private static void nullPolicy(WindowSubject f, Trial trial) throws Exception {
    WindowSubject.Whole whole = f.whole(trial);
    try (BoundWindow bound = f.bind(trial, f.call())) {
      Agreement.nullability(trial, whole.rows(), bound.returnField(), whole.answers());
      for (Frames frames : empty().values()) {
        Agreement.nullability(
            trial,
            whole.rows(),
            bound.returnField(),
            f.fresh(trial, bound, whole.rows(), Layout.PLAIN, frames));
      }
      if (!Rows.columns(whole.rows()).isEmpty()) {
        for (CallRows rows :
            List.of(allNull(f, trial, f.call()), alternating(f, trial, f.call()))) {
          Agreement.nullability(trial, rows, bound.returnField(), runUnlessRefused(f, trial, rows));
        }
      }
    }
  }

  private static void partitions(WindowSubject f, Trial trial) throws Exception {
    WindowSubject.Whole whole = f.whole(trial);
    try (BoundWindow bound = f.bind(trial, f.call());
        WindowRunner runner = new WindowRunner(bound)) {
      for (CallRows part : Parts.growing(whole.rows())) {
        f.partition(trial, runner, bound, part);
        compare(f, trial, whole, f.partition(trial, runner, bound, whole.rows()));
      }
    }
  }

  private static void frames(WindowSubject f, Trial trial) throws Exception {
    int rows = f.whole(trial).rows().size();
    Map<String, Frames> shapes = new LinkedHashMap<>();
    shapes.put("running", new Frames(row -> 0, row -> row + 1, row -> row));
    shapes.put("from the row on", new Frames(row -> row, row -> rows, row -> row));
    shapes.put("the row alone", new Frames(row -> row, row -> row + 1, row -> row));
    shapes.put(
        "one row before to one after",
        new Frames(row -> Math.max(0, row - 1), row -> Math.min(rows, row + 2), row -> row));
    run(f, trial, shapes);
  }

  private static Map<String, Frames> empty() {
    Map<String, Frames> shapes = new LinkedHashMap<>();
    shapes.put("empty at the start", new Frames(row -> 0, row -> 0, row -> row));
    shapes.put("empty at the row", new Frames(row -> row, row -> row, row -> row));
    shapes.put(
        "of all rows before, empty for the first", new Frames(row -> 0, row -> row, row -> row));
    return shapes;
  }

  private static void emptyFrames(WindowSubject f, Trial trial) throws Exception {
    run(f, trial, empty());
  }

  private static void peers(WindowSubject f, Trial trial) throws Exception {
    int rows = f.whole(trial).rows().size();
    Map<String, Frames> shapes = new LinkedHashMap<>();
    shapes.put("all of it, all rows peers", new Frames(row -> 0, row -> rows, row -> 0));
    shapes.put(
        "up to the last peer, pairs of peers",
        new Frames(row -> 0, row -> Math.min(rows, (row / 2 + 1) * 2), row -> row / 2));
    run(f, trial, shapes);
  }

  /** Runs each shape, twice: whatever the answers are, they are those of the frames. */
  private static void run(WindowSubject f, Trial trial, Map<String, Frames> shapes)
      throws Exception {
    CallRows rows = f.whole(trial).rows();
    for (Map.Entry<String, Frames> shape : shapes.entrySet()) {
      trial.input(Rows.text(rows) + " with frames " + shape.getKey());
      try (BoundWindow bound = f.bind(trial, f.call())) {
        List<Answer> once = f.fresh(trial, bound, rows, Layout.PLAIN, shape.getValue());
        List<Answer> again = f.fresh(trial, bound, rows, Layout.PLAIN, shape.getValue());
        compare(f, trial, rows, once, again);
      }
    }
  }

  private static void ignoreNulls(WindowSubject f, Trial trial) throws Exception {
    if (!f.acceptsIgnoreNulls()) {
      throw new NotAsked("the function does not accept IGNORE NULLS");
    }
    WindowSubject.Whole whole = f.whole(trial);
    ResolvedCall ignoring = f.call().ignoringNulls();
    CallRows rows = new CallRows(ignoring, whole.rows().rows());
    compare(f, trial, rows, whole.answers(), f.once(trial, rows, Layout.PLAIN));
    if (!Rows.columns(rows).isEmpty()) {
      runUnlessRefused(f, trial, allNull(f, trial, ignoring));
      runUnlessRefused(f, trial, alternating(f, trial, ignoring));
    }
  }

  private static void sliced(WindowSubject f, Trial trial) throws Exception {
    WindowSubject.Whole whole = f.whole(trial);
    columns(whole.rows());
    for (Layout layout : List.of(Layout.SPLIT, Layout.SLICED)) {
      compare(f, trial, whole, f.once(trial, whole.rows(), layout));
    }
  }

  private static void constant(WindowSubject f, Trial trial) throws Exception {
    CallRows whole = f.whole(trial).rows();
    List<Integer> columns = columns(whole);
    for (int column : columns) {
      constant(f, trial, Rows.constant(whole, column), List.of(column));
    }
    constant(f, trial, Rows.pick(whole, Collections.nCopies(whole.size(), 0)), columns);
  }

  private static void constant(WindowSubject f, Trial trial, CallRows rows, List<Integer> columns)
      throws Exception {
    List<Answer> expected = runUnlessRefused(f, trial, rows);
    if (!expected.isEmpty()) {
      CallRows constant = Calls.withConstant(rows, columns);
      compare(f, trial, rows, expected, f.once(trial, constant, Layout.PLAIN));
    }
  }

  private static void named(WindowSubject f, Trial trial) throws Exception {
    WindowSubject.Whole whole = f.whole(trial);
    for (ResolvedCall call : Calls.shortened(f.call())) {
      tryBind(f, trial, call);
    }
    for (ResolvedCall call : Calls.inOtherWords(f.call())) {
      CallRows rows = new CallRows(call, whole.rows().rows());
      compare(f, trial, rows, whole.answers(), f.once(trial, rows, Layout.PLAIN));
    }
  }

  private static void types(WindowSubject f, Trial trial) throws Exception {
    List<CallRows> others = new ArrayList<>(Calls.ofOtherTypes(f.whole(trial).rows()));
    Calls.filled(f.whole(trial).rows()).ifPresent(others::add);
    for (CallRows rows : others) {
      if (tryBind(f, trial, rows.call())) {
        List<Answer> answers = runUnlessRefused(f, trial, rows);
        compare(f, trial, rows, answers, runUnlessRefused(f, trial, rows));
      }
    }
  }

  /** Whether the function takes such arguments; if not, it says so in its own words. */
  private static boolean tryBind(WindowSubject f, Trial trial, ResolvedCall call)
      throws CallDefectException {
    trial.input("arguments " + Calls.text(call));
    try {
      f.bind(trial, call).close();
      return true;
    } catch (PluginException itsRight) {
      return false;
    }
  }

  private static void threads(WindowSubject f, Trial trial) throws Exception {
    WindowSubject.Whole whole = f.whole(trial);
    try (BoundWindow bound = f.bind(trial, f.call())) {
      InThreads.all(
          trial,
          thread -> {
            for (int round = 0; round < ROUNDS; round++) {
              compare(f, trial, whole, fresh(f, trial, bound, whole.rows()));
            }
            return thread;
          });
    }
  }

  private static void leak(WindowSubject f, Trial trial) throws Exception {
    CallRows rows = f.whole(trial).rows();
    try (BoundWindow bound = f.bind(trial, f.call());
        WindowRunner one = new WindowRunner(bound);
        WindowRunner other = new WindowRunner(bound)) {
      f.partition(trial, one, bound, rows);
      f.partition(trial, other, bound, rows);
    }
    Leaks.none(trial);
  }
}
