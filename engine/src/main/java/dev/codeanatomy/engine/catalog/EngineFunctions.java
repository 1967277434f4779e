package dev.codeanatomy.engine.catalog;

import dev.codeanatomy.common.option.OptionBinder;
import dev.codeanatomy.common.option.OptionBinding;
import dev.codeanatomy.host.call.CallWatch;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.RunScope;
import dev.codeanatomy.plugin.api.function.TableFunction;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Table functions of the engine itself for one session. They go the way of a plugin's: resolved,
 * bound, scanned. No plugin shadows them.
 *
 * @param functions besides those that show the registry
 * @param allocator for their scans
 * @param runScope of the run
 */
public record EngineFunctions(
    List<TableFunction> functions, BufferAllocator allocator, RunScope runScope) {
  /** What qualifies them, where that is ever needed. */
  public static final String NAMESPACE = "engine";

  /** Copies the list. */
  public EngineFunctions {
    functions = List.copyOf(functions);
  }

  /** As the one more plugin that they are to the catalog. */
  SessionPlugin asPlugin(List<TableFunction> more) {
    PluginExports.Builder exports = PluginExports.builder();
    more.forEach(exports::tableFunction);
    functions.forEach(exports::tableFunction);
    var none = (OptionBinding.Bound) OptionBinder.bind(NAMESPACE, List.of(), Map.of());
    return new SessionPlugin(
        NAMESPACE,
        NAMESPACE,
        exports.build(),
        none.options(),
        allocator,
        runScope,
        EngineFunctions.class.getClassLoader(),
        // They take what time they need, to read a long log for example.
        CallWatch.OFF);
  }
}
