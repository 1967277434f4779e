package dev.codeanatomy.host;

import dev.codeanatomy.host.archive.ArchiveLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What a host is opened with.
 *
 * @param cacheDirectory a private directory of the host, made if it is not there; archives are
 *     unpacked below it by their hash
 * @param allocator what plugins' allocators are children of; the caller closes it after the host
 * @param allocationLimit bytes that one plugin may have allocated at once
 * @param callTimeout how long one call during admission may take; the proof of an export is one
 * @param archiveLimits what an archive may unpack to
 * @param pluginOptions by plugin id, the values of its options by name: Boolean, number or String
 */
public record HostConfig(
    Path cacheDirectory,
    BufferAllocator allocator,
    long allocationLimit,
    Duration callTimeout,
    ArchiveLimits archiveLimits,
    Map<String, Map<String, Object>> pluginOptions) {

  /** Copies the options and checks limits. */
  public HostConfig {
    if (allocationLimit < 1 || callTimeout.isNegative() || callTimeout.isZero()) {
      throw new IllegalArgumentException("A limit of a plugin host is above zero");
    }
    Map<String, Map<String, Object>> copy = new TreeMap<>();
    pluginOptions.forEach((id, values) -> copy.put(id, Map.copyOf(values)));
    pluginOptions = Map.copyOf(copy);
  }

  /** 1 GiB a plugin, 30 seconds a call, the usual archive limits, no options. */
  public static HostConfig of(Path cacheDirectory, BufferAllocator allocator) {
    return new HostConfig(
        cacheDirectory, allocator, 1L << 30, Duration.ofSeconds(30), ArchiveLimits.USUAL, Map.of());
  }

  /** The same with another time for one call during admission. */
  public HostConfig withCallTimeout(Duration timeout) {
    return new HostConfig(
        cacheDirectory, allocator, allocationLimit, timeout, archiveLimits, pluginOptions);
  }

  /** The same with another limit of bytes a plugin. */
  public HostConfig withAllocationLimit(long bytes) {
    return new HostConfig(
        cacheDirectory, allocator, bytes, callTimeout, archiveLimits, pluginOptions);
  }

  /** The same with other archive limits. */
  public HostConfig withArchiveLimits(ArchiveLimits limits) {
    return new HostConfig(
        cacheDirectory, allocator, allocationLimit, callTimeout, limits, pluginOptions);
  }

  /** The same with other plugin options. */
  public HostConfig withPluginOptions(Map<String, Map<String, Object>> options) {
    return new HostConfig(
        cacheDirectory, allocator, allocationLimit, callTimeout, archiveLimits, options);
  }
}
