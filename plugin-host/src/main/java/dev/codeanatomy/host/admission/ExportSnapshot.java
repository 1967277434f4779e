package dev.codeanatomy.host.admission;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginModule;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.function.WindowFunction;
import dev.codeanatomy.plugin.api.table.TableContext;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableProviderFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks a plugin once what it and its exports are, and holds it to that: the exports that come out
 * answer with the host's copies and pass on only what runs or opens something. Whoever makes a
 * snapshot runs the plugin's code; whoever reads one does not. Stateless.
 */
public final class ExportSnapshot {
  private ExportSnapshot() {}

  /**
   * The options of a plugin.
   *
   * @throws CallDefectException if it gives null
   */
  public static List<OptionSpec> options(PluginModule module) throws CallDefectException {
    return copy("options()", module.options());
  }

  /**
   * A scalar that keeps its spec.
   *
   * @throws CallDefectException if the spec is null, has nulls in it, or values that only the
   *     plugin's own classes can read; so for the kinds below
   */
  public static ScalarFunction of(ScalarFunction live) throws CallDefectException {
    FunctionSpec spec = spec(live.spec());
    return new ScalarFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundScalar bind(BindContext context) throws PluginException {
        return live.bind(context);
      }
    };
  }

  /** An aggregate that keeps its spec. */
  public static AggregateFunction of(AggregateFunction live) throws CallDefectException {
    FunctionSpec spec = spec(live.spec());
    return new AggregateFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundAggregate bind(BindContext context) throws PluginException {
        return live.bind(context);
      }
    };
  }

  /** A window function that keeps its spec. */
  public static WindowFunction of(WindowFunction live) throws CallDefectException {
    FunctionSpec spec = spec(live.spec());
    return new WindowFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundWindow bind(BindContext context) throws PluginException {
        return live.bind(context);
      }
    };
  }

  /** A table function that keeps its spec. */
  public static TableFunction of(TableFunction live) throws CallDefectException {
    FunctionSpec spec = spec(live.spec());
    return new TableFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public TableProvider bind(BindContext context) throws PluginException {
        return live.bind(context);
      }
    };
  }

  /** A table provider that keeps its kind, its description and its options. */
  public static TableProviderFactory of(TableProviderFactory live) throws CallDefectException {
    String kind = present("kind()", live.kind());
    String description = present("description()", live.description());
    List<OptionSpec> options = copy("options()", live.options());
    Optional<Map<String, Object>> sampleOptions =
        present("sampleOptions()", live.sampleOptions()).map(Map::copyOf);
    return new TableProviderFactory() {
      @Override
      public String kind() {
        return kind;
      }

      @Override
      public String description() {
        return description;
      }

      @Override
      public List<OptionSpec> options() {
        return options;
      }

      @Override
      public Optional<Map<String, Object>> sampleOptions() {
        return sampleOptions;
      }

      @Override
      public TableProvider open(TableContext context) throws PluginException {
        return live.open(context);
      }
    };
  }

  private static FunctionSpec spec(@Nullable FunctionSpec spec) throws CallDefectException {
    return SpecChecks.checked(present("spec()", spec));
  }

  private static <T> T present(String member, @Nullable T value) throws CallDefectException {
    if (value == null) {
      throw new CallDefectException(
          FindingCode.EXPORTS_FAILED, member + " returned null", "a value");
    }
    return value;
  }

  private static <T> List<T> copy(String member, @Nullable List<T> list)
      throws CallDefectException {
    List<T> copy = new ArrayList<>(present(member, list));
    for (T element : copy) {
      present("an element of " + member, element);
    }
    return List.copyOf(copy);
  }
}
