package dev.codeanatomy.host.prove;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.finding.Severity;
import dev.codeanatomy.host.call.CallContext;
import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.PluginRunScope;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.host.call.SampleUse;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The proof of one export while it goes on: where it stands, what it may use, what was found. It
 * lives within one guarded call and on that call's thread, which also closes what it opened; only
 * its {@link Result} leaves. What the host needs for rows comes from {@code rows}, what the plugin
 * is given from {@code given}, so that what it keeps can be told.
 */
final class Proof {
  final String where;
  final BufferAllocator rows;
  final BufferAllocator given;
  final PluginRunScope scope;
  private final Options options;
  private final List<Finding> findings = new ArrayList<>();
  private boolean unproven;

  private Proof(String where, String pluginId, ExportProver prover) {
    this.where = where;
    this.options = prover.options();
    this.rows = child(prover.allocator(), "proof-rows");
    this.given = child(prover.allocator(), "proof");
    this.scope = new PluginRunScope(pluginId, prover.calls()::abandoned);
  }

  private static BufferAllocator child(BufferAllocator parent, String name) {
    return parent.newChildAllocator(name, 0, parent.getLimit());
  }

  /** What the proof of one kind of export does. */
  interface Steps {
    void take(Proof proof) throws Exception;
  }

  /**
   * What a proof came to.
   *
   * @param verdict for the export
   * @param findings everything it found
   */
  record Result(ExportProof.Verdict verdict, List<Finding> findings) {}

  /** Runs a proof from its start to its end, on this thread. */
  static Result run(String where, String pluginId, ExportProver prover, Steps steps) {
    Proof proof = new Proof(where, pluginId, prover);
    proof.attempt(
        FindingCode.CALL_FAILED,
        () -> {
          steps.take(proof);
          return true;
        });
    return proof.end();
  }

  /** Calls the plugin; empty if it failed or gave null, which is then a finding. */
  <T> Optional<T> attempt(FindingCode onFailure, Callable<T> code) {
    try {
      T value = code.call();
      if (value == null) {
        findings.add(Finding.of(onFailure, where, "it returned null"));
      }
      return Optional.ofNullable(value);
    } catch (Throwable thrown) {
      findings.add(PluginFailure.finding(onFailure, where, thrown));
      return Optional.empty();
    }
  }

  void add(Finding finding) {
    findings.add(finding);
  }

  /** The sample's call and rows; empty if there is none, or if it does not fit. */
  Optional<CallRows> sample(FunctionSpec spec, SampleUse use) {
    if (spec.sample().isEmpty()) {
      unproven = true;
      findings.add(Finding.of(FindingCode.PROOF_NOT_POSSIBLE, where, "no sample"));
      return Optional.empty();
    }
    CallRows.Resolution resolution = CallRows.resolve(where, spec, spec.sample().get(), use);
    findings.addAll(resolution.findings());
    return resolution.rows();
  }

  void notProvable() {
    unproven = true;
    findings.add(Finding.of(FindingCode.PROOF_NOT_POSSIBLE, where, "no sample options"));
  }

  BindContext context(ResolvedCall call) {
    return new CallContext(call, options, scope, given);
  }

  /** Ends the proof: what the plugin kept is a finding, if nothing else went wrong. */
  private Result end() {
    attempt(
        FindingCode.CALL_FAILED,
        () -> {
          scope.close();
          return true;
        });
    if (!failed() && given.getAllocatedMemory() > 0) {
      findings.add(
          Finding.of(
                  FindingCode.ALLOCATION_LEAK,
                  where,
                  given.getAllocatedMemory() + " bytes after everything was closed")
              .expected("0 bytes"));
    }
    closeQuietly(given);
    closeQuietly(rows);
    return new Result(verdict(), List.copyOf(findings));
  }

  private ExportProof.Verdict verdict() {
    if (failed()) {
      return ExportProof.Verdict.FAILED;
    }
    return unproven ? ExportProof.Verdict.DECLARED_UNPROVEN : ExportProof.Verdict.PROVED;
  }

  private boolean failed() {
    return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }

  private static void closeQuietly(BufferAllocator allocator) {
    try {
      allocator.close();
    } catch (IllegalStateException leakOfAFailedCall) {
      // Reported: either as a leak, or by the failure that left the memory behind.
    }
  }
}
