package dev.codeanatomy.plugin.api.table;

import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens tables of one kind. The kind is not a table name: many tables of a kind may be open at
 * once, each under the name a spec gives it. Called from any thread.
 */
@PluginImplements(since = "0.1")
public interface TableProviderFactory {
  /** The kind, for example {@code java_sources}: lower case letters, digits, underscores. */
  String kind();

  /** One sentence for a person: what a table of this kind holds. */
  String description();

  /** The options a table of this kind takes. */
  List<OptionSpec> options();

  /**
   * Option values with which the host may open a table to prove the kind, free of side effects.
   * Empty if a table cannot be opened without the outside world; the proof is then structural only,
   * and the plugin is reported as {@code declared, unproven}.
   */
  default Optional<Map<String, Object>> sampleOptions() {
    return Optional.empty();
  }

  /**
   * Opens a table. The host closes the provider.
   *
   * @throws PluginException if these options name no table that can be read
   */
  TableProvider open(TableContext context) throws PluginException;
}
