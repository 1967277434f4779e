package dev.codeanatomy.common.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Manifests under test. */
final class Manifests {
  /** A manifest in which every member and every type of option occurs. */
  static final String COMPLETE =
      """
      {
        "manifestVersion": 1,
        "id": "my-plugin", "version": "1.2.3-rc.1", "provider": "We", "buildId": "4711",
        "abi": "0.1", "arrow": 18, "java": 17, "javaModules": ["java.sql", "jdk.compiler"],
        "namespace": "my_plugin", "entryPoint": "my.Plugin$Entry", "capabilities": "0x3",
        "exports": {
          "tableProvider": [{"name": "files", "signature": "([root utf8]) -> table", "revision": 1}],
          "scalar": [
            {"name": "one", "signature": "(value int64) -> int64", "revision": 1},
            {"name": "two", "signature": "() -> utf8", "revision": 2}
          ],
          "aggregate": [], "window": [], "tableFunction": []
        },
        "options": [
          {"name": "deep", "type": "bool", "default": false, "required": false,
           "allowedValues": [], "description": ""},
          {"name": "depth", "type": "int32", "default": -3, "description": "how deep"},
          {"name": "most", "type": "int64", "default": 9223372036854775807},
          {"name": "share", "type": "float64", "default": 0.5},
          {"name": "mode", "type": "utf8", "default": "a", "allowedValues": ["a", "b"]},
          {"name": "root", "type": "utf8", "required": true}
        ],
        "requires": [
          {"plugin": "other", "version": "^1.2"},
          {"plugin": "third.one", "version": ">=1.2 <2"}
        ],
        "extensions": {"anything": [1, null]}
      }
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private Manifests() {}

  static ObjectNode complete() {
    try {
      return (ObjectNode) JSON.readTree(COMPLETE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Finding> findings(String text) {
    ManifestReading<PluginManifest> reading =
        ManifestCodec.read(text.getBytes(StandardCharsets.UTF_8));
    return reading instanceof ManifestReading.Unreadable<PluginManifest> unreadable
        ? unreadable.findings()
        : List.of();
  }
}
