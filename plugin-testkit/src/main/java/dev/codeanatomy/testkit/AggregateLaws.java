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
import dev.codeanatomy.host.call.VectorBatch;
import dev.codeanatomy.plugin.api.PluginException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The laws of aggregates, all in one place: {@link #all} is the list of them in the order in which
 * a report shows them, each with the law it needs, and every law is a method below. That order and
 * those needs hold the file together: one fault fails one law.
 */
final class AggregateLaws {
  static final String EVALUATE = "evaluate twice";
  static final String GROUPS = "groups apart";
  static final String SOURCE = "merge leaves its source";
  static final String EMPTY = "merge with empty";
  static final String ASSOCIATIVE = "merge is associative";
  static final String COMMUTATIVE = "merge is commutative";
  static final String PARTIAL = "partial aggregation";
  static final String TRAVEL = "state export and import";
  static final String MEMORY = "used memory";
  static final String RELEASE = "release";

  private static final int ROUNDS = 8;

  private AggregateLaws() {}

  static List<Law<AggregateSubject>> all() {
    List<String> basic = List.of(WRAPPERS, BIND, SAME, EVALUATE);
    List<String> merging = List.of(WRAPPERS, BIND, SAME, EVALUATE, SOURCE, EMPTY);
    List<Law<AggregateSubject>> laws = new ArrayList<>();
    laws.add(
        new Law<>(VALUES, "rows without a null have an answer", List.of(), AggregateLaws::values));
    laws.add(
        new Law<>(
            WRAPPERS,
            "what is lent for a call is not used after it",
            List.of(VALUES),
            AggregateLaws::wrappers));
    laws.add(
        new Law<>(
            BIND,
            "two binds of one call give one field and the same answer, and either may be closed"
                + " first",
            List.of(WRAPPERS),
            AggregateLaws::bind));
    laws.add(
        new Law<>(
            SAME,
            "the same rows give the same answer in each group",
            List.of(BIND),
            AggregateLaws::same));
    laws.add(
        new Law<>(
            EVALUATE,
            "evaluate leaves the state as it is",
            List.of(SAME),
            AggregateLaws::evaluate));
    laws.add(
        new Law<>(
            RESULT,
            "several states write their answers to the rows they are given",
            basic,
            AggregateLaws::result));
    laws.add(
        new Law<>(NO_ROWS, "a group without rows has an answer", basic, AggregateLaws::noRows));
    laws.add(new Law<>(ONE_ROW, "a group of one row has an answer", basic, AggregateLaws::oneRow));
    laws.add(
        new Law<>(ALL_NULL, "a group of nulls alone has an answer", basic, AggregateLaws::allNull));
    laws.add(
        new Law<>(
            ALTERNATING, "nulls may stand between values", basic, AggregateLaws::alternating));
    laws.add(
        new Law<>(
            NULL_POLICY,
            "nulls are handled as the spec says",
            List.of(NO_ROWS, ALL_NULL, ALTERNATING),
            AggregateLaws::nullPolicy));
    laws.add(
        new Law<>(
            GROUPS,
            "rows of one group do not change the answer of another",
            basic,
            AggregateLaws::groups));
    laws.add(
        new Law<>(
            SPLIT, "several batches give the same answer as one", basic, AggregateLaws::split));
    laws.add(
        new Law<>(
            SLICED,
            "vectors that start in the middle of others give the same answer",
            basic,
            AggregateLaws::sliced));
    laws.add(
        new Law<>(
            DICTIONARY,
            "values that repeat give the same answer in one batch as in many",
            List.of(SPLIT),
            AggregateLaws::dictionary));
    laws.add(
        new Law<>(
            CONSTANT,
            "an argument that is a constant gives the same answer as a column of its value",
            basic,
            AggregateLaws::constant));
    laws.add(
        new Law<>(
            TYPES,
            "an argument may be of any type that its parameter accepts, or is refused at bind; an"
                + " optional one may be given or left out",
            List.of(PARTIAL, TRAVEL),
            AggregateLaws::types));
    laws.add(
        new Law<>(
            NAMED,
            "arguments may be named in any order, columns may have any name, optional ones may be"
                + " left out",
            basic,
            AggregateLaws::named));
    laws.add(new Law<>(SOURCE, "merge leaves its source as it is", basic, AggregateLaws::source));
    laws.add(
        new Law<>(
            EMPTY,
            "merged with a state without rows, either way, nothing changes",
            List.of(SOURCE),
            AggregateLaws::empty));
    laws.add(
        new Law<>(
            ASSOCIATIVE,
            "in the order of the rows, it does not matter which merge is first",
            merging,
            AggregateLaws::associative));
    laws.add(
        new Law<>(
            COMMUTATIVE,
            "it does not matter which state is merged into which",
            merging,
            AggregateLaws::commutative));
    laws.add(
        new Law<>(
            PARTIAL,
            "parts of the rows, merged in their order, give the answer of all rows",
            List.of(EMPTY, ASSOCIATIVE),
            AggregateLaws::partial));
    laws.add(
        new Law<>(
            TRAVEL,
            "a state that was exported and imported is the same state",
            List.of(SOURCE),
            AggregateLaws::travel));
    laws.add(
        new Law<>(
            MEMORY,
            "what a fixed state's memory held before does not matter",
            List.of(TRAVEL),
            AggregateLaws::memory));
    laws.add(
        new Law<>(
            RELEASE,
            "what a state holds is given back when it is released, not later",
            basic,
            AggregateLaws::release));
    laws.add(
        new Law<>(
            THREADS,
            "several threads may use one bound aggregate, each with states of its own",
            List.of(GROUPS, PARTIAL),
            AggregateLaws::threads));
    laws.add(new Law<>(LEAK, "what is allocated is freed", List.of(RELEASE), AggregateLaws::leak));
    return List.copyOf(laws);
  }

  private static void values(AggregateSubject f, Trial trial) throws Exception {
    try {
      CallRows rows = f.rows(trial);
      if (rows.size() == 0) {
        throw NotAsked.unproven("the function takes no row without a null");
      }
      f.ofAnyRun(f.once(trial, rows, Layout.PLAIN));
    } catch (RevokedException kept) {
      throw new NotAsked("the function uses what is gone, see '" + WRAPPERS + "'");
    }
  }

  /** Two batches, once with the first still there and once without. */
  private static void wrappers(AggregateSubject f, Trial trial) throws Exception {
    Trial.requireRevocable();
    List<CallRows> parts = Parts.equal(f.rows(trial), 2);
    trial.input(parts.get(1));
    try (Groups groups = f.bind(trial);
        VectorBatch kept = Layout.PLAIN.batch(parts.get(0), trial.rows)) {
      Object state = groups.create();
      groups.feed(kept, parts.get(0).size(), state);
      groups.feed(parts.get(1), Layout.PLAIN, state);
      groups.answer(state);
    } catch (Exception alsoWithoutRevoking) {
      throw new NotAsked("a second batch fails anyway, see '" + SPLIT + "'");
    }
    try (Groups groups = f.bind(trial)) {
      Object state = groups.fed(parts.get(0));
      groups.feed(parts.get(1), Layout.PLAIN, state);
      groups.answer(state);
    } catch (Exception used) {
      throw new LawBroken("no use of what was lent for a call before", LawBook.said(used));
    }
  }

  private static void bind(AggregateSubject f, Trial trial) throws Exception {
    CallRows rows = f.rows(trial);
    trial.input(rows);
    Groups one = f.bind(trial);
    try (Groups other = f.bind(trial)) {
      Agreement.fields(one.returnField(), other.returnField());
      Answer answer = one.answer(one.fed(rows));
      one.close();
      compare(f, answer, other.answer(other.fed(rows)), "after another bind");
    }
  }

  private static void compare(AggregateSubject f, Answer expected, Answer found, String what)
      throws LawBroken {
    if (f.isRepeatable()) {
      Agreement.of(expected, found, what);
    }
  }

  private static void same(AggregateSubject f, Trial trial) throws Exception {
    if (!f.isRepeatable()) {
      throw new NotAsked("a VOLATILE function may give another answer each time");
    }
    CallRows rows = f.rows(trial);
    Answer expected = f.once(trial, rows, Layout.PLAIN);
    Agreement.of(f.ofAnyRun(expected), expected, "in another run");
    try (Groups groups = f.bind(trial)) {
      for (int round = 0; round < ROUNDS; round++) {
        Agreement.of(expected, groups.answer(groups.fed(rows)), "in another group");
      }
    }
  }

  private static void evaluate(AggregateSubject f, Trial trial) throws Exception {
    CallRows rows = f.rows(trial);
    trial.input(rows);
    List<CallRows> parts = Parts.equal(rows, 2);
    try (Groups groups = f.bind(trial)) {
      Object state = groups.fed(rows);
      Answer first = groups.answer(state);
      for (int round = 0; round < ROUNDS; round++) {
        compare(f, first, groups.answer(state), "at a later evaluate");
      }
      Object evaluatedBetween = groups.fed(parts.get(0));
      groups.answer(evaluatedBetween);
      groups.feed(parts.get(1), Layout.PLAIN, evaluatedBetween);
      Object plain = groups.fed(parts.get(0));
      groups.feed(parts.get(1), Layout.PLAIN, plain);
      compare(
          f,
          groups.answer(plain),
          groups.answer(evaluatedBetween),
          "where it was evaluated between two batches");
    }
  }

  private static void result(AggregateSubject f, Trial trial) throws Exception {
    List<CallRows> parts = Parts.equal(f.rows(trial), 4);
    trial.input(f.rows(trial));
    try (Groups groups = f.bind(trial)) {
      List<Object> states = new ArrayList<>();
      List<Answer> alone = new ArrayList<>();
      for (CallRows part : parts) {
        states.add(groups.fed(part));
        alone.add(groups.answer(states.get(states.size() - 1)));
      }
      List<Answer> together = groups.answers(states);
      for (int row = 0; row < states.size(); row++) {
        trial.input("row " + row + " of the result, for " + Rows.text(parts.get(row)));
        compare(f, alone.get(row), together.get(row), "among other groups");
      }
    }
  }

  private static void noRows(AggregateSubject f, Trial trial) throws Exception {
    CallRows none = Rows.range(f.rows(trial), 0, 0);
    trial.input(none);
    try (Groups groups = f.bind(trial)) {
      Object untouched = groups.create();
      Answer expected = groups.answer(untouched);
      compare(f, expected, groups.answer(groups.fed(none)), "after a batch without rows");
      Object travelled = groups.travelled(List.of(groups.create())).get(0);
      compare(f, expected, groups.answer(travelled), "exported and imported");
    }
  }

  private static void oneRow(AggregateSubject f, Trial trial) throws Exception {
    for (CallRows row : Parts.equal(f.rows(trial), f.rows(trial).size())) {
      Answer first = f.once(trial, row, Layout.PLAIN);
      compare(f, first, f.once(trial, row, Layout.PLAIN), "the second time");
    }
  }

  private static List<Integer> columns(CallRows rows) throws NotAsked {
    List<Integer> columns = Rows.columns(rows);
    if (columns.isEmpty()) {
      throw new NotAsked("the function has no argument that is a column");
    }
    return columns;
  }

  private static void allNull(AggregateSubject f, Trial trial) throws Exception {
    List<Integer> columns = columns(f.rows(trial));
    CallRows rows = Rows.nulls(f.rows(trial), row -> columns);
    try {
      Answer answer = f.once(trial, rows, Layout.PLAIN);
      if (!f.seesNulls()) {
        Answer empty = f.once(trial, Rows.range(rows, 0, 0), Layout.PLAIN);
        compare(f, empty, answer, "though no row was seen");
      }
    } catch (PluginException itsRight) {
      requireSeesNulls(f, itsRight);
    }
  }

  /** A function that is not asked about nulls has nothing to say against them. */
  private static void requireSeesNulls(AggregateSubject f, PluginException refusal)
      throws LawBroken {
    if (!f.seesNulls()) {
      throw new LawBroken("no refusal: the spec says PROPAGATE", LawBook.said(refusal));
    }
  }

  /** Where nulls are not seen, they change nothing; where they are, two groups agree. */
  private static void alternating(AggregateSubject f, Trial trial) throws Exception {
    columns(f.rows(trial));
    CallRows rows = f.accepted(trial, Rows.alternating(f.rows(trial)));
    Answer found = f.once(trial, rows, Layout.PLAIN);
    CallRows same = f.seesNulls() ? rows : Rows.withoutNulls(rows);
    trial.input(rows);
    compare(f, f.once(trial, same, Layout.PLAIN), found, "with nulls between");
  }

  private static void nullPolicy(AggregateSubject f, Trial trial) throws Exception {
    CallRows rows = f.rows(trial);
    List<Integer> columns = columns(rows);
    List<CallRows> all =
        List.of(
            rows,
            Rows.range(rows, 0, 0),
            f.accepted(trial, Rows.nulls(rows, row -> columns)),
            f.accepted(trial, Rows.alternating(rows)));
    try (Groups groups = f.bind(trial)) {
      for (CallRows some : all) {
        trial.input(some);
        if (!groups.returnField().isNullable() && groups.answer(groups.fed(some)).isNull()) {
          throw new LawBroken(
              "no null, as the bound field says it has none", "NULL; make the field nullable");
        }
      }
    }
  }

  private static void groups(AggregateSubject f, Trial trial) throws Exception {
    CallRows rows = f.rows(trial);
    int count = 3;
    try (Groups groups = f.bind(trial)) {
      List<Object> dealt = List.of(groups.create(), groups.create(), groups.create());
      groups.deal(rows, dealt);
      for (int group = 0; group < count; group++) {
        List<Integer> own = new ArrayList<>();
        for (int row = group; row < rows.size(); row += count) {
          own.add(row);
        }
        CallRows alone = Rows.pick(rows, own);
        Answer expected = f.once(trial, alone, Layout.PLAIN);
        compare(f, expected, groups.answer(dealt.get(group)), "among rows of other groups");
      }
    }
  }

  private static void split(AggregateSubject f, Trial trial) throws Exception {
    CallRows rows = f.rows(trial);
    Answer expected = f.once(trial, rows, Layout.PLAIN);
    try (Groups groups = f.bind(trial)) {
      Object state = groups.create();
      for (CallRows part : Parts.growing(rows)) {
        groups.feed(part, Layout.PLAIN, state);
      }
      compare(f, expected, groups.answer(state), "in several batches");
    }
  }

  private static void sliced(AggregateSubject f, Trial trial) throws Exception {
    CallRows rows = f.rows(trial);
    columns(rows);
    Answer expected = f.once(trial, rows, Layout.PLAIN);
    for (Layout layout : List.of(Layout.SPLIT, Layout.SLICED)) {
      compare(f, expected, f.once(trial, rows, layout), "in a slice of other vectors");
    }
  }

  private static void dictionary(AggregateSubject f, Trial trial) throws Exception {
    columns(f.rows(trial));
    List<Integer> numbers = new ArrayList<>();
    for (int row = 0; row < f.rows(trial).size(); row++) {
      numbers.addAll(List.of(row, row, row, 0));
    }
    CallRows rows = f.accepted(trial, Rows.pick(f.rows(trial), numbers));
    try (Groups groups = f.bind(trial)) {
      Object inParts = groups.create();
      // One row a batch: here no value has the same one before it.
      for (CallRows part : Parts.equal(rows, rows.size())) {
        groups.feed(part, Layout.PLAIN, inParts);
      }
      Answer expected = groups.answer(inParts);
      trial.input(rows);
      compare(f, expected, groups.answer(groups.fed(rows, Layout.DICTIONARY)), "in one batch");
    }
  }

  private static void constant(AggregateSubject f, Trial trial) throws Exception {
    List<Integer> columns = columns(f.rows(trial));
    for (int column : columns) {
      constant(f, trial, Rows.constant(f.rows(trial), column), List.of(column));
    }
    CallRows rows = f.rows(trial);
    constant(f, trial, Rows.pick(rows, Collections.nCopies(rows.size(), 0)), columns);
  }

  private static void constant(
      AggregateSubject f, Trial trial, CallRows candidates, List<Integer> columns)
      throws Exception {
    CallRows rows = f.accepted(trial, candidates);
    if (rows.size() > 0) {
      Answer expected = f.once(trial, rows, Layout.PLAIN);
      CallRows constant = Calls.withConstant(rows, columns);
      compare(f, expected, f.once(trial, constant, Layout.PLAIN), "as a constant");
    }
  }

  private static void named(AggregateSubject f, Trial trial) throws Exception {
    CallRows rows = f.rows(trial);
    Answer expected = f.once(trial, rows, Layout.PLAIN);
    for (ResolvedCall call : Calls.shortened(f.call())) {
      tryBind(f, trial, call);
    }
    for (ResolvedCall call : Calls.inOtherWords(f.call())) {
      Answer found = f.once(trial, new CallRows(call, rows.rows()), Layout.PLAIN);
      compare(f, expected, found, "in other words: " + Calls.text(call));
    }
  }

  private static void types(AggregateSubject f, Trial trial) throws Exception {
    List<CallRows> others = new ArrayList<>(Calls.ofOtherTypes(f.rows(trial)));
    Calls.filled(f.rows(trial)).ifPresent(others::add);
    for (CallRows rows : others) {
      if (tryBind(f, trial, rows.call())) {
        agrees(f, trial, rows);
      }
    }
  }

  /** Halves that are merged, one of them by way of a row, give the answer of all rows. */
  private static void agrees(AggregateSubject f, Trial trial, CallRows candidates)
      throws Exception {
    CallRows rows = f.accepted(trial, candidates);
    Answer expected = f.once(trial, rows, Layout.PLAIN);
    List<CallRows> parts = Parts.equal(rows, 2);
    try (Groups groups = f.bind(trial, rows.call())) {
      Object first = groups.fed(parts.get(0));
      Object second = groups.travelled(List.of(groups.fed(parts.get(1)))).get(0);
      groups.merge(second, first);
      compare(
          f, expected, groups.answer(first), "of merged halves, for " + Calls.text(rows.call()));
    }
  }

  /** Whether the function takes such arguments; if not, it says so in its own words. */
  private static boolean tryBind(AggregateSubject f, Trial trial, ResolvedCall call)
      throws CallDefectException {
    trial.input("arguments " + Calls.text(call));
    try {
      f.bind(trial, call).close();
      return true;
    } catch (PluginException itsRight) {
      return false;
    }
  }

  private static void source(AggregateSubject f, Trial trial) throws Exception {
    List<CallRows> parts = Parts.equal(f.rows(trial), 2);
    trial.input(parts.get(0));
    try (Groups groups = f.bind(trial)) {
      Object source = groups.fed(parts.get(0));
      Answer before = groups.answer(source);
      Object target = groups.fed(parts.get(1));
      groups.merge(source, target);
      compare(f, before, groups.answer(source), "from the source after the merge");
      // What the target sees from here on is not the source's.
      groups.feed(parts.get(1), Layout.PLAIN, target);
      compare(f, before, groups.answer(source), "from the source after its target went on");
      groups.merge(source, groups.create());
      compare(f, before, groups.answer(source), "from the source after a second merge");
    }
  }

  private static void empty(AggregateSubject f, Trial trial) throws Exception {
    CallRows rows = f.rows(trial);
    trial.input(rows);
    try (Groups groups = f.bind(trial)) {
      Answer expected = groups.answer(groups.fed(rows));
      Object taken = groups.create();
      groups.merge(groups.fed(rows), taken);
      compare(f, expected, groups.answer(taken), "merged into a state without rows");
      Object kept = groups.fed(rows);
      groups.merge(groups.create(), kept);
      compare(f, expected, groups.answer(kept), "after a state without rows was merged into it");
      Object none = groups.create();
      Answer nothing = groups.answer(none);
      groups.merge(groups.create(), none);
      compare(f, nothing, groups.answer(none), "of two states without rows");
    }
  }

  private static void associative(AggregateSubject f, Trial trial) throws Exception {
    List<CallRows> parts = Parts.equal(f.rows(trial), 3);
    trial.input(parts.stream().map(Rows::text).toList().toString());
    try (Groups groups = f.bind(trial)) {
      Answer leftFirst = groups.merged(parts);
      Object middle = groups.fed(parts.get(1));
      groups.merge(groups.fed(parts.get(2)), middle);
      Object first = groups.fed(parts.get(0));
      groups.merge(middle, first);
      compare(f, leftFirst, groups.answer(first), "with the last two parts merged first");
    }
  }

  private static void commutative(AggregateSubject f, Trial trial) throws Exception {
    if (f.isOrderSensitive()) {
      throw new NotAsked("the function's tag says that it is order_sensitive");
    }
    List<CallRows> parts = Parts.equal(f.rows(trial), 2);
    trial.input(parts.stream().map(Rows::text).toList().toString());
    try (Groups groups = f.bind(trial)) {
      Answer forwards = groups.merged(parts);
      Answer backwards = groups.merged(List.of(parts.get(1), parts.get(0)));
      compare(
          f,
          forwards,
          backwards,
          "with the first part merged into the second; if the order of the rows is part of the"
              + " answer, say so by the tag order_sensitive");
    }
  }

  private static void partial(AggregateSubject f, Trial trial) throws Exception {
    CallRows rows = f.rows(trial);
    Answer expected = f.once(trial, rows, Layout.PLAIN);
    try (Groups groups = f.bind(trial)) {
      for (int parts : List.of(2, 3, 5, 8)) {
        compare(
            f, expected, groups.merged(Parts.equal(rows, parts)), "merged of " + parts + " parts");
      }
    }
  }

  private static void travel(AggregateSubject f, Trial trial) throws Exception {
    List<CallRows> parts = Parts.equal(f.rows(trial), 3);
    trial.input(parts.stream().map(Rows::text).toList().toString());
    try (Groups groups = f.bind(trial)) {
      groups.stateColumns();
      List<Object> states = new ArrayList<>();
      for (CallRows part : parts) {
        states.add(groups.fed(part));
      }
      List<Object> back = groups.travelled(states);
      List<Answer> expected = groups.answers(states);
      List<Answer> found = groups.answers(back);
      for (int i = 0; i < states.size(); i++) {
        trial.input(parts.get(i));
        compare(f, expected.get(i), found.get(i), "after the way");
      }
      Object went = back.get(0);
      Object stayed = states.get(0);
      groups.merge(back.get(1), went);
      groups.feed(parts.get(2), Layout.PLAIN, went);
      groups.merge(states.get(1), stayed);
      groups.feed(parts.get(2), Layout.PLAIN, stayed);
      compare(f, groups.answer(stayed), groups.answer(went), "merged and fed after the way");
    }
  }

  private static void memory(AggregateSubject f, Trial trial) throws Exception {
    if (!f.hasFixedState(trial)) {
      throw new NotAsked("the function keeps its states in objects");
    }
    CallRows rows = f.rows(trial);
    Answer expected = f.once(trial, rows, Layout.PLAIN);
    for (int memory : List.of(0x00, 0xFF, 0x5A, 0x01)) {
      try (Groups groups = f.bind(trial, f.call(), (byte) memory)) {
        Object state = groups.fed(rows);
        String where = String.format("in memory of bytes 0x%02x", memory);
        compare(f, expected, groups.answer(state), where);
        Object back = groups.travelled(List.of(state)).get(0);
        compare(f, expected, groups.answer(back), "imported " + where);
      }
    }
  }

  private static void release(AggregateSubject f, Trial trial) throws Exception {
    CallRows rows = f.rows(trial);
    trial.input(rows);
    try (Groups groups = f.bind(trial)) {
      long once = 0;
      for (int round = 0; round < ROUNDS; round++) {
        Object target = groups.fed(rows);
        groups.merge(groups.fed(rows), target);
        groups.travelled(List.of(target));
        groups.release();
        long held = trial.given.getAllocatedMemory();
        once = round == 0 ? held : once;
        if (held > once) {
          throw new LawBroken(
              once + " bytes in use after the states were released, as after the first ones",
              held + " bytes after " + (round + 1) + " times as many states");
        }
      }
    }
  }

  private static void threads(AggregateSubject f, Trial trial) throws Exception {
    CallRows rows = f.rows(trial);
    List<CallRows> parts = Parts.equal(rows, InThreads.THREADS);
    Answer expected = f.once(trial, rows, Layout.PLAIN);
    try (Groups groups = f.bind(trial)) {
      for (int round = 0; round < ROUNDS; round++) {
        List<Object> states = InThreads.all(trial, thread -> groups.fed(parts.get(thread)));
        for (Object state : states.subList(1, states.size())) {
          groups.merge(state, states.get(0));
        }
        compare(f, expected, groups.answer(states.get(0)), "of parts that threads computed");
      }
    }
  }

  private static void leak(AggregateSubject f, Trial trial) throws Exception {
    CallRows rows = f.rows(trial);
    trial.input(rows);
    try (Groups groups = f.bind(trial)) {
      Object state = groups.fed(rows);
      groups.merge(groups.fed(rows), state);
      groups.answer(groups.travelled(List.of(state)).get(0));
    }
    Leaks.none(trial);
  }
}
