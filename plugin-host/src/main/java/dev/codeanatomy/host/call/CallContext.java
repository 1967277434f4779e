package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.RunScope;
import dev.codeanatomy.plugin.api.function.Argument;
import dev.codeanatomy.plugin.api.function.BindContext;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * A resolved call, as its parts.
 *
 * @param arguments one per parameter, and for a variadic tail one per argument
 * @param options of the plugin
 * @param runScope of the run
 * @param allocator of the plugin
 */
public record CallContext(
    List<Argument> arguments, Options options, RunScope runScope, BufferAllocator allocator)
    implements BindContext {

  /** Copies the arguments. */
  public CallContext {
    arguments = List.copyOf(arguments);
  }
}
