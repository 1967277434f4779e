package dev.codeanatomy.testkit;

import dev.codeanatomy.host.call.AggregateRunner;
import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.host.call.ResultChecks;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Volatility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An aggregate with rows for it. */
final class AggregateSubject {
  private static final byte USED_MEMORY = (byte) 0xA5;

  private final AggregateFunction function;
  private final CallRows candidates;
  private Optional<CallRows> rows = Optional.empty();
  private Optional<Answer> first = Optional.empty();

  /**
   * An aggregate to be checked.
   *
   * @param candidates the sample's rows, and others that the function may refuse
   */
  AggregateSubject(AggregateFunction function, CallRows candidates) {
    this.function = function;
    this.candidates = candidates;
  }

  /** The rows that the aggregate takes, without nulls. */
  CallRows rows(Trial trial) throws PluginException, CallDefectException {
    if (rows.isEmpty()) {
      rows = Optional.of(accepted(trial, Rows.withoutNulls(candidates)));
    }
    return rows.get();
  }

  /** The rows without those of which the function itself says that it does not take them. */
  CallRows accepted(Trial trial, CallRows all) throws PluginException, CallDefectException {
    if (takes(trial, all)) {
      return all;
    }
    List<Integer> numbers = new ArrayList<>();
    for (int row = 0; row < all.size(); row++) {
      if (takes(trial, Rows.range(all, row, row + 1))) {
        numbers.add(row);
      }
    }
    return Rows.pick(all, numbers);
  }

  private boolean takes(Trial trial, CallRows some) throws PluginException, CallDefectException {
    trial.input(some);
    try (Groups groups = bind(trial, some.call())) {
      try {
        groups.answer(groups.fed(some));
        return true;
      } catch (PluginException refused) {
        return false;
      }
    }
  }

  /** Keeps the answer for all rows in the first run, if it is to be the same in each. */
  Answer ofAnyRun(Answer answer) {
    if (function.spec().volatility().equals(Volatility.IMMUTABLE)) {
      first = first.or(() -> Optional.of(answer));
    }
    return first.orElse(answer);
  }

  ResolvedCall call() {
    return candidates.call();
  }

  boolean isRepeatable() {
    return !function.spec().volatility().equals(Volatility.VOLATILE);
  }

  boolean seesNulls() {
    return function.spec().nullHandling().equals(NullHandling.CALLED);
  }

  /** Says whether the order of the rows is part of what the aggregate answers. */
  boolean isOrderSensitive() {
    return function.spec().tags().contains("order_sensitive");
  }

  Groups bind(Trial trial) throws PluginException, CallDefectException {
    return bind(trial, call());
  }

  Groups bind(Trial trial, ResolvedCall call) throws PluginException, CallDefectException {
    return bind(trial, call, USED_MEMORY);
  }

  /**
   * Binds the aggregate.
   *
   * @param memory what fixed states hold before they are initialised
   */
  Groups bind(Trial trial, ResolvedCall call, byte memory)
      throws PluginException, CallDefectException {
    BoundAggregate bound = function.bind(trial.context(call));
    ResultChecks.checkReturn(call.spec(), bound.returnField());
    return new Groups(trial, bound, untyped(AggregateRunner.of(call, bound, memory)));
  }

  /** Only states that a runner made are given back to it. */
  @SuppressWarnings("unchecked")
  private static AggregateRunner<Object> untyped(AggregateRunner<?> runner) {
    return (AggregateRunner<Object>) runner;
  }

  /** Whether a bound call has states of fixed size. */
  boolean hasFixedState(Trial trial) throws PluginException {
    try (BoundAggregate bound = function.bind(trial.context(call()))) {
      return bound.fixedState().isPresent();
    }
  }

  /** Binds anew and gives the answer for all rows in one batch. */
  Answer once(Trial trial, CallRows some, Layout layout)
      throws PluginException, CallDefectException {
    trial.input(some);
    try (Groups groups = bind(trial, some.call())) {
      return groups.answer(groups.fed(some, layout));
    }
  }
}
