package dev.codeanatomy.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.codeanatomy.common.manifest.ManifestCodec;
import dev.codeanatomy.common.manifest.ManifestReading;
import dev.codeanatomy.common.manifest.ManifestSchema;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the published schema of plugin.json takes and refuses, the codec takes and refuses too. */
class PluginManifestSchemaTest {
  private static final String MANIFEST =
      """
      {
        "manifestVersion": 1, "id": "my-plugin", "version": "1.2.3", "provider": "We",
        "abi": "0.1", "arrow": 18, "java": 17, "javaModules": ["jdk.compiler"],
        "namespace": "my_plugin", "entryPoint": "my.Plugin", "capabilities": "0x2",
        "exports": {"scalar": [{"name": "one", "signature": "() -> utf8", "revision": 1}]},
        "options": [
          {"name": "deep", "type": "bool", "default": true},
          {"name": "depth", "type": "int32", "default": 3},
          {"name": "most", "type": "int64", "default": 3000000000},
          {"name": "share", "type": "float64", "default": 0.5},
          {"name": "mode", "type": "utf8", "default": "a", "allowedValues": ["a", "b"]}
        ],
        "requires": [{"plugin": "other", "version": ">=1.2 <2"}],
        "extensions": {"anything": [1, null]}
      }
      """;

  @Test
  void aCompleteManifestFits() throws Exception {
    assertThat(isRead(MANIFEST)).isTrue();
    assertThat(fits(MANIFEST)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"id\": \"my-plugin\"       | \"id\": \"My Plugin\"",
        "\"id\": \"my-plugin\",      | ''",
        "\"1.2.3\"                   | \"1.2\"",
        "\"We\"                      | \"We\\nand others\"",
        "\"abi\": \"0.1\"            | \"abi\": 0.1",
        "\"arrow\": 18               | \"arrow\": \"18\"",
        "\"java\": 17                | \"java\": 7",
        "[\"jdk.compiler\"]          | [\"jdk.compiler\", \"jdk.compiler\"]",
        "\"my_plugin\"               | \"my-plugin\"",
        "\"my.Plugin\"               | \"my/Plugin\"",
        "\"0x2\"                     | \"0xFF\"",
        "\"scalar\"                  | \"scalars\"",
        "\"revision\": 1             | \"revision\": 0",
        "\"revision\": 1             | \"revision\": 1, \"since\": 1",
        "\"() -> utf8\"              | \"\"",
        "\"default\": true           | \"default\": \"true\"",
        "\"default\": 3}             | \"default\": 3000000000}",
        "\"default\": 3}             | \"default\": 3.5}",
        "\"default\": 0.5            | \"default\": \"half\"",
        "\"default\": \"a\"          | \"default\": 1",
        "\"float64\"                 | \"float32\"",
        "[\"a\", \"b\"]              | [\"a\", 1]",
        "[\"a\", \"b\"]              | [\"a\", \"a\"]",
        "\">=1.2 <2\"                | \"latest\"",
        "\"extensions\": {           | \"extension\": {",
        "{\"anything\": [1, null]}   | [1, null]"
      })
  void whatTheCodecRefusesTheSchemaRefuses(String part, String other) throws Exception {
    String changed = MANIFEST.replace(part, other);

    assertThat(changed).isNotEqualTo(MANIFEST);
    assertThat(isRead(changed)).isFalse();
    assertThat(fits(changed)).isFalse();
  }

  private static boolean isRead(String manifest) {
    return ManifestCodec.read(manifest.getBytes(StandardCharsets.UTF_8))
        instanceof ManifestReading.Read;
  }

  private static boolean fits(String manifest) throws JsonProcessingException {
    return new SchemaCheck(ManifestSchema.document())
        .problems(new ObjectMapper().readTree(manifest))
        .isEmpty();
  }
}
