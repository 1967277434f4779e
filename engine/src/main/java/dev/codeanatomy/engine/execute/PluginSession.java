package dev.codeanatomy.engine.execute;

import dev.codeanatomy.engine.catalog.EngineFunctions;
import dev.codeanatomy.engine.catalog.SessionPlugin;
import dev.codeanatomy.host.AdmittedPlugin;
import dev.codeanatomy.host.PluginLease;
import dev.codeanatomy.host.call.CallWatch;
import dev.codeanatomy.host.call.PluginRunScope;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.PluginException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The plugins as one run uses them: leased, each with a scope of its own for what the run shares.
 * Closed by the run after its database and its catalog.
 */
public final class PluginSession implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(PluginSession.class.getName());

  private final List<PluginLease> leases = new ArrayList<>();
  private final List<PluginRunScope> scopes = new ArrayList<>();
  private final List<SessionPlugin> plugins = new ArrayList<>();
  private final PluginRunScope engineScope;

  PluginSession(
      List<AdmittedPlugin> admitted,
      Map<String, Options> options,
      BooleanSupplier cancelled,
      CallWatch watch) {
    this.engineScope = new PluginRunScope(EngineFunctions.NAMESPACE, cancelled);
    scopes.add(engineScope);
    for (AdmittedPlugin plugin : admitted) {
      leases.add(plugin.lease());
      PluginRunScope scope = plugin.newRunScope(cancelled);
      scopes.add(scope);
      Options chosen = options.getOrDefault(plugin.id(), plugin.options());
      plugins.add(SessionPlugin.of(plugin, chosen, scope, watch));
    }
  }

  /** The plugins, by id. */
  public List<SessionPlugin> plugins() {
    return List.copyOf(plugins);
  }

  /** The scope of the engine's own functions in this run. */
  PluginRunScope engineScope() {
    return engineScope;
  }

  @Override
  public void close() {
    for (PluginRunScope scope : scopes) {
      try {
        scope.close();
      } catch (PluginException failure) {
        LOG.log(System.Logger.Level.WARNING, "what a plugin kept for a run did not close", failure);
      }
    }
    leases.forEach(PluginLease::close);
  }
}
