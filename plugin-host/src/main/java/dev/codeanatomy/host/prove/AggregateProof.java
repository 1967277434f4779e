package dev.codeanatomy.host.prove;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.host.call.AggregateRunner;
import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.LiteralVectors;
import dev.codeanatomy.host.call.ResultChecks;
import dev.codeanatomy.host.call.SampleUse;
import dev.codeanatomy.host.call.VectorBatch;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Binds an aggregate and takes its sample, at once and in two halves: merging leaves its source as
 * it was, and merged with a state without rows nothing changes, both ways; evaluating twice gives
 * one answer; a state that travels as a row gives the same answer; a state without rows can be
 * evaluated.
 */
final class AggregateProof<S> {
  private final AggregateRunner<S> runner;
  private final Field returnField;
  private final Proof proof;
  private final List<S> states = new ArrayList<>();

  private AggregateProof(AggregateRunner<S> runner, Field returnField, Proof proof) {
    this.runner = runner;
    this.returnField = returnField;
    this.proof = proof;
  }

  static void run(AggregateFunction function, Proof proof) {
    Optional<CallRows> sample = proof.sample(function.spec(), SampleUse.ONE_GROUP);
    if (sample.isEmpty()) {
      return;
    }
    Optional<BoundAggregate> bound =
        proof.attempt(
            FindingCode.BIND_FAILED, () -> function.bind(proof.context(sample.get().call())));
    if (bound.isPresent()) {
      proof.attempt(FindingCode.CALL_FAILED, () -> laws(bound.get(), sample.get(), proof));
    }
  }

  private static boolean laws(BoundAggregate bound, CallRows sample, Proof proof)
      throws PluginException, CallDefectException {
    try (bound) {
      ResultChecks.checkReturn(sample.call().spec(), bound.returnField());
      laws(AggregateRunner.of(sample.call(), bound), bound.returnField(), sample, proof);
    }
    return true;
  }

  private static <S> void laws(
      AggregateRunner<S> runner, Field returnField, CallRows sample, Proof proof)
      throws PluginException, CallDefectException {
    AggregateProof<S> laws = new AggregateProof<>(runner, returnField, proof);
    try {
      laws.check(sample);
    } finally {
      laws.states.forEach(runner::release);
    }
  }

  private void check(CallRows sample) throws PluginException, CallDefectException {
    answer(state());
    S whole = fed(sample, 0, sample.size());
    String answer = answer(whole);
    same(FindingCode.EVALUATE_NOT_REPEATABLE, answer(whole), answer);
    compare(whole, sample);
    mergeWithEmpty(whole, answer);
    mergeHalves(sample, answer);
    same(FindingCode.STATE_ROUND_TRIP, answer(travelled(whole)), answer);
  }

  /** A state without rows adds nothing, and takes over all that another has seen. */
  private void mergeWithEmpty(S whole, String answer) throws PluginException, CallDefectException {
    S taken = state();
    merge(whole, taken);
    same(FindingCode.MERGE_WITH_EMPTY, answer(taken), answer);
    merge(state(), taken);
    same(FindingCode.MERGE_WITH_EMPTY, answer(taken), answer);
  }

  private void mergeHalves(CallRows sample, String answer)
      throws PluginException, CallDefectException {
    int half = sample.size() / 2;
    S target = fed(sample, 0, half);
    merge(fed(sample, half, sample.size()), target);
    if (!answer(target).equals(answer)) {
      // Another order of adding may give another last digit: only the sample says what is right.
      compare(target, sample);
    }
  }

  private void merge(S source, S target) throws PluginException, CallDefectException {
    String before = answer(source);
    runner.merge(source, target);
    same(FindingCode.MERGE_CHANGES_SOURCE, answer(source), before);
  }

  private S fed(CallRows sample, int from, int to) throws PluginException {
    S state = state();
    try (VectorBatch in = sample.batch(from, to, proof.rows)) {
      for (int row = 0; row < to - from; row++) {
        runner.update(in, row, state);
      }
    }
    return state;
  }

  private S state() {
    S state = runner.create();
    states.add(state);
    return state;
  }

  /** The first law that is broken ends the proof: the others would say the same in other words. */
  private static void same(FindingCode code, String found, String expected)
      throws CallDefectException {
    if (!found.equals(expected)) {
      throw new CallDefectException(code, "the answer " + found, "the answer " + expected);
    }
  }

  private String answer(S state) throws PluginException {
    FieldVector out = result(state);
    try {
      return LiteralVectors.text(out, 0);
    } finally {
      out.close();
    }
  }

  private FieldVector result(S state) throws PluginException {
    FieldVector out = returnField.createVector(proof.rows);
    boolean done = false;
    try {
      out.allocateNew();
      runner.evaluate(state, out, 0);
      out.setValueCount(1);
      done = true;
      return out;
    } finally {
      if (!done) {
        out.close();
      }
    }
  }

  private S travelled(S state) throws PluginException {
    List<FieldVector> row = new ArrayList<>();
    try {
      for (Field field : runner.stateFields()) {
        FieldVector vector = field.createVector(proof.rows);
        row.add(vector);
        vector.allocateNew();
      }
      runner.exportState(state, List.copyOf(row), 0);
      row.forEach(vector -> vector.setValueCount(1));
      S back = runner.importState(List.copyOf(row), 0);
      states.add(back);
      return back;
    } finally {
      row.forEach(FieldVector::close);
    }
  }

  private void compare(S state, CallRows sample) throws PluginException {
    List<Literal> expected =
        sample.call().spec().sample().orElseThrow().expected().orElse(List.of());
    FieldVector out = result(state);
    try {
      ScalarProof.compare(out, expected, proof);
    } finally {
      out.close();
    }
  }
}
