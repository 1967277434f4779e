package dev.codeanatomy.engine.execute;

import com.fasterxml.jackson.databind.JsonNode;
import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.option.OptionBinder;
import dev.codeanatomy.common.option.OptionBinding;
import dev.codeanatomy.contract.spec.InputSource;
import dev.codeanatomy.engine.catalog.PlanningCall;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.SessionPlugin;
import dev.codeanatomy.engine.sql.ProviderTable;
import dev.codeanatomy.host.call.OpenContext;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableProviderFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Opens tables of plugins' providers for one run, and closes them at its end. Used by the run's
 * thread.
 */
final class ProviderOpening implements AutoCloseable {
  private final List<SessionPlugin> plugins;
  private final List<TableProvider> opened = new ArrayList<>();

  ProviderOpening(List<SessionPlugin> plugins) {
    this.plugins = plugins;
  }

  private record Factory(SessionPlugin plugin, TableProviderFactory factory) {
    String label() {
      return plugin.namespace() + "." + factory.kind();
    }
  }

  /**
   * Opens one table.
   *
   * @param input the input's name, for messages
   * @param options with the values of parameters in place
   * @throws PlanningException if there is no such kind, more than one, or it does not open
   */
  ProviderTable open(String input, InputSource.Provider source, Map<String, JsonNode> options) {
    String where = "input '" + input + "'";
    Factory found = find(where, source);
    Map<String, Object> given = new LinkedHashMap<>();
    options.forEach((name, value) -> given.put(name, PluginSet.plain(value)));
    switch (OptionBinder.bind(where, found.factory().options(), given)) {
      case OptionBinding.Rejected rejected ->
          throw new PlanningException(rejected.findings().get(0));
      case OptionBinding.Bound bound -> {
        TableProvider provider = open(where, found, bound);
        opened.add(provider);
        return ProviderTable.of(found.label(), found.plugin(), provider);
      }
    }
  }

  private Factory find(String where, InputSource.Provider source) {
    List<Factory> all = new ArrayList<>();
    for (SessionPlugin plugin : plugins) {
      if (source.plugin().map(plugin.id()::equals).orElse(true)) {
        plugin.exports().tableProviders().forEach(factory -> all.add(new Factory(plugin, factory)));
      }
    }
    List<Factory> matching =
        all.stream().filter(factory -> factory.factory().kind().equals(source.kind())).toList();
    if (matching.size() == 1) {
      return matching.get(0);
    }
    if (matching.isEmpty()) {
      List<String> kinds = all.stream().map(factory -> factory.factory().kind()).toList();
      throw PlanningException.of(
          FindingCode.PLAN_UNKNOWN_PROVIDER,
          where,
          "no admitted plugin has table providers of kind '" + source.kind() + "'",
          DidYouMean.question(source.kind(), kinds));
    }
    throw PlanningException.of(
        FindingCode.PLAN_UNKNOWN_PROVIDER,
        where,
        "more than one plugin has providers of kind '"
            + source.kind()
            + "': "
            + String.join(", ", matching.stream().map(f -> f.plugin().id()).toList()),
        "Say which with \"plugin\"");
  }

  private static TableProvider open(String where, Factory found, OptionBinding.Bound bound) {
    SessionPlugin plugin = found.plugin();
    String subject = "plugin '" + plugin.id() + "', provider " + found.label() + ": ";
    return new PlanningCall(plugin, where, subject)
        .make(
            "open",
            () ->
                found
                    .factory()
                    .open(new OpenContext(bound.options(), plugin.runScope(), plugin.allocator())));
  }

  @Override
  public void close() {
    for (TableProvider provider : opened) {
      try {
        provider.close();
      } catch (PluginException failure) {
        System.getLogger(ProviderOpening.class.getName())
            .log(System.Logger.Level.WARNING, "a table provider did not close", failure);
      }
    }
  }
}
