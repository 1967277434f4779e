package dev.codeanatomy.testkit;

import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.host.call.ResultChecks;
import dev.codeanatomy.host.call.VectorBatch;
import dev.codeanatomy.host.call.VectorPartition;
import dev.codeanatomy.host.call.VectorPartition.Frames;
import dev.codeanatomy.host.call.WindowRunner;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.function.Volatility;
import dev.codeanatomy.plugin.api.function.WindowFunction;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;

/** A window function with a partition for it. */
final class WindowSubject {
  private final WindowFunction function;
  private final CallRows sample;
  private final CallRows candidates;
  private Optional<Trial> run = Optional.empty();
  private Optional<Whole> whole = Optional.empty();
  private Optional<Whole> first = Optional.empty();

  /**
   * A function to be checked.
   *
   * @param sample the rows that the function is known to take
   * @param candidates these, and others that the function may refuse
   */
  WindowSubject(WindowFunction function, CallRows sample, CallRows candidates) {
    this.function = function;
    this.sample = sample;
    this.candidates = candidates;
  }

  /** A partition that the function takes, and its answers with frames that are all of it. */
  record Whole(CallRows rows, List<Answer> answers) {}

  /** Of this run: in another one a {@code STABLE} function may give other answers. */
  Whole whole(Trial trial) throws PluginException, CallDefectException {
    if (whole.isEmpty() || run.filter(trial::equals).isEmpty()) {
      CallRows rows = Rows.withoutNulls(candidates);
      try {
        once(trial, rows, Layout.PLAIN);
      } catch (PluginException refused) {
        rows = Rows.withoutNulls(sample);
      }
      whole = Optional.of(new Whole(rows, once(trial, rows, Layout.PLAIN)));
      run = Optional.of(trial);
      first = first.or(() -> whole);
    }
    return whole.get();
  }

  /** Of the first run, if the function gives the same answers in each. */
  Optional<Whole> ofAnotherRun() {
    return function.spec().volatility().equals(Volatility.IMMUTABLE) ? first : Optional.empty();
  }

  boolean isRepeatable() {
    return !function.spec().volatility().equals(Volatility.VOLATILE);
  }

  boolean acceptsIgnoreNulls() {
    return function.spec().acceptsIgnoreNulls();
  }

  ResolvedCall call() {
    return candidates.call();
  }

  BoundWindow bind(Trial trial, ResolvedCall call) throws PluginException, CallDefectException {
    BoundWindow bound = function.bind(trial.context(call));
    ResultChecks.checkReturn(call.spec(), bound.returnField());
    return bound;
  }

  /** Binds anew and computes a partition whose frames are all of it. */
  List<Answer> once(Trial trial, CallRows rows, Layout layout)
      throws PluginException, CallDefectException {
    trial.input(rows);
    try (BoundWindow bound = bind(trial, rows.call())) {
      return fresh(trial, bound, rows, layout, Frames.whole(rows.size()));
    }
  }

  /** Computes a partition with an evaluator of its own. */
  List<Answer> fresh(Trial trial, BoundWindow bound, CallRows rows, Layout layout, Frames frames)
      throws PluginException, CallDefectException {
    try (WindowRunner runner = new WindowRunner(bound);
        VectorBatch in = layout.batch(rows, trial.rows)) {
      return partition(trial, runner, bound, in, frames);
    }
  }

  List<Answer> partition(Trial trial, WindowRunner runner, BoundWindow bound, CallRows rows)
      throws PluginException, CallDefectException {
    trial.input(rows);
    try (VectorBatch in = Layout.PLAIN.batch(rows, trial.rows)) {
      return partition(trial, runner, bound, in, Frames.whole(rows.size()));
    }
  }

  List<Answer> partition(
      Trial trial, WindowRunner runner, BoundWindow bound, VectorBatch in, Frames frames)
      throws PluginException, CallDefectException {
    try (VectorPartition partition = new VectorPartition(in, frames, trial.rows)) {
      return partition(trial, runner, bound, partition);
    }
  }

  List<Answer> partition(
      Trial trial, WindowRunner runner, BoundWindow bound, VectorPartition partition)
      throws PluginException, CallDefectException {
    try (FieldVector out = bound.returnField().createVector(trial.rows)) {
      out.allocateNew();
      runner.evaluate(partition, out);
      return Answer.all(out);
    }
  }
}
