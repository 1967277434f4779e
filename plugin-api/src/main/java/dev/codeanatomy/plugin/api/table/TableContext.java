package dev.codeanatomy.plugin.api.table;

import dev.codeanatomy.plugin.api.HostImplements;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.RunScope;
import org.apache.arrow.memory.BufferAllocator;

/** What a provider is opened with. Valid until the provider is closed. */
@HostImplements(since = "0.1")
public interface TableContext {
  /** The table's options, checked against {@link TableProviderFactory#options()}. */
  Options options();

  RunScope runScope();

  BufferAllocator allocator();
}
