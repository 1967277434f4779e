package dev.codeanatomy.plugin.api;

import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.function.WindowFunction;
import dev.codeanatomy.plugin.api.table.TableProviderFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything a plugin exports, by kind. The host holds it as long as the plugin is loaded and calls
 * the functions in it from any thread.
 */
@PluginBuilds(since = "0.1")
public final class PluginExports {
  private final List<ScalarFunction> scalars;
  private final List<AggregateFunction> aggregates;
  private final List<WindowFunction> windows;
  private final List<TableFunction> tableFunctions;
  private final List<TableProviderFactory> tableProviders;

  private PluginExports(Builder builder) {
    this.scalars = List.copyOf(builder.scalars);
    this.aggregates = List.copyOf(builder.aggregates);
    this.windows = List.copyOf(builder.windows);
    this.tableFunctions = List.copyOf(builder.tableFunctions);
    this.tableProviders = List.copyOf(builder.tableProviders);
  }

  public static Builder builder() {
    return new Builder();
  }

  public List<ScalarFunction> scalars() {
    return scalars;
  }

  public List<AggregateFunction> aggregates() {
    return aggregates;
  }

  public List<WindowFunction> windows() {
    return windows;
  }

  public List<TableFunction> tableFunctions() {
    return tableFunctions;
  }

  public List<TableProviderFactory> tableProviders() {
    return tableProviders;
  }

  /** Collects exports; not safe for several threads. */
  public static final class Builder {
    private final List<ScalarFunction> scalars = new ArrayList<>();
    private final List<AggregateFunction> aggregates = new ArrayList<>();
    private final List<WindowFunction> windows = new ArrayList<>();
    private final List<TableFunction> tableFunctions = new ArrayList<>();
    private final List<TableProviderFactory> tableProviders = new ArrayList<>();

    private Builder() {}

    public Builder scalar(ScalarFunction function) {
      scalars.add(function);
      return this;
    }

    public Builder aggregate(AggregateFunction function) {
      aggregates.add(function);
      return this;
    }

    public Builder window(WindowFunction function) {
      windows.add(function);
      return this;
    }

    public Builder tableFunction(TableFunction function) {
      tableFunctions.add(function);
      return this;
    }

    public Builder tableProvider(TableProviderFactory factory) {
      tableProviders.add(factory);
      return this;
    }

    public PluginExports build() {
      return new PluginExports(this);
    }
  }
}
