package dev.codeanatomy.testkit;

import static dev.codeanatomy.testkit.LawNames.ALL_NULL;
import static dev.codeanatomy.testkit.LawNames.ALTERNATING;
import static dev.codeanatomy.testkit.LawNames.BIND;
import static dev.codeanatomy.testkit.LawNames.CONSTANT;
import static dev.codeanatomy.testkit.LawNames.DICTIONARY;
import static dev.codeanatomy.testkit.LawNames.LEAK;
import static dev.codeanatomy.testkit.LawNames.NAMED;
import static dev.codeanatomy.testkit.LawNames.NO_ROWS;
import static dev.codeanatomy.testkit.LawNames.NULL_POLICY;
import static dev.codeanatomy.testkit.LawNames.ONE_ROW;
import static dev.codeanatomy.testkit.LawNames.RESULT;
import static dev.codeanatomy.testkit.LawNames.SAME;
import static dev.codeanatomy.testkit.LawNames.SLICED;
import static dev.codeanatomy.testkit.LawNames.SPLIT;
import static dev.codeanatomy.testkit.LawNames.THREADS;
import static dev.codeanatomy.testkit.LawNames.TYPES;
import static dev.codeanatomy.testkit.LawNames.VALUES;
import static dev.codeanatomy.testkit.LawNames.WRAPPERS;

import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.host.call.RevokedException;
import dev.codeanatomy.host.call.ScalarRunner;
import dev.codeanatomy.host.call.VectorBatch;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The laws of scalar functions, all in one place: the list of them in the order of a report, each
 * with the law it needs, and every law as a method below, so that one fault fails one law.
 */
final class ScalarLaws {
  private static final int ROUNDS = 8;

  private ScalarLaws() {}

  static List<Law<ScalarSubject>> all() {
    List<String> basic = List.of(WRAPPERS, BIND, SAME);
    return List.of(
        new Law<>(
            RESULT,
            "a result has a value for each row, of the bound field's type",
            List.of(),
            ScalarLaws::result),
        new Law<>(VALUES, "rows without a null have answers", List.of(RESULT), ScalarLaws::values),
        new Law<>(
            WRAPPERS,
            "what is lent for a call is not used after it",
            List.of(RESULT, VALUES),
            ScalarLaws::wrappers),
        new Law<>(
            BIND,
            "two binds of one call give one field and the same answers, and either may be closed"
                + " first",
            List.of(WRAPPERS),
            ScalarLaws::bind),
        new Law<>(
            SAME,
            "as its volatility declares, a call gives the same answer in each batch",
            List.of(BIND),
            ScalarLaws::same),
        new Law<>(NO_ROWS, "a batch without rows has no answers", basic, ScalarLaws::noRows),
        new Law<>(
            ONE_ROW, "a row alone has the answer it has among others", basic, ScalarLaws::oneRow),
        new Law<>(ALL_NULL, "a batch of nulls alone has answers", basic, ScalarLaws::allNull),
        new Law<>(
            ALTERNATING,
            "a null in one row does not change the answer of another",
            List.of(ONE_ROW, ALL_NULL),
            ScalarLaws::alternating),
        new Law<>(
            NULL_POLICY,
            "nulls are handled as the spec says",
            List.of(ALL_NULL, ALTERNATING),
            ScalarLaws::nullPolicy),
        new Law<>(
            SLICED,
            "vectors that start in the middle of others give the same answers",
            basic,
            ScalarLaws::sliced),
        new Law<>(
            DICTIONARY, "values that repeat give the same answers", basic, ScalarLaws::dictionary),
        new Law<>(
            CONSTANT,
            "an argument that is a constant gives the same answers as a column of its value",
            basic,
            ScalarLaws::constant),
        new Law<>(
            SPLIT,
            "several batches give the same answers as one",
            List.of(ONE_ROW),
            ScalarLaws::split),
        new Law<>(
            TYPES,
            "an argument may be of any type that its parameter accepts, or is refused at bind; an"
                + " optional one may be given or left out",
            List.of(ONE_ROW),
            ScalarLaws::types),
        new Law<>(
            NAMED,
            "arguments may be named in any order, columns may have any name, optional ones may be"
                + " left out",
            basic,
            ScalarLaws::named),
        new Law<>(
            THREADS,
            "one bound function serves several threads, each with an evaluator of its own",
            basic,
            ScalarLaws::threads),
        new Law<>(LEAK, "what is allocated is freed", List.of(WRAPPERS), ScalarLaws::leak));
  }

