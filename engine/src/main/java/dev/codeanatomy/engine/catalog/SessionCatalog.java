package dev.codeanatomy.engine.catalog;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.host.call.ArgumentResolution;
import dev.codeanatomy.host.call.ArgumentResolver;
import dev.codeanatomy.host.call.CallContext;
import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.host.call.GivenArgument;
import dev.codeanatomy.host.call.ResolvedArgument;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.host.call.ResultChecks;
import dev.codeanatomy.plugin.api.function.BindContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The plugin functions of one session: finds them by name, fits a call's arguments to them, and
 * binds each distinct call once. Used by the session's planning thread. Closing it closes every
 * bound function, so it outlives the plans and the database that use them.
 */
public final class SessionCatalog implements AutoCloseable {
  private final Map<String, List<PluginFunction>> byName = new LinkedHashMap<>();
  private final Map<Key, BoundFunction> bound = new LinkedHashMap<>();
  private final List<SessionPlugin> plugins;
  private final Optional<SessionPlugin> engine;
  private final Optional<Supplier<LanguageNames>> languageNames;

  /**
   * Collects the functions.
   *
   * @param own the engine's functions; empty for none
   * @param languageNames what SQL itself gives a meaning; empty while plugins are not admitted
   */
  private SessionCatalog(
      Collection<SessionPlugin> plugins,
      Optional<EngineFunctions> own,
      Optional<Supplier<LanguageNames>> languageNames) {
    this.plugins = List.copyOf(plugins);
    this.languageNames = languageNames;
    this.engine = own.map(e -> e.asPlugin(RegistryFunctions.of(this::registry)));
    List<SessionPlugin> all = new ArrayList<>(this.plugins);
    engine.ifPresent(all::add);
    for (SessionPlugin plugin : all) {
      plugin.exports().scalars().forEach(f -> add(new PluginFunction.Scalar(plugin, f)));
      plugin.exports().aggregates().forEach(f -> add(new PluginFunction.Aggregate(plugin, f)));
      plugin.exports().windows().forEach(f -> add(new PluginFunction.Window(plugin, f)));
      plugin.exports().tableFunctions().forEach(f -> add(new PluginFunction.Table(plugin, f)));
    }
  }

  /** A catalog of the plugins' exports and nothing else. */
  public static SessionCatalog of(Collection<SessionPlugin> plugins) {
    return new SessionCatalog(plugins, Optional.empty(), Optional.empty());
  }

  /** A catalog without plugins. */
  public static SessionCatalog empty() {
    return of(List.of());
  }

  /**
   * The catalog of a whole session.
   *
   * @param languageNames the names that SQL itself gives a meaning
   */
  public static SessionCatalog of(
      Collection<SessionPlugin> plugins,
      EngineFunctions own,
      Supplier<LanguageNames> languageNames) {
    return new SessionCatalog(plugins, Optional.of(own), Optional.of(languageNames));
  }

  /**
   * The catalog of a session that has admitted no plugin yet. What shows the registry is refused
   * with {@link FindingCode#PLAN_UNKNOWN_FUNCTION}, as a call of a plugin's function is.
   */
  public static SessionCatalog withoutPlugins(EngineFunctions own) {
    return new SessionCatalog(List.of(), Optional.of(own), Optional.empty());
  }

  /** The plugins whose functions these are. */
  List<SessionPlugin> plugins() {
    return plugins;
  }

  /** Whether a function is the engine's own. */
  boolean isEngines(PluginFunction function) {
    return engine.map(function.plugin()::equals).orElse(false);
  }

  /** The engine as one more plugin of this session; empty for a catalog of plugins alone. */
  public Optional<SessionPlugin> engine() {
    return engine;
  }

  /**
   * What every function of this session says of itself, as it is now.
   *
   * @throws PlanningException with {@link FindingCode#PLAN_UNKNOWN_FUNCTION} if plugins are not
   *     admitted yet
   */
  public SessionRegistry registry() {
    return SessionRegistry.of(
        this,
        languageNames
            .orElseThrow(
                () ->
                    PlanningException.of(
                        FindingCode.PLAN_UNKNOWN_FUNCTION,
                        PlanningException.WHOLE_TEXT,
                        "The functions of plugins are not known yet",
                        Optional.empty()))
            .get());
  }

