package dev.codeanatomy.testkit;

import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.host.call.ResultChecks;
import dev.codeanatomy.host.call.ScalarRunner;
import dev.codeanatomy.host.call.VectorBatch;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.Volatility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;

/** A scalar function with rows for it. */
final class ScalarSubject {
  private final ScalarFunction function;
  private final CallRows candidates;
  private Optional<Trial> run = Optional.empty();
  private Optional<Whole> whole = Optional.empty();
  private Optional<Whole> first = Optional.empty();

  /**
   * A function to be checked.
   *
   * @param candidates the sample's rows, and others that the function may refuse
   */
  ScalarSubject(ScalarFunction function, CallRows candidates) {
    this.function = function;
    this.candidates = candidates;
  }

  /**
   * The rows that the function takes, and its answers for them in one batch: what others are
   * compared with.
   */
  record Whole(CallRows rows, List<Answer> answers) {}

  /** Of this run: in another one a {@code STABLE} function may give other answers. */
  Whole whole(Trial trial) throws PluginException, CallDefectException {
    if (whole.isEmpty() || run.filter(trial::equals).isEmpty()) {
      CallRows rows = accepted(trial, Rows.withoutNulls(candidates));
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

  /** The rows without those of which the function itself says that it has no answer. */
  CallRows accepted(Trial trial, CallRows rows) throws PluginException, CallDefectException {
    try {
      once(trial, rows, Layout.PLAIN);
      return rows;
    } catch (PluginException someRow) {
      List<Integer> numbers = new ArrayList<>();
      for (int row = 0; row < rows.size(); row++) {
        if (takes(trial, Rows.range(rows, row, row + 1))) {
          numbers.add(row);
        }
      }
      return Rows.pick(rows, numbers);
    }
  }

  private boolean takes(Trial trial, CallRows row) throws CallDefectException {
    try {
      once(trial, row, Layout.PLAIN);
      return true;
    } catch (PluginException refused) {
      return false;
    }
  }

  /** Says whether the same arguments give the same answer. */
  boolean isRepeatable() {
    return !function.spec().volatility().equals(Volatility.VOLATILE);
  }

  boolean seesNulls() {
    return function.spec().nullHandling().equals(NullHandling.CALLED);
  }

  ResolvedCall call() {
    return candidates.call();
  }

  BoundScalar bind(Trial trial, ResolvedCall call) throws PluginException, CallDefectException {
    BoundScalar bound = function.bind(trial.context(call));
    ResultChecks.checkReturn(call.spec(), bound.returnField());
    return bound;
  }

  /** Binds anew and computes all rows in one batch. */
  List<Answer> once(Trial trial, CallRows rows, Layout layout)
      throws PluginException, CallDefectException {
    trial.input(rows);
    try (BoundScalar bound = bind(trial, rows.call())) {
      return fresh(trial, bound, rows, layout);
    }
  }

  /** Computes all rows in one batch of an evaluator of its own. */
  List<Answer> fresh(Trial trial, BoundScalar bound, CallRows rows, Layout layout)
      throws PluginException, CallDefectException {
    try (ScalarRunner runner = new ScalarRunner(rows.call(), bound)) {
      return batch(trial, runner, bound, rows, layout);
    }
  }

  List<Answer> batch(
      Trial trial, ScalarRunner runner, BoundScalar bound, CallRows rows, Layout layout)
      throws PluginException, CallDefectException {
    try (VectorBatch in = layout.batch(rows, trial.rows)) {
      return batch(trial, runner, bound, in);
    }
  }

  List<Answer> batch(Trial trial, ScalarRunner runner, BoundScalar bound, VectorBatch in)
      throws PluginException, CallDefectException {
    try (FieldVector out = bound.returnField().createVector(trial.rows)) {
      out.allocateNew();
      runner.evaluate(in, out);
      return Answer.all(out);
    }
  }
}
