package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.RunScope;
import dev.codeanatomy.plugin.api.function.Argument;
import dev.codeanatomy.plugin.api.function.BindContext;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What a resolved call is bound with.
 *
 * @param call the call
 * @param options of the plugin
 * @param runScope of the run
 * @param allocator of the plugin
 */
public record CallContext(
    ResolvedCall call, Options options, RunScope runScope, BufferAllocator allocator)
    implements BindContext {

  @Override
  public List<Argument> arguments() {
    return List.copyOf(call.arguments());
  }

  @Override
  public boolean ignoreNulls() {
    return call.ignoreNulls();
  }
}