  private void add(PluginFunction function) {
    List<String> names = new ArrayList<>(function.spec().aliases());
    names.add(function.spec().name());
    for (String name : names) {
      byName.computeIfAbsent(lower(name), k -> new ArrayList<>()).add(function);
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * Finds a function by its name or an alias, in any case. The engine's own hides a plugin's.
   *
   * @param namespace the plugin that is meant; absent where the name stands alone
   */
  public FunctionLookup find(Optional<String> namespace, String name) {
    List<PluginFunction> found =
        byName.getOrDefault(lower(name), List.of()).stream()
            .filter(f -> namespace.map(f.plugin().namespace()::equalsIgnoreCase).orElse(true))
            .toList();
    Optional<PluginFunction> own = found.stream().filter(this::isEngines).findFirst();
    if (own.isPresent()) {
      return new FunctionLookup.Found(own.get());
    }
    return switch (found.size()) {
      case 0 -> new FunctionLookup.Unknown();
      case 1 -> new FunctionLookup.Found(found.get(0));
      default -> new FunctionLookup.Ambiguous(found);
    };
  }

  /** Every name that a call may use, plain and qualified, sorted. */
  public List<String> functionNames() {
    TreeSet<String> names = new TreeSet<>();
    byName.forEach(
        (name, functions) -> {
          names.add(name);
          functions.stream()
              .filter(f -> !isEngines(f))
              .forEach(f -> names.add(f.plugin().namespace() + "." + name));
        });
    return List.copyOf(names);
  }

  /** Every function, in the order of the plugins. */
  public List<PluginFunction> functions() {
    return byName.values().stream().flatMap(List::stream).distinct().toList();
  }

  /**
   * Fits arguments to a function.
   *
   * @throws PlanningException with the first argument that does not fit
   */
  public ResolvedCall resolve(PluginFunction function, List<GivenArgument> arguments) {
    String where = "function " + function.label();
    return switch (ArgumentResolver.resolve(where, function.spec(), arguments)) {
      case ArgumentResolution.Resolved resolved -> resolved.call();
      case ArgumentResolution.Rejected rejected ->
          throw new PlanningException(rejected.findings().get(0));
    };
  }

  /**
   * Binds a call, or gives what the same call was bound to before.
   *
   * @throws PlanningException if the function refuses, or fails
   */
  public BoundFunction bind(PluginFunction function, ResolvedCall call) {
    Key key = Key.of(function, call);
    BoundFunction known = bound.get(key);
    if (known == null) {
      known = bindNew(function, call);
      bound.put(key, known);
    }
    return known;
  }

  private BoundFunction bindNew(PluginFunction function, ResolvedCall call) {
    SessionPlugin plugin = function.plugin();
    // An aggregate is never told that nulls are ignored: it does not see them.
    ResolvedCall seen =
        function instanceof PluginFunction.Aggregate
            ? new ResolvedCall(call.spec(), call.arguments(), false)
            : call;
    BindContext context =
        new CallContext(seen, plugin.options(), plugin.runScope(), plugin.allocator());
    return PlanningCall.of(function)
        .make(
            "bind",
            () -> {
              BoundFunction bound =
                  switch (function) {
                    case PluginFunction.Scalar f ->
                        new BoundFunction.Scalar(f, call, f.function().bind(context));
                    case PluginFunction.Aggregate f ->
                        new BoundFunction.Aggregate(f, call, f.function().bind(context));
                    case PluginFunction.Window f ->
                        new BoundFunction.Window(f, call, f.function().bind(context));
                    case PluginFunction.Table f ->
                        new BoundFunction.Table(f, call, f.function().bind(context));
                  };
              checkReturn(bound);
              return bound;
            });
  }

  /** A function that gives another type than its spec says is caught before anything runs. */
  private static void checkReturn(BoundFunction function) throws Exception {
    try {
      if (function instanceof BoundFunction.Valued valued) {
        ResultChecks.checkReturn(function.function().spec(), valued.returnField());
      }
    } catch (CallDefectException wrongType) {
      close(function);
      throw wrongType;
    }
  }

  /** Closes every bound function; all are tried, the first failure is thrown. */
  @Override
  public void close() {
    RuntimeException failure = null;
    for (BoundFunction function : bound.values()) {
      try {
        boolean unused =
            PlanningCall.of(function.function())
                .make(
                    "close",
                    () -> {
                      close(function);
                      return true;
                    });
      } catch (RuntimeException problem) {
        if (failure == null) {
          failure = problem;
        } else {
          failure.addSuppressed(problem);
        }
      }
    }
    bound.clear();
    if (failure != null) {
      throw failure;
    }
  }

  private static void close(BoundFunction function) throws Exception {
    switch (function) {
      case BoundFunction.Scalar f -> f.bound().close();
      case BoundFunction.Aggregate f -> f.bound().close();
      case BoundFunction.Window f -> f.bound().close();
      case BoundFunction.Table f -> f.provider().close();
    }
  }

  /** What makes two calls the same: function, nulls, fields, constants, and which are defaults. */
  private record Key(PluginFunction function, boolean ignoreNulls, List<List<Object>> arguments) {
    static Key of(PluginFunction function, ResolvedCall call) {
      List<List<Object>> parts = new ArrayList<>();
      for (ResolvedArgument a : call.arguments()) {
        parts.add(
            List.of(
                a.parameter().name(),
                a.field(),
                a.field().getMetadata(),
                a.literal(),
                a.isDefault()));
      }
      return new Key(function, call.ignoreNulls(), parts);
    }
  }
}
