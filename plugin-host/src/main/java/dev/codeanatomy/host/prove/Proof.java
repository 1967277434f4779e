package dev.codeanatomy.host.prove;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.finding.Severity;
import dev.codeanatomy.host.call.CallContext;
import dev.codeanatomy.host.call.PluginRunScope;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The proof of one export while it goes on: where it stands, what it may use, what was found. What
 * the host needs for rows comes from {@code rows}, what the plugin is given from {@code given}, so
 * that what it keeps can be told.
 */
final class Proof {
  final String where;
  final BufferAllocator rows;
  final BufferAllocator given;
  final PluginRunScope scope;
  private final Options options;
  private final GuardedCalls calls;
  private final List<Finding> findings = new ArrayList<>();
  private boolean unproven;

  Proof(String where, String pluginId, ExportProver prover) {
    this.where = where;
    this.options = prover.options();
    this.calls = prover.calls();
    this.rows = child(prover.allocator(), "proof-rows");
    this.given = child(prover.allocator(), "proof");
    this.scope = new PluginRunScope(pluginId, () -> false);
  }

  private static BufferAllocator child(BufferAllocator parent, String name) {
    return parent.newChildAllocator(name, 0, parent.getLimit());
  }

  /** Calls the plugin; empty if it failed, which is then a finding. */
  <T> Optional<T> call(FindingCode onFailure, Callable<T> code) {
    GuardedCalls.Outcome<T> outcome = calls.call(onFailure, where, code);
    outcome.finding().ifPresent(findings::add);
    return outcome.value();
  }

  void add(Finding finding) {
    findings.add(finding);
  }

  /** The sample's call and rows; empty if there is none, or if it does not fit. */
  Optional<SampleRows> sample(FunctionSpec spec, boolean constants) {
    if (spec.sample().isEmpty()) {
      unproven = true;
      findings.add(Finding.of(FindingCode.PROOF_NOT_POSSIBLE, where, "no sample"));
      return Optional.empty();
    }
    SampleRows.Resolution resolution =
        SampleRows.resolve(where, spec, spec.sample().get(), constants);
    findings.addAll(resolution.findings());
    return resolution.rows();
  }

  void notProvable() {
    unproven = true;
    findings.add(Finding.of(FindingCode.PROOF_NOT_POSSIBLE, where, "no sample options"));
  }

  BindContext context(ResolvedCall call) {
    return new CallContext(List.copyOf(call.arguments()), options, scope, given);
  }

  Options options() {
    return options;
  }

  /** Ends the proof: what the plugin kept is a finding, if nothing else went wrong. */
  ExportProof.Verdict end() {
    call(
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
    if (failed()) {
      return ExportProof.Verdict.FAILED;
    }
    return unproven ? ExportProof.Verdict.DECLARED_UNPROVEN : ExportProof.Verdict.PROVED;
  }

  private boolean failed() {
    return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  private static void closeQuietly(BufferAllocator allocator) {
    try {
      allocator.close();
    } catch (IllegalStateException leakOfAFailedCall) {
      // Reported: either as a leak, or by the failure that left the memory behind.
    }
  }
}
