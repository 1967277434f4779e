package dev.codeanatomy.host.prove;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.host.call.ResultChecks;
import dev.codeanatomy.host.call.SampleUse;
import dev.codeanatomy.host.call.VectorBatch;
import dev.codeanatomy.host.call.VectorPartition;
import dev.codeanatomy.host.call.WindowRunner;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.WindowFunction;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;

/** Binds a window function, evaluates its sample as one partition, and an empty one. */
final class WindowProof {
  private WindowProof() {}

  static void run(WindowFunction function, Proof proof) {
    Optional<CallRows> sample = proof.sample(function.spec(), SampleUse.ROW_BY_ROW);
    if (sample.isEmpty()) {
      return;
    }
    FunctionSpec spec = function.spec();
    ResolvedCall call = sample.get().call();
    prove(function, call, sample.get(), spec.sample().orElseThrow().expected(), proof);
    if (spec.acceptsIgnoreNulls()) {
      prove(function, call.ignoringNulls(), sample.get(), Optional.empty(), proof);
    }
  }

  private static void prove(
      WindowFunction function,
      ResolvedCall call,
      CallRows sample,
      Optional<List<Literal>> expected,
      Proof proof) {
    Optional<BoundWindow> bound =
        proof.attempt(FindingCode.BIND_FAILED, () -> function.bind(proof.context(call)));
    if (bound.isPresent()) {
      proof.attempt(
          FindingCode.CALL_FAILED,
          () -> evaluate(bound.get(), sample, expected.orElse(List.of()), proof));
    }
  }

  private static boolean evaluate(
      BoundWindow bound, CallRows sample, List<Literal> expected, Proof proof)
      throws PluginException, CallDefectException {
    try (bound) {
      ResultChecks.checkReturn(sample.call().spec(), bound.returnField());
      try (WindowRunner runner = new WindowRunner(bound)) {
        run(runner, bound, sample, sample.size(), expected, proof);
        run(runner, bound, sample, 0, List.of(), proof);
      }
    }
    return true;
  }

  private static void run(
      WindowRunner runner,
      BoundWindow bound,
      CallRows sample,
      int rows,
      List<Literal> expected,
      Proof proof)
      throws PluginException, CallDefectException {
    try (VectorBatch in = sample.batch(0, rows, proof.rows);
        VectorPartition partition =
            new VectorPartition(in, VectorPartition.Frames.whole(rows), proof.rows);
        FieldVector out = bound.returnField().createVector(proof.rows)) {
      out.allocateNew();
      runner.evaluate(partition, out);
      ScalarProof.compare(out, expected, proof);
    }
  }
}