  private static void result(ScalarSubject f, Trial trial) throws Exception {
    try {
      f.whole(trial);
    } catch (PluginException | RuntimeException | Error other) {
      throw new NotAsked("the function failed, see '" + VALUES + "'");
    }
  }

  private static void values(ScalarSubject f, Trial trial) throws Exception {
    try {
      if (f.whole(trial).rows().size() == 0) {
        throw NotAsked.unproven("the function takes no row without a null");
      }
    } catch (RevokedException kept) {
      throw new NotAsked("the function uses what is gone, see '" + WRAPPERS + "'");
    }
  }

  /** A second batch, once with the first still there and once without. */
  private static void wrappers(ScalarSubject f, Trial trial) throws Exception {
    Trial.requireRevocable();
    CallRows rows = f.whole(trial).rows();
    int half = (rows.size() + 1) / 2;
    CallRows first = Rows.range(rows, 0, half);
    CallRows second = Rows.range(rows, half, rows.size());
    trial.input(second);
    try (BoundScalar bound = f.bind(trial, rows.call());
        ScalarRunner runner = new ScalarRunner(rows.call(), bound);
        VectorBatch kept = Layout.PLAIN.batch(first, trial.rows)) {
      f.batch(trial, runner, bound, kept);
      f.batch(trial, runner, bound, second, Layout.PLAIN);
    } catch (Exception alsoWithoutRevoking) {
      throw new NotAsked("a second batch fails anyway, see '" + SPLIT + "'");
    }
    try (BoundScalar bound = f.bind(trial, rows.call());
        ScalarRunner runner = new ScalarRunner(rows.call(), bound)) {
      f.batch(trial, runner, bound, first, Layout.PLAIN);
      f.batch(trial, runner, bound, second, Layout.PLAIN);
    } catch (Exception used) {
      throw new LawBroken(
          "no use of the vectors of the batch before, which are gone", LawBook.said(used));
    }
  }

  private static void bind(ScalarSubject f, Trial trial) throws Exception {
    ScalarSubject.Whole whole = f.whole(trial);
    BoundScalar one = f.bind(trial, f.call());
    try (BoundScalar other = f.bind(trial, f.call())) {
      Agreement.fields(one.returnField(), other.returnField());
      one.close();
      if (f.isRepeatable()) {
        List<Answer> found = f.fresh(trial, other, whole.rows(), Layout.PLAIN);
        Agreement.rows(trial, whole.rows(), whole.answers(), found);
      }
    }
  }

  private static void same(ScalarSubject f, Trial trial) throws Exception {
    requireRepeatable(f);
    ScalarSubject.Whole whole = f.whole(trial);
    try (BoundScalar bound = f.bind(trial, f.call())) {
      for (int round = 0; round < ROUNDS; round++) {
        List<Answer> found = f.fresh(trial, bound, whole.rows(), Layout.PLAIN);
        Agreement.rows(trial, whole.rows(), whole.answers(), found);
      }
    }
    Optional<ScalarSubject.Whole> before = f.ofAnotherRun();
    if (before.isPresent()) {
      Agreement.rows(trial, whole.rows(), before.get().answers(), whole.answers());
    }
  }

  private static void requireRepeatable(ScalarSubject f) throws NotAsked {
    if (!f.isRepeatable()) {
      throw new NotAsked("a VOLATILE function may give another answer each time");
    }
  }

  private static void noRows(ScalarSubject f, Trial trial) throws Exception {
    CallRows none = Rows.range(f.whole(trial).rows(), 0, 0);
    trial.input(none);
    try (BoundScalar bound = f.bind(trial, none.call())) {
      for (Layout layout : Layout.values()) {
        f.fresh(trial, bound, none, layout);
      }
    }
  }

