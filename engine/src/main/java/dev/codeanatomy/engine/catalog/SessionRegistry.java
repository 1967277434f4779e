package dev.codeanatomy.engine.catalog;

import dev.codeanatomy.common.option.BoundOptions;
import dev.codeanatomy.contract.snapshot.DocsSnapshot;
import dev.codeanatomy.contract.snapshot.FunctionKind;
import dev.codeanatomy.contract.snapshot.FunctionPage;
import dev.codeanatomy.contract.snapshot.RegistryFunction;
import dev.codeanatomy.contract.snapshot.RegistryParameter;
import dev.codeanatomy.contract.snapshot.RegistrySnapshot;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that the functions of one session say of themselves: built-ins of SQL, the engine's
 * table functions, and what its plugins export. Registry and docs are both made of this one table.
 * Immutable.
 */
public final class SessionRegistry {
  private static final Comparator<DocumentedFunction> ORDER =
      Comparator.<DocumentedFunction, FunctionKind>comparing(f -> f.function().kind())
          .thenComparing(f -> f.function().name());

  private final List<DocumentedFunction> table;
  private final SortedMap<String, SortedMap<String, String>> options = new TreeMap<>();

  private SessionRegistry(List<DocumentedFunction> table) {
    this.table = table.stream().sorted(ORDER).toList();
  }

  /**
   * The table of a catalog's functions and SQL's own.
   *
   * @param names that SQL itself gives a meaning
   */
  static SessionRegistry of(SessionCatalog catalog, LanguageNames names) {
    List<DocumentedFunction> table = new ArrayList<>(BuiltinFunctions.ALL);
    for (PluginFunction function : catalog.functions()) {
      new Described(catalog, names, function).row().ifPresent(table::add);
    }
    SessionRegistry registry = new SessionRegistry(table);
    for (SessionPlugin plugin : catalog.plugins()) {
      if (plugin.options() instanceof BoundOptions bound && !bound.values().isEmpty()) {
        SortedMap<String, String> values = new TreeMap<>();
        bound.values().forEach((name, value) -> values.put(name, value.toString()));
        registry.options.put(plugin.namespace(), values);
      }
    }
    return registry;
  }

  /** A function of a plugin, or of the engine, as one row of the table. */
  private record Described(
      SessionCatalog catalog, LanguageNames language, PluginFunction function) {
    /** Empty if no call reaches it. */
    Optional<DocumentedFunction> row() {
      FunctionSpec spec = function.spec();
      List<String> names =
          Stream.concat(Stream.of(spec.name()), spec.aliases().stream().sorted())
              .flatMap(name -> callable(name).stream())
              .toList();
      if (names.isEmpty()) {
        return Optional.empty();
      }
      boolean own = catalog.isEngines(function);
      Optional<FunctionDoc> doc = spec.doc();
      return Optional.of(
          new DocumentedFunction(
              new RegistryFunction(
                  names.getFirst(),
                  own ? Optional.empty() : Optional.of(function.plugin().namespace()),
                  kind(function),
                  names.subList(1, names.size()),
                  spec.parameters().stream().map(SessionRegistry::parameter).toList(),
                  true,
                  spec.returns().text(),
                  spec.volatility().name().toLowerCase(Locale.ROOT),
                  spec.nullHandling().name().toLowerCase(Locale.ROOT),
                  spec.tags(),
                  spec.revision()),
              doc.map(FunctionDoc::category).filter(c -> !c.isBlank()).orElse("Other"),
              doc.map(FunctionDoc::description).orElse(""),
              doc.map(FunctionDoc::example).filter(e -> !e.isBlank()).map(SessionRegistry::query)));
    }

    /** What a call writes: the plain name, unless it means something else or is not clear. */
    private Optional<String> callable(String name) {
      String namespace = function.plugin().namespace();
      if (!language.functions().contains(name) && finds(Optional.empty(), name)) {
        return Optional.of(language.written(name));
      }
      return finds(Optional.of(namespace), name)
          ? Optional.of(language.written(namespace) + "." + language.written(name))
          : Optional.empty();
    }

    private boolean finds(Optional<String> namespace, String name) {
      return catalog.find(namespace, name) instanceof FunctionLookup.Found(PluginFunction found)
          && found.equals(function);
    }
  }

  private static FunctionKind kind(PluginFunction function) {
    return switch (function) {
      case PluginFunction.Scalar f -> FunctionKind.SCALAR;
      case PluginFunction.Aggregate f -> FunctionKind.AGGREGATE;
      case PluginFunction.Window f -> FunctionKind.WINDOW;
      case PluginFunction.Table f -> FunctionKind.TABLE;
    };
  }

  private static RegistryParameter parameter(Parameter parameter) {
    return new RegistryParameter(
        parameter.name(),
        parameter.types().text(),
        parameter.literalOnly(),
        parameter.variadic(),
        parameter.defaultValue().isPresent(),
        parameter.defaultValue().map(Literal::toString),
        parameter.description());
  }

  private static String query(String example) {
    String start = example.strip().toUpperCase(Locale.ROOT);
    return start.startsWith("SELECT") || start.startsWith("WITH") ? example : "SELECT " + example;
  }

  /** How each function is called. */
  public RegistrySnapshot registry() {
    return RegistrySnapshot.of(table.stream().map(DocumentedFunction::function).toList(), options);
  }

  /** What is written about each function. */
  public DocsSnapshot docs() {
    return new DocsSnapshot(table.stream().map(SessionRegistry::page).toList());
  }

  private static FunctionPage page(DocumentedFunction documented) {
    RegistryFunction function = documented.function();
    return new FunctionPage(
        function.name(),
        function.kind(),
        documented.section(),
        documented.description(),
        function.name() + function.signature(),
        documented.example(),
        function.parameters().stream()
            .map(p -> new FunctionPage.DocumentedArgument(p.name(), p.description()))
            .toList(),
        function.aliases().stream().map(alias -> alias + function.signature()).toList());
  }
}
