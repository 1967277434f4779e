package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.RunScope;
import dev.codeanatomy.plugin.api.table.ScanFilter;
import dev.codeanatomy.plugin.api.table.ScanRequest;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;

/**
 * A scan request as its parts.
 *
 * @param projection names of the columns wanted, in order
 * @param filters each classified by the provider
 * @param limit a hint
 * @param parallelism a hint, at least 1
 * @param allocator of the plugin
 * @param runScope of the run
 */
public record PlainScanRequest(
    List<String> projection,
    List<ScanFilter> filters,
    OptionalLong limit,
    int parallelism,
    BufferAllocator allocator,
    RunScope runScope)
    implements ScanRequest {

  /** Copies the lists. */
  public PlainScanRequest {
    projection = List.copyOf(projection);
    filters = List.copyOf(filters);
    if (parallelism < 1) {
      throw new IllegalArgumentException("A scan is read by at least one thread");
    }
  }

  /** All of the named columns, without filter or limit, by one thread. */
  public static PlainScanRequest of(
      List<String> projection, BufferAllocator allocator, RunScope runScope) {
    return new PlainScanRequest(
        projection, List.of(), OptionalLong.empty(), 1, allocator, runScope);
  }
}
