package dev.codeanatomy.host.prove;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.LiteralVectors;
import dev.codeanatomy.host.call.ResultChecks;
import dev.codeanatomy.host.call.SampleUse;
import dev.codeanatomy.host.call.ScalarRunner;
import dev.codeanatomy.host.call.VectorBatch;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;

/** Binds a scalar function, evaluates its sample and a batch without rows. */
final class ScalarProof {
  private ScalarProof() {}

  static void run(ScalarFunction function, Proof proof) {
    Optional<CallRows> sample = proof.sample(function.spec(), SampleUse.ROW_BY_ROW);
    if (sample.isEmpty()) {
      return;
    }
    Optional<BoundScalar> bound =
        proof.attempt(
            FindingCode.BIND_FAILED, () -> function.bind(proof.context(sample.get().call())));
    if (bound.isPresent()) {
      proof.attempt(FindingCode.CALL_FAILED, () -> evaluate(bound.get(), sample.get(), proof));
    }
  }

  private static boolean evaluate(BoundScalar bound, CallRows sample, Proof proof)
      throws PluginException, CallDefectException {
    try (bound) {
      ResultChecks.checkReturn(sample.call().spec(), bound.returnField());
      try (ScalarRunner runner = new ScalarRunner(sample.call(), bound)) {
        List<Literal> expected =
            sample.call().spec().sample().orElseThrow().expected().orElse(List.of());
        run(runner, bound, sample, sample.size(), expected, proof);
        run(runner, bound, sample, 0, List.of(), proof);
      }
    }
    return true;
  }

  private static void run(
      ScalarRunner runner,
      BoundScalar bound,
      CallRows sample,
      int rows,
      List<Literal> expected,
      Proof proof)
      throws PluginException, CallDefectException {
    try (VectorBatch in = sample.batch(0, rows, proof.rows);
        FieldVector out = bound.returnField().createVector(proof.rows)) {
      out.allocateNew();
      runner.evaluate(in, out);
      compare(out, expected, proof);
    }
  }

  /** Compares the first rows of a result with the answers a sample expects. */
  static void compare(FieldVector out, List<Literal> expected, Proof proof) {
    for (int row = 0; row < expected.size(); row++) {
      if (row >= out.getValueCount() || !LiteralVectors.holds(out, row, expected.get(row))) {
        proof.add(
            Finding.of(
                    FindingCode.RESULT_DIFFERS,
                    proof.where,
                    row < out.getValueCount()
                        ? "the answer " + LiteralVectors.text(out, row)
                        : "no answer for row " + row)
                .expected(expected.get(row).toString()));
      }
    }
  }
}
