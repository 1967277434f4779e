package dev.codeanatomy.engine.catalog;

import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.api.function.Volatility;
import dev.codeanatomy.plugin.api.table.TableProvider;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The table functions that show the registry of the session they are called in. */
final class RegistryFunctions {
  private RegistryFunctions() {}

  static List<TableFunction> of(Supplier<SessionRegistry> registry) {
    return List.of(
        new View(
            spec(
                "udf_registry",
                "One row for each function that this session can call.",
                "SELECT name, kind FROM udf_registry() WHERE kind = 'table'"),
            registry,
            SessionViews::registry),
        new View(
            spec(
                "udf_docs",
                "What is written about each function that this session can call.",
                "SELECT name, description FROM udf_docs() WHERE section = 'Lists'"),
            registry,
            SessionViews::docs));
  }

  private static FunctionSpec spec(String name, String description, String example) {
    return FunctionSpec.builder(name)
        .returns(TypeSet.struct())
        .volatility(Volatility.STABLE)
        .nullHandling(NullHandling.CALLED)
        .doc(FunctionDoc.of("Table functions", description, example))
        .build();
  }

  private record View(
      FunctionSpec spec,
      Supplier<SessionRegistry> registry,
      Function<SessionRegistry, SystemTable> rows)
      implements TableFunction {
    @Override
    public TableProvider bind(BindContext context) {
      return rows.apply(registry.get());
    }
  }
}
