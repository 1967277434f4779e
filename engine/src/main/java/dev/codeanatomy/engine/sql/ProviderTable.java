package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.BoundFunction;
import dev.codeanatomy.engine.catalog.SessionPlugin;
import dev.codeanatomy.host.call.ResolvedArgument;
import dev.codeanatomy.plugin.api.table.TableProvider;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A table of a plugin in a session: an opened provider, or what a table function was bound to. Two
 * are equal when they read the same provider.
 *
 * @param label what explains and messages call it, for example {@code codeanatomy.java_sources}
 * @param plugin where it comes from
 * @param provider what is scanned; closed by whoever opened it
 * @param schema the provider's columns
 * @param arguments what the table function was called with; none for a provider
 */
public record ProviderTable(
    String label,
    SessionPlugin plugin,
    TableProvider provider,
    Schema schema,
    List<Field> arguments) {
  /** Copies the list. */
  public ProviderTable {
    arguments = List.copyOf(arguments);
  }

  /** A provider under its own schema. */
  public static ProviderTable of(String label, SessionPlugin plugin, TableProvider provider) {
    return new ProviderTable(label, plugin, provider, provider.schema(), List.of());
  }

  /** What a table function was bound to. */
  public static ProviderTable of(BoundFunction.Table bound) {
    return new ProviderTable(
        bound.function().label(),
        bound.function().plugin(),
        bound.provider(),
        bound.provider().schema(),
        bound.call().arguments().stream().map(ResolvedArgument::field).toList());
  }
}
