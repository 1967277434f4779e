package dev.codeanatomy.plugin.api.table;

import dev.codeanatomy.plugin.api.HostImplements;
import dev.codeanatomy.plugin.api.RunScope;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;

/** What one scan has to deliver. Immutable; may be kept until the {@link TableScan} is closed. */
@HostImplements(since = "0.1")
public interface ScanRequest {
  /**
   * The names of the columns wanted, in the order wanted, each at most once. May be empty: then
   * only the number of rows matters.
   */
  List<String> projection();

  /** The conjuncts to apply; all of them hold together. Each was classified by the provider. */
  List<ScanFilter> filters();

  /** The number of rows after which the host will stop, if it knows one. A hint. */
  OptionalLong limit();

  /** How many splits the host can read at once; at least 1. A hint. */
  int parallelism();

  /** For what the scan itself holds on to. The plugin closes what it allocates. */
  BufferAllocator allocator();

  RunScope runScope();
}