  private static void oneRow(ScalarSubject f, Trial trial) throws Exception {
    ScalarSubject.Whole whole = f.whole(trial);
    try (BoundScalar bound = f.bind(trial, f.call())) {
      for (int row = 0; row < whole.rows().size(); row++) {
        CallRows alone = Rows.range(whole.rows(), row, row + 1);
        trial.input(alone);
        compare(
            f,
            trial,
            alone,
            whole.answers().subList(row, row + 1),
            f.fresh(trial, bound, alone, Layout.PLAIN));
      }
    }
  }

  private static void compare(
      ScalarSubject f, Trial trial, CallRows rows, List<Answer> expected, List<Answer> found)
      throws LawBroken {
    if (f.isRepeatable()) {
      Agreement.rows(trial, rows, expected, found);
    }
  }

  private static void allNull(ScalarSubject f, Trial trial) throws Exception {
    CallRows whole = f.whole(trial).rows();
    List<Integer> columns = columns(whole);
    CallRows rows = Rows.nulls(Rows.range(whole, 0, Math.min(5, whole.size())), row -> columns);
    try {
      List<Answer> found = f.once(trial, rows, Layout.PLAIN);
      List<Answer> expected = found.stream().map(answer -> found.get(0)).toList();
      if (columns.size() == whole.call().columns().size()) {
        compare(f, trial, rows, expected, found);
      }
    } catch (PluginException itsRight) {
      requireSeesNulls(f, itsRight);
    }
  }

  /** A function that is not asked about nulls has nothing to say against them. */
  private static void requireSeesNulls(ScalarSubject f, PluginException refusal) throws LawBroken {
    if (!f.seesNulls()) {
      throw new LawBroken("no refusal: the spec says PROPAGATE", LawBook.said(refusal));
    }
  }

  private static List<Integer> columns(CallRows rows) throws NotAsked {
    List<Integer> columns = Rows.columns(rows);
    if (columns.isEmpty()) {
      throw new NotAsked("the function has no argument that is a column");
    }
    return columns;
  }

