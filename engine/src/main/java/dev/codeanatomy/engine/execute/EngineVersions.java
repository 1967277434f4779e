package dev.codeanatomy.engine.execute;

import dev.codeanatomy.plugin.api.AbiVersion;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The versions of the engine and of what it is made of, by name. */
public final class EngineVersions {
  /** The version of a part whose jar does not say one, because it was merged into another. */
  static final String UNPACKAGED = "unpackaged";

  private EngineVersions() {}

  /** Names and versions; waits for the native library, which says its own. */
  public static SortedMap<String, String> of(EngineRuntime runtime) {
    SortedMap<String, String> versions = new TreeMap<>();
    versions.put("codeanatomy", product());
    versions.put("abi", AbiVersion.CURRENT.toString());
    versions.put("duckdb", runtime.library().version());
    versions.put("calcite", calcite());
    versions.put("arrow", arrow());
    versions.put("delta-kernel", deltaKernel());
    versions.put("java", Runtime.version().toString());
    return versions;
  }

  /** The product's own version, as its jar says it. */
  public static String product() {
    return implementation(EngineVersions.class);
  }

  static String calcite() {
    return implementation(org.apache.calcite.rel.RelNode.class);
  }

  static String arrow() {
    return implementation(org.apache.arrow.vector.ValueVector.class);
  }

  static String deltaKernel() {
    return io.delta.kernel.Meta.KERNEL_VERSION;
  }

  private static String implementation(Class<?> type) {
    return Optional.ofNullable(type.getPackage())
        .map(Package::getImplementationVersion)
        .orElse(UNPACKAGED);
  }
}
