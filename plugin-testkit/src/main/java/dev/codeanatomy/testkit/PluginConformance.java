package dev.codeanatomy.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * Holds a plugin to the laws of the ABI. A plugin's author returns {@link #tests()} from a method
 * with {@code @TestFactory}:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> conformance() {
 *   return PluginConformance.of(Path.of("build/distances-1.0.0.zip")).tests();
 * }
 * }</pre>
 *
 * <p>The first test is the admission itself, with every finding; then there is one container per
 * export, with one test per law. Functions are called with the rows of their sample and with others
 * of the sample's types, the same in each run. A function without a sample is skipped as unproven.
 * A law that says nothing because another does not hold is skipped, so that one fault fails one
 * test. Immutable, safe for many threads.
 */
public final class PluginConformance {
  private final Path plugin;
  private final Map<String, Object> options;
  private final long seed;
  private final Duration timeout;

  private PluginConformance(Path plugin, Map<String, Object> options, long seed, Duration timeout) {
    this.plugin = plugin;
    this.options = Map.copyOf(options);
    this.seed = seed;
    this.timeout = timeout;
  }

  /**
   * Points at a plugin.
   *
   * @param plugin an archive, or the folder of a plugin that is not packed: one of classes with
   *     {@code META-INF/codeanatomy/plugin.json} in it, or one as an archive unpacks to, with
   *     {@code classes} and {@code lib}
   */
  public static PluginConformance of(Path plugin) {
    return new PluginConformance(plugin, Map.of(), 1, Duration.ofSeconds(60));
  }

  /**
   * The same with an option of the plugin set.
   *
   * @param value a Boolean, a number or a String; checked as a host checks it
   */
  public PluginConformance withOption(String name, Object value) {
    Map<String, Object> more = new HashMap<>(options);
    more.put(name, value);
    return new PluginConformance(plugin, more, seed, timeout);
  }

  /** The same with other generated rows; 1 is the usual seed. */
  public PluginConformance withSeed(long value) {
    return new PluginConformance(plugin, options, value, timeout);
  }

  /**
   * The same with another time for the check of one law, and for one call during admission; a
   * minute is the usual one. A plugin that did not come back in time is not called again.
   *
   * @throws IllegalArgumentException if it is not above zero
   */
  public PluginConformance withTimeout(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("A time limit is above zero");
    }
    return new PluginConformance(plugin, options, seed, value);
  }

  /**
   * Has the plugin admitted by a host of its own, and gives its tests. Closing the stream, which
   * JUnit does after the last test, closes the host; the tests of one stream run one after another,
   * as JUnit runs them unless it is told otherwise.
   *
   * @throws IllegalArgumentException if the folder holds no plugin
   * @throws java.io.UncheckedIOException if there is no place for temporary files
   */
  public Stream<DynamicNode> tests() {
    PluginUnderTest opened = PluginUnderTest.open(plugin, options, timeout);
    return new ConformanceTests(opened, seed).nodes().stream().onClose(opened::close);
  }
}
