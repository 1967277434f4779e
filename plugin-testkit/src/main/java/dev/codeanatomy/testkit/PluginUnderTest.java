package dev.codeanatomy.testkit;

import dev.codeanatomy.common.manifest.ManifestCodec;
import dev.codeanatomy.common.manifest.ManifestHeader;
import dev.codeanatomy.common.manifest.ManifestReading;
import dev.codeanatomy.host.AdmissionResult;
import dev.codeanatomy.host.AdmittedPlugin;
import dev.codeanatomy.host.HostConfig;
import dev.codeanatomy.host.PluginCall;
import dev.codeanatomy.host.PluginHost;
import dev.codeanatomy.host.archive.ArchiveLimits;
import dev.codeanatomy.host.archive.PluginArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * A plugin that a host of its own has admitted or refused, in a folder of its own. Whoever opened
 * it closes it after the last law; the laws are checked one after another.
 */
final class PluginUnderTest implements AutoCloseable {
  private final Path folder;
  private final Duration timeout;
  private final BufferAllocator allocator = new RootAllocator();
  private final PluginHost host;
  private final AdmissionResult admission;
  private boolean abandoned;

  private PluginUnderTest(Path folder, Path plugin, Map<String, Object> options, Duration timeout)
      throws IOException {
    this.folder = folder;
    this.timeout = timeout;
    Path archive =
        Files.isDirectory(plugin)
            ? PluginFolder.pack(plugin, folder.resolve(plugin.getFileName() + ".zip"))
            : plugin;
    this.host =
        PluginHost.open(
            HostConfig.of(Files.createDirectories(folder.resolve("cache")), allocator)
                .withCallTimeout(timeout)
                .withPluginOptions(id(archive).map(id -> Map.of(id, options)).orElseGet(Map::of)));
    this.admission = host.admit(archive);
  }

  /** Has the plugin admitted. */
  static PluginUnderTest open(Path plugin, Map<String, Object> options, Duration timeout) {
    try {
      Path folder = Files.createTempDirectory("plugin-testkit-");
      try {
        return new PluginUnderTest(folder, plugin, options, timeout);
      } catch (IOException | RuntimeException failure) {
        delete(folder);
        throw failure;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Options are set by id, which stands in the archive; one that cannot be read is refused. */
  private static Optional<String> id(Path archive) {
    return PluginArchive.open(archive, ArchiveLimits.USUAL)
            instanceof PluginArchive.Opening.Opened opened
        ? opened
            .archive()
            .pluginJson()
            .map(ManifestCodec::readHeader)
            .flatMap(
                reading ->
                    reading instanceof ManifestReading.Read<ManifestHeader> read
                        ? Optional.of(read.value().id())
                        : Optional.empty())
        : Optional.empty();
  }

  AdmissionResult admission() {
    return admission;
  }

  Optional<AdmittedPlugin> admitted() {
    return admission instanceof AdmissionResult.Admitted ok
        ? Optional.of(ok.plugin())
        : Optional.empty();
  }

  Duration timeout() {
    return timeout;
  }

  /**
   * Runs the check of a law under the time limit, on a thread of its own. A plugin that did not
   * come back is not called again.
   */
  synchronized Verdict run(Function<Trial, Verdict> check, Supplier<Verdict> timedOut) {
    if (abandoned) {
      return new Verdict.Blocked("an earlier law did not come back in time");
    }
    CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    Thread thread = new Thread(() -> complete(verdict, check), "plugin-testkit");
    thread.setDaemon(true);
    thread.start();
    try {
      return verdict.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      abandoned = true;
      thread.interrupt();
      return timedOut.get();
    } catch (InterruptedException e) {
      abandoned = true;
      thread.interrupt();
      Thread.currentThread().interrupt();
      return new Verdict.Blocked("the tests were interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("The kit itself failed", e.getCause());
    }
  }

  private void complete(CompletableFuture<Verdict> verdict, Function<Trial, Verdict> check) {
    AdmittedPlugin plugin = admitted().orElseThrow();
    PluginCall inside = plugin.enter();
    try {
      // Nothing of a law is left open when the next one starts.
      verdict.complete(checked(plugin, check));
    } catch (Throwable failure) {
      verdict.completeExceptionally(failure);
    } finally {
      inside.close();
    }
  }

  private Verdict checked(AdmittedPlugin plugin, Function<Trial, Verdict> check) {
    try (Trial trial = new Trial(plugin, allocator)) {
      return check.apply(trial);
    }
  }

  /** Unloads the plugin and deletes the folder; what an abandoned call holds is left behind. */
  @Override
  public synchronized void close() {
    if (!abandoned) {
      host.close();
      try {
        allocator.close();
      } catch (IllegalStateException leakOfAFunction) {
        // Reported by the law of leaks.
      }
    }
    delete(folder);
  }

  private static void delete(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> all = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path each : all) {
        Files.deleteIfExists(each);
      }
    } catch (IOException stillOpen) {
      // A folder of the system's temporary ones; some systems delete no open file.
    }
  }
}
