package dev.codeanatomy.host.prove;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.plugin.api.Capability;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.PluginExports;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Proves every export of a loaded plugin, one after another; a failed one does not stop the others.
 *
 * @param options the plugin's
 * @param allocator the plugin's, under its limit
 * @param calls into the plugin
 */
public record ExportProver(Options options, BufferAllocator allocator, GuardedCalls calls) {

  /**
   * What the proofs came to.
   *
   * @param proofs one per export
   * @param findings of all of them
   */
  public record Proofs(List<ExportProof> proofs, List<Finding> findings) {}

  /** Runs all proofs. */
  public Proofs prove(String pluginId, PluginExports exports) {
    List<ExportProof> proofs = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    Sink sink =
        (capability, name, text, run) -> {
          Proof proof = new Proof(pluginId + " " + text, pluginId, this);
          run.accept(proof);
          proofs.add(new ExportProof(capability, name, proof.end()));
          findings.addAll(proof.findings());
        };
    exports
        .tableProviders()
        .forEach(
            f ->
                sink.prove(
                    Capability.TABLE_PROVIDER, f.kind(), f.kind(), p -> TableProof.run(f, p)));
    exports
        .scalars()
        .forEach(
            f ->
                sink.prove(
                    Capability.SCALAR_UDF,
                    f.spec().name(),
                    f.spec().toString(),
                    p -> ScalarProof.run(f, p)));
    exports
        .aggregates()
        .forEach(
            f ->
                sink.prove(
                    Capability.AGG_UDF,
                    f.spec().name(),
                    f.spec().toString(),
                    p -> AggregateProof.run(f, p)));
    exports
        .windows()
        .forEach(
            f ->
                sink.prove(
                    Capability.WINDOW_UDF,
                    f.spec().name(),
                    f.spec().toString(),
                    p -> WindowProof.run(f, p)));
    exports
        .tableFunctions()
        .forEach(
            f ->
                sink.prove(
                    Capability.TABLE_FUNCTION,
                    f.spec().name(),
                    f.spec().toString(),
                    p -> TableProof.run(f, p)));
    return new Proofs(List.copyOf(proofs), List.copyOf(findings));
  }

  private interface Sink {
    void prove(Capability capability, String name, String text, Consumer<Proof> run);
  }
}
