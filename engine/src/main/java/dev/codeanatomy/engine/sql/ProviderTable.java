package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.SessionPlugin;
import dev.codeanatomy.plugin.api.table.TableProvider;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A table of a plugin in a session: an opened provider, or what a table function was bound to. Two
 * are equal when they read the same provider.
 *
 * @param label what explains and messages call it, for example {@code codeanatomy.java_sources}
 * @param plugin where it comes from
 * @param provider what is scanned; closed by whoever opened it
 * @param schema the provider's columns
 */
public record ProviderTable(
    String label, SessionPlugin plugin, TableProvider provider, Schema schema) {

  /** A provider under its own schema. */
  public static ProviderTable of(String label, SessionPlugin plugin, TableProvider provider) {
    return new ProviderTable(label, plugin, provider, provider.schema());
  }
}