  private static void alternating(ScalarSubject f, Trial trial) throws Exception {
    ScalarSubject.Whole whole = f.whole(trial);
    columns(whole.rows());
    CallRows all = Rows.alternating(whole.rows());
    CallRows rows = f.seesNulls() ? f.accepted(trial, all) : all;
    List<Answer> found = f.once(trial, rows, Layout.PLAIN);
    List<Answer> expected = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      expected.add(f.once(trial, Rows.range(rows, row, row + 1), Layout.PLAIN).get(0));
    }
    compare(f, trial, rows, expected, found);
  }

  private static void nullPolicy(ScalarSubject f, Trial trial) throws Exception {
    CallRows whole = f.whole(trial).rows();
    columns(whole);
    CallRows rows = f.accepted(trial, Rows.alternating(whole));
    try (BoundScalar bound = f.bind(trial, f.call())) {
      if (f.seesNulls() && bound.kernel().isPresent()) {
        throw new LawBroken(
            "an evaluator, as the spec says CALLED", "a row kernel, which never sees a null");
      }
      List<Answer> found = f.fresh(trial, bound, rows, Layout.PLAIN);
      Agreement.nullability(trial, rows, bound.returnField(), found);
    }
  }

  private static void sliced(ScalarSubject f, Trial trial) throws Exception {
    ScalarSubject.Whole whole = f.whole(trial);
    columns(whole.rows());
    for (Layout layout : List.of(Layout.SPLIT, Layout.SLICED)) {
      List<Answer> found = f.once(trial, whole.rows(), layout);
      compare(f, trial, whole.rows(), whole.answers(), found);
    }
  }

  private static void dictionary(ScalarSubject f, Trial trial) throws Exception {
    ScalarSubject.Whole whole = f.whole(trial);
    columns(whole.rows());
    List<Integer> numbers = new ArrayList<>();
    for (int row = 0; row < whole.rows().size(); row++) {
      numbers.addAll(List.of(row, row, row, 0));
    }
    CallRows rows = Rows.pick(whole.rows(), numbers);
    List<Answer> expected = numbers.stream().map(whole.answers()::get).toList();
    compare(f, trial, rows, expected, f.once(trial, rows, Layout.DICTIONARY));
  }

  private static void constant(ScalarSubject f, Trial trial) throws Exception {
    requireRepeatable(f);
    CallRows whole = f.whole(trial).rows();
    List<Integer> columns = columns(whole);
    for (int column : columns) {
      constant(f, trial, Rows.constant(whole, column), List.of(column));
    }
    constant(f, trial, Rows.pick(whole, whole.rows().stream().map(row -> 0).toList()), columns);
  }

  private static void constant(
      ScalarSubject f, Trial trial, CallRows candidates, List<Integer> columns) throws Exception {
    CallRows rows = f.accepted(trial, candidates);
    if (rows.size() > 0) {
      List<Answer> expected = f.once(trial, rows, Layout.PLAIN);
      CallRows constant = Calls.withConstant(rows, columns);
      Agreement.rows(trial, rows, expected, f.once(trial, constant, Layout.PLAIN));
    }
  }

  private static void split(ScalarSubject f, Trial trial) throws Exception {
    ScalarSubject.Whole whole = f.whole(trial);
    try (BoundScalar bound = f.bind(trial, f.call());
        ScalarRunner runner = new ScalarRunner(f.call(), bound)) {
      List<Answer> found = new ArrayList<>();
      for (CallRows part : Parts.growing(whole.rows())) {
        trial.input(part);
        found.addAll(f.batch(trial, runner, bound, part, Layout.PLAIN));
      }
      compare(f, trial, whole.rows(), whole.answers(), found);
    }
  }

  private static void named(ScalarSubject f, Trial trial) throws Exception {
    ScalarSubject.Whole whole = f.whole(trial);
    for (ResolvedCall call : Calls.shortened(f.call())) {
      tryBind(f, trial, call);
    }
    for (ResolvedCall call : Calls.inOtherWords(f.call())) {
      CallRows rows = new CallRows(call, whole.rows().rows());
      compare(f, trial, rows, whole.answers(), f.once(trial, rows, Layout.PLAIN));
    }
  }

  private static void types(ScalarSubject f, Trial trial) throws Exception {
    List<CallRows> others = new ArrayList<>(Calls.ofOtherTypes(f.whole(trial).rows()));
    Calls.filled(f.whole(trial).rows()).ifPresent(others::add);
    for (CallRows rows : others) {
      if (tryBind(f, trial, rows.call())) {
        agrees(f, trial, rows);
      }
    }
  }

  /** Each row has the answer alone that it has in the batch. */
  private static void agrees(ScalarSubject f, Trial trial, CallRows candidates) throws Exception {
    CallRows rows = f.accepted(trial, candidates);
    List<Answer> expected = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      expected.addAll(f.once(trial, Rows.range(rows, row, row + 1), Layout.PLAIN));
    }
    compare(f, trial, rows, expected, f.once(trial, rows, Layout.PLAIN));
  }

  /** Whether the function takes such arguments; if not, it says so in its own words. */
  private static boolean tryBind(ScalarSubject f, Trial trial, ResolvedCall call)
      throws CallDefectException {
    trial.input("arguments " + Calls.text(call));
    try {
      f.bind(trial, call).close();
      return true;
    } catch (PluginException itsRight) {
      return false;
    }
  }

  private static void threads(ScalarSubject f, Trial trial) throws Exception {
    ScalarSubject.Whole whole = f.whole(trial);
    try (BoundScalar bound = f.bind(trial, f.call())) {
      InThreads.all(
          trial,
          thread -> {
            for (int round = 0; round < ROUNDS; round++) {
              List<Answer> found = f.fresh(trial, bound, whole.rows(), Layout.PLAIN);
              compare(f, trial, whole.rows(), whole.answers(), found);
            }
            return thread;
          });
    }
  }

  private static void leak(ScalarSubject f, Trial trial) throws Exception {
    ScalarSubject.Whole whole = f.whole(trial);
    trial.input(whole.rows());
    try (BoundScalar bound = f.bind(trial, f.call());
        ScalarRunner one = new ScalarRunner(f.call(), bound);
        ScalarRunner other = new ScalarRunner(f.call(), bound)) {
      f.batch(trial, one, bound, whole.rows(), Layout.PLAIN);
      f.batch(trial, other, bound, whole.rows(), Layout.PLAIN);
    }
    Leaks.none(trial);
  }
}
