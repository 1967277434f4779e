package dev.codeanatomy.tools;

import dev.codeanatomy.host.HostConfig;
import dev.codeanatomy.host.PluginHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;

/** Looks at plugins in a host of its own, which is gone afterwards. Stateless. */
public final class PluginChecks {
  private PluginChecks() {}

  /** Admits one archive, through all stages; runs its code. */
  public static Verdict verify(Path archive, Path cache) {
    try (RootAllocator allocator = new RootAllocator();
        PluginHost host = PluginHost.open(HostConfig.of(cache, allocator))) {
      return Verdict.of(host.admit(archive));
    }
  }

  /** Runs the stages that execute no code of the plugin. */
  public static Verdict verifyStatic(Path archive, Path cache) {
    try (RootAllocator allocator = new RootAllocator();
        PluginHost host = PluginHost.open(HostConfig.of(cache, allocator))) {
      return Verdict.ofStatic(host.inspect(archive));
    }
  }

  /**
   * Admits every archive of a directory into one host, as a session would.
   *
   * @throws IOException if the directory cannot be listed
   */
  public static List<Verdict> admitAll(Path directory, Path cache) throws IOException {
    try (RootAllocator allocator = new RootAllocator();
        PluginHost host = PluginHost.open(HostConfig.of(cache, allocator))) {
      return host.admitAll(directory).stream().map(Verdict::of).toList();
    }
  }
}
