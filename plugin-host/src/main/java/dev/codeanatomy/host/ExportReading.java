package dev.codeanatomy.host;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.host.admission.ExportSnapshot;
import dev.codeanatomy.host.prove.GuardedCalls;
import dev.codeanatomy.plugin.api.PluginExports;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks each export of a plugin once what it is, in a guarded call of its own.
 *
 * @param pluginId for findings
 * @param calls into the plugin
 * @param findings where what went wrong is added
 */
record ExportReading(String pluginId, GuardedCalls calls, List<Finding> findings) {

  /** The exports as they answered; empty if one of them failed to. */
  Optional<PluginExports> read(PluginExports live) {
    int before = findings.size();
    PluginExports.Builder copies = PluginExports.builder();
    each("scalar", live.scalars(), ExportSnapshot::of, copies::scalar);
    each("aggregate", live.aggregates(), ExportSnapshot::of, copies::aggregate);
    each("window", live.windows(), ExportSnapshot::of, copies::window);
    each("tableFunction", live.tableFunctions(), ExportSnapshot::of, copies::tableFunction);
    each("tableProvider", live.tableProviders(), ExportSnapshot::of, copies::tableProvider);
    return findings.size() == before ? Optional.of(copies.build()) : Optional.empty();
  }

  private interface Snapshot<E> {
    E of(E live) throws Exception;
  }

  private <E> void each(String kind, List<E> live, Snapshot<E> snapshot, Consumer<E> keep) {
    for (int i = 0; i < live.size() && !calls.abandoned(); i++) {
      E export = live.get(i);
      GuardedCalls.Outcome<E> copy =
          calls.call(
              FindingCode.EXPORTS_FAILED,
              pluginId + " " + kind + " " + (i + 1),
              () -> snapshot.of(export));
      copy.finding().ifPresent(findings::add);
      copy.value().ifPresent(keep);
    }
  }
}
