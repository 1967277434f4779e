package dev.codeanatomy.testkit;

import dev.codeanatomy.host.call.AggregateRunner;
import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.VectorBatch;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A bound aggregate and the states that were made with it. Closing it releases each state once and
 * closes the aggregate. Used by one thread, except where a state belongs to one.
 */
final class Groups implements AutoCloseable {
  private final Trial trial;
  private final BoundAggregate bound;
  private final AggregateRunner<Object> runner;
  private final List<Object> states = new ArrayList<>();

  Groups(Trial trial, BoundAggregate bound, AggregateRunner<Object> runner) {
    this.trial = trial;
    this.bound = bound;
    this.runner = runner;
  }

  Field returnField() {
    return bound.returnField();
  }

  synchronized Object create() {
    Object state = runner.create();
    states.add(state);
    return state;
  }

  /** A state that has seen all rows, in one batch. */
  Object fed(CallRows rows) throws PluginException {
    return fed(rows, Layout.PLAIN);
  }

  Object fed(CallRows rows, Layout layout) throws PluginException {
    Object state = create();
    feed(rows, layout, state);
    return state;
  }

  void feed(CallRows rows, Layout layout, Object state) throws PluginException {
    try (VectorBatch in = layout.batch(rows, trial.rows)) {
      feed(in, rows.size(), state);
    }
  }

  void feed(VectorBatch in, int rows, Object state) throws PluginException {
    for (int row = 0; row < rows; row++) {
      runner.update(in, row, state);
    }
  }

  /** Feeds each row of one batch to the next of the states in turn. */
  void deal(CallRows rows, List<Object> all) throws PluginException {
    try (VectorBatch in = Layout.PLAIN.batch(rows, trial.rows)) {
      for (int row = 0; row < rows.size(); row++) {
        runner.update(in, row, all.get(row % all.size()));
      }
    }
  }

  void merge(Object source, Object target) throws PluginException {
    runner.merge(source, target);
  }

  /** The answers of the parts merged into the first, from left to right. */
  Answer merged(List<CallRows> parts) throws PluginException {
    Object target = fed(parts.get(0));
    for (CallRows part : parts.subList(1, parts.size())) {
      merge(fed(part), target);
    }
    return answer(target);
  }

  Answer answer(Object state) throws PluginException {
    return answers(List.of(state)).get(0);
  }

  /** The answers of several states in one vector. */
  List<Answer> answers(List<Object> all) throws PluginException {
    try (FieldVector out = bound.returnField().createVector(trial.rows)) {
      out.allocateNew();
      for (int row = 0; row < all.size(); row++) {
        runner.evaluate(all.get(row), out, row);
      }
      out.setValueCount(all.size());
      return Answer.all(out);
    }
  }

  /** New states of the same content, by way of rows. */
  List<Object> travelled(List<Object> all) throws PluginException {
    List<FieldVector> columns = new ArrayList<>();
    try {
      for (Field field : runner.stateFields()) {
        FieldVector vector = field.createVector(trial.rows);
        columns.add(vector);
        vector.allocateNew();
      }
      for (int row = 0; row < all.size(); row++) {
        runner.exportState(all.get(row), List.copyOf(columns), row);
      }
      columns.forEach(vector -> vector.setValueCount(all.size()));
      List<Object> back = new ArrayList<>();
      for (int row = 0; row < all.size(); row++) {
        back.add(runner.importState(List.copyOf(columns), row));
      }
      states.addAll(back);
      return back;
    } finally {
      columns.forEach(FieldVector::close);
    }
  }

  /** The names of the columns in which a state travels; each must differ. */
  Set<String> stateColumns() throws LawBroken {
    Set<String> names = new TreeSet<>();
    for (Field field : runner.stateFields()) {
      if (!names.add(field.getName())) {
        throw new LawBroken("state fields of different names", "two named " + field.getName());
      }
    }
    return names;
  }

  /** Gives back all states so far. */
  synchronized void release() {
    List<Object> all = List.copyOf(states);
    states.clear();
    all.forEach(runner::release);
  }

  @Override
  public void close() {
    try {
      release();
    } finally {
      bound.close();
    }
  }
}
