package dev.codeanatomy.host.admission;

import dev.codeanatomy.common.manifest.ManifestCodec;
import dev.codeanatomy.common.manifest.ManifestReading;
import dev.codeanatomy.common.manifest.PluginManifest;
import java.nio.charset.StandardCharsets;

/** Manifests under test, read as a host reads them. */
final class ManifestFixture {
  private ManifestFixture() {}

  /**
   * A manifest of plugin {@code p} 1.0.0.
   *
   * @param capabilities the bits in hexadecimal
   * @param members more members as JSON, {@code exports} first
   */
  static PluginManifest of(String capabilities, String members) {
    String json =
        """
        {"manifestVersion": 1, "id": "p", "version": "1.0.0", "abi": "0.1", "arrow": 18,
         "java": 17, "namespace": "p", "entryPoint": "p.Plugin", "capabilities": "0x%s", %s}
        """
            .formatted(capabilities, members);
    return ((ManifestReading.Read<PluginManifest>)
            ManifestCodec.read(json.getBytes(StandardCharsets.UTF_8)))
        .value();
  }
}
