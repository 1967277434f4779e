package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.HostImplements;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.RunScope;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** A resolved call: its arguments after casts and defaults. Valid until what is bound is closed. */
@HostImplements(since = "0.1")
public interface BindContext {
  /**
   * One per parameter, and for a variadic tail one per argument; those of literal-only parameters
   * are seen here and nowhere later.
   */
  List<Argument> arguments();

  /**
   * Says whether the call has {@code IGNORE NULLS}. Only for a window function that {@link
   * FunctionSpec#acceptsIgnoreNulls() accepts} it; the host drops rows with a null argument itself
   * for an aggregate, which is never told.
   */
  boolean ignoreNulls();

  /** The plugin's options as the session sets them. */
  Options options();

  RunScope runScope();

  /** For what the bound function itself holds on to; the plugin closes what it allocates. */
  BufferAllocator allocator();
}
