package dev.codeanatomy.host.prove;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.host.call.AggregateRunner;
import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.host.call.LiteralVectors;
import dev.codeanatomy.host.call.ResultChecks;
import dev.codeanatomy.host.call.VectorBatch;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Binds an aggregate and takes its sample in two halves: merging the second into the first leaves
 * the second as it was, evaluating twice gives one answer, a state that travels as a row gives the
 * same answer, and a state without rows can be evaluated.
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
    Optional<SampleRows> sample = proof.sample(function.spec(), SampleUse.ONE_GROUP);
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

  private static boolean laws(BoundAggregate bound, SampleRows sample, Proof proof)
      throws PluginException, CallDefectException {
    try (bound) {
      ResultChecks.checkReturn(sample.call().spec(), bound.returnField());
      laws(AggregateRunner.of(sample.call(), bound), bound.returnField(), sample, proof);
    }
    return true;
  }

  private static <S> void laws(
      AggregateRunner<S> runner, Field returnField, SampleRows sample, Proof proof)
      throws PluginException {
    AggregateProof<S> laws = new AggregateProof<>(runner, returnField, proof);
    try {
      laws.check(sample);
    } finally {
      laws.states.forEach(runner::release);
    }
  }

  private void check(SampleRows sample) throws PluginException {
    answer(state());
    S target = state();
    S source = state();
    int half = sample.size() / 2;
    VectorBatch in = sample.batch(0, sample.size(), proof.rows);
    try {
      for (int row = 0; row < sample.size(); row++) {
        runner.update(in, row, row < half ? target : source);
      }
    } finally {
      in.columns().forEach(FieldVector::close);
    }
    String sourceBefore = answer(source);
    runner.merge(source, target);
    differ(FindingCode.MERGE_CHANGES_SOURCE, answer(source), sourceBefore);
    String merged = answer(target);
    String again = answer(target);
    differ(FindingCode.EVALUATE_NOT_REPEATABLE, again, merged);
    if (!again.equals(merged)) {
      // What follows evaluates once more: it would only say the same in other words.
      return;
    }
    differ(FindingCode.STATE_ROUND_TRIP, answer(travelled(target)), merged);
    compare(target, sample.call().spec().sample().orElseThrow().expected().orElse(List.of()));
  }

  private S state() {
    S state = runner.create();
    states.add(state);
    return state;
  }

  private void differ(FindingCode code, String found, String expected) {
    if (!Objects.equals(found, expected)) {
      proof.add(
          Finding.of(code, proof.where, "the answer " + found).expected("the answer " + expected));
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

  private void compare(S state, List<Literal> expected) throws PluginException {
    FieldVector out = result(state);
    try {
      ScalarProof.compare(out, expected, proof);
    } finally {
      out.close();
    }
  }
}
