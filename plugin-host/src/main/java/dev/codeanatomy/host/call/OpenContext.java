package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.RunScope;
import dev.codeanatomy.plugin.api.table.TableContext;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What a table is opened with, as its parts.
 *
 * @param options of the table, bound to the factory's declarations
 * @param runScope of the run
 * @param allocator of the plugin
 */
public record OpenContext(Options options, RunScope runScope, BufferAllocator allocator)
    implements TableContext {}
