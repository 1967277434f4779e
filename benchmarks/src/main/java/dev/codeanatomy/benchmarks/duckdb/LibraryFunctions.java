package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.host.AdmissionResult;
import dev.codeanatomy.host.AdmittedPlugin;
import dev.codeanatomy.host.HostConfig;
import dev.codeanatomy.host.PluginHost;
import dev.codeanatomy.host.PluginLease;
import dev.codeanatomy.host.call.ArgumentResolution;
import dev.codeanatomy.host.call.ArgumentResolver;
import dev.codeanatomy.host.call.CallContext;
import dev.codeanatomy.host.call.GivenArgument;
import dev.codeanatomy.host.call.PluginRunScope;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.WindowFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * The reference plugin's own functions: admitted from its zip, bound and registered in a {@link
 * Bench}, which must be closed before this.
 */
final class LibraryFunctions implements AutoCloseable {
  private final PluginHost host;
  private final AdmittedPlugin plugin;
  private final PluginLease lease;
  private final PluginRunScope scope;

  LibraryFunctions(Path zip, Bench bench) throws IOException {
    Path cache = Files.createTempDirectory("benchmark-plugin");
    this.host = PluginHost.open(HostConfig.of(cache, bench.allocator()));
    AdmissionResult result = host.admit(zip);
    if (!(result instanceof AdmissionResult.Admitted admitted)) {
      host.close();
      throw new IOException("the plugin is not admitted: " + result.report().findings());
    }
    this.plugin = admitted.plugin();
    this.lease = plugin.lease();
    this.scope = plugin.newRunScope(() -> false);
  }

  void scalar(Bench bench, String function, String name, Field... arguments)
      throws PluginException {
    ScalarFunction found = find(plugin.exports().scalars(), ScalarFunction::spec, function);
    bench.scalar(name, found.bind(context(found.spec(), arguments)), arguments);
  }

  void aggregate(Bench bench, String function, String name, Field... arguments)
      throws PluginException {
    AggregateFunction found =
        find(plugin.exports().aggregates(), AggregateFunction::spec, function);
    bench.aggregate(
        name, found.bind(context(found.spec(), arguments)), found.spec().nullHandling(), arguments);
  }

  /** A window function without arguments; see {@link Bench#window}. */
  void window(
      Bench bench, String function, String name, String table, String partition, String order)
      throws PluginException {
    WindowFunction found = find(plugin.exports().windows(), WindowFunction::spec, function);
    bench.window(name, found.bind(context(found.spec())), table, partition, order);
  }

  private static <T> T find(List<T> exported, Function<T, FunctionSpec> spec, String name) {
    return exported.stream()
        .filter(each -> spec.apply(each).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the plugin has no function " + name));
  }

  private CallContext context(FunctionSpec spec, Field... arguments) {
    ArgumentResolution resolution =
        ArgumentResolver.resolve(
            spec.name(), spec, Arrays.stream(arguments).map(GivenArgument::of).toList());
    if (!(resolution instanceof ArgumentResolution.Resolved resolved)) {
      throw new IllegalStateException(spec.name() + " cannot be called: " + resolution);
    }
    ResolvedCall call = resolved.call();
    return new CallContext(call, plugin.options(), scope, plugin.allocator());
  }

  @Override
  public void close() throws PluginException {
    scope.close();
    lease.close();
    host.close();
  }
}
