package dev.codeanatomy.host.prove;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.plugin.api.Capability;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.table.TableProviderFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Proves every export of a loaded plugin, one after another, each in one guarded call. A failed one
 * does not stop the others, unless it did not come back: then the plugin is not called again.
 *
 * @param options the plugin's
 * @param allocator the plugin's, under its limit
 * @param calls into the plugin
 */
public record ExportProver(Options options, BufferAllocator allocator, GuardedCalls calls) {

  /**
   * What the proofs came to.
   *
   * @param proofs one per export, up to the first that did not come back
   * @param findings of all of them
   */
  public record Proofs(List<ExportProof> proofs, List<Finding> findings) {
    /** Copies the lists. */
    public Proofs {
      proofs = List.copyOf(proofs);
      findings = List.copyOf(findings);
    }
  }

  /**
   * Runs all proofs.
   *
   * @param exports whose specs, kinds and options are the host's copies
   */
  public Proofs prove(String pluginId, PluginExports exports) {
    Session session = new Session(pluginId);
    exports.tableProviders().forEach(f -> session.prove(f, p -> TableProof.run(f, p)));
    exports
        .scalars()
        .forEach(f -> session.prove(Capability.SCALAR_UDF, f.spec(), p -> ScalarProof.run(f, p)));
    exports
        .aggregates()
        .forEach(f -> session.prove(Capability.AGG_UDF, f.spec(), p -> AggregateProof.run(f, p)));
    exports
        .windows()
        .forEach(f -> session.prove(Capability.WINDOW_UDF, f.spec(), p -> WindowProof.run(f, p)));
    exports
        .tableFunctions()
        .forEach(
            f -> session.prove(Capability.TABLE_FUNCTION, f.spec(), p -> TableProof.run(f, p)));
    return new Proofs(session.proofs, session.findings);
  }

  /** The proofs of one plugin, while they go on. */
  private final class Session {
    private final String pluginId;
    private final List<ExportProof> proofs = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Session(String pluginId) {
      this.pluginId = pluginId;
    }

    void prove(TableProviderFactory factory, Proof.Steps steps) {
      prove(Capability.TABLE_PROVIDER, factory.kind(), factory.kind(), steps);
    }

    void prove(Capability capability, FunctionSpec spec, Proof.Steps steps) {
      prove(capability, spec.name(), spec.toString(), steps);
    }

    private void prove(Capability capability, String name, String text, Proof.Steps steps) {
      if (calls.abandoned()) {
        return;
      }
      String where = pluginId + " " + text;
      GuardedCalls.Outcome<Proof.Result> outcome =
          calls.call(
              FindingCode.CALL_FAILED,
              where,
              () -> Proof.run(where, pluginId, ExportProver.this, steps));
      Proof.Result result =
          outcome
              .value()
              .orElseGet(
                  () ->
                      new Proof.Result(
                          ExportProof.Verdict.FAILED, outcome.finding().stream().toList()));
      proofs.add(new ExportProof(capability, name, result.verdict()));
      findings.addAll(result.findings());
    }
  }
}
