package dev.codeanatomy.engine.execute;

import dev.codeanatomy.plugin.api.AbiVersion;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The versions of the engine and of what it is made of, by name. */
public final class EngineVersions {
  private EngineVersions() {}

  /** Names and versions; waits for the native library, which says its own. */
  public static SortedMap<String, String> of(EngineRuntime runtime) {
    SortedMap<String, String> versions = new TreeMap<>();
    versions.put("codeanatomy", product());
    versions.put("abi", AbiVersion.CURRENT.toString());
    versions.put("duckdb", runtime.library().version());
    versions.put("calcite", implementation(org.apache.calcite.rel.RelNode.class));
    versions.put("arrow", implementation(org.apache.arrow.vector.ValueVector.class));
    versions.put("delta-kernel", io.delta.kernel.Meta.KERNEL_VERSION);
    versions.put("java", Runtime.version().toString());
    return versions;
  }

  /** The product's own version, as its jar says it. */
  public static String product() {
    return implementation(EngineVersions.class);
  }

  private static String implementation(Class<?> type) {
    return Optional.ofNullable(type.getPackage())
        .map(Package::getImplementationVersion)
        .orElse("unpackaged");
  }
}
