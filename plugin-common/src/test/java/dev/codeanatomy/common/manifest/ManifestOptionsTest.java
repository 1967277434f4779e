package dev.codeanatomy.common.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.codeanatomy.common.capability.ExportEntry;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.plugin.api.AbiVersion;
import dev.codeanatomy.plugin.api.OptionSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ManifestOptionsTest {
  private static final String MANIFEST =
      """
      {
        "manifestVersion": 1, "id": "my-plugin", "version": "1.2.3", "abi": "0.1", "arrow": 18,
        "java": 17, "namespace": "mine", "entryPoint": "org.example.Mine", "capabilities": "0x2",
        "exports": {"scalar": [{"name": "f", "signature": "() -> int64", "revision": 1}]},
        "options": [OPTION]
      }
      """;

  private static PluginManifest manifest(List<OptionSpec> options) {
    return new PluginManifest(
        new ManifestHeader(1, "my-plugin", "1.2.3", AbiVersion.of(0, 1), 18, 17, 2),
        Optional.of("The provider"),
        Optional.empty(),
        List.of("jdk.compiler"),
        "mine",
        "org.example.Mine",
        Map.of("scalar", List.of(new ExportEntry("f", "(x list<utf8>) -> int64", 2))),
        options,
        List.of(new PluginRequirement("other", "^1.2")),
        JsonNodeFactory.instance.objectNode().put("more", 1));
  }

  private static PluginManifest read(String text) {
    ManifestReading<PluginManifest> reading =
        ManifestCodec.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(ManifestReading.Read.class);
    return ((ManifestReading.Read<PluginManifest>) reading).value();
  }

  private static List<String> refused(String option) {
    byte[] bytes = MANIFEST.replace("OPTION", option).getBytes(StandardCharsets.UTF_8);
    ManifestReading<PluginManifest> reading = ManifestCodec.read(bytes);
    assertThat(reading).isInstanceOf(ManifestReading.Unreadable.class);
    return ((ManifestReading.Unreadable<PluginManifest>) reading)
        .findings().stream().map(Finding::toString).toList();
  }

  @Provide
  Arbitrary<OptionSpec> options() {
    Arbitrary<OptionSpec> ranges =
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs(), Arbitraries.of(true, false))
            .as(
                (one, two, required) -> {
                  OptionSpec.Builder option =
                      OptionSpec.int64("n").minimum(Math.min(one, two)).maximum(Math.max(one, two));
                  return (required ? option.required() : option.defaultValue(one)).build();
                });
    Arbitrary<OptionSpec> whole =
        Arbitraries.integers()
            .set()
            .ofMaxSize(4)
            .map(values -> OptionSpec.int32("n").allowedValues(values.toArray()).build());
    Arbitrary<OptionSpec> shares =
        Arbitraries.doubles()
            .map(d -> OptionSpec.float64("n").maximum(d).defaultValue(d).allowedValues(d).build());
    Arbitrary<OptionSpec> texts =
        Arbitraries.strings()
            .set()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(
                values ->
                    OptionSpec.utf8("n")
                        .allowedValues(values.toArray())
                        .defaultValue(values.iterator().next())
                        .description("What it does.")
                        .build());
    Arbitrary<OptionSpec> flags =
        Arbitraries.of(true, false)
            .map(b -> OptionSpec.bool("n").allowedValues(b).defaultValue(b).build());
    return Arbitraries.oneOf(ranges, whole, shares, texts, flags);
  }

  @Property(tries = 500)
  void anOptionReadsBackAsItWasDeclared(@ForAll("options") OptionSpec option) {
    PluginManifest written = manifest(List.of(option));

    PluginManifest back = read(written.toJson().toString());

    assertThat(back.options()).singleElement().asString().isEqualTo(option.text());
    assertThat(back.options().get(0).description()).isEqualTo(option.description());
    assertThat(back.toJson()).hasToString(written.toJson().toString());
    assertThat(back.exports()).isEqualTo(written.exports());
    assertThat(back.header()).isEqualTo(written.header());
  }

  @Test
  void valuesOfAnotherTypeAreRefusedWithTheirOption() {
    for (String option :
        List.of(
            "{\"name\": \"n\", \"type\": \"int32\", \"default\": \"1\"}",
            "{\"name\": \"n\", \"type\": \"int32\", \"default\": 1.5}",
            "{\"name\": \"n\", \"type\": \"int32\", \"default\": 3000000000}",
            "{\"name\": \"n\", \"type\": \"int32\", \"allowedValues\": [1, \"2\"]}",
            "{\"name\": \"n\", \"type\": \"utf8\", \"allowedValues\": [1]}",
            "{\"name\": \"n\", \"type\": \"utf8\", \"allowedValues\": [null]}",
            "{\"name\": \"n\", \"type\": \"utf8\", \"minimum\": \"a\"}",
            "{\"name\": \"n\", \"type\": \"float64\", \"maximum\": 1e400}",
            "{\"name\": \"n\", \"type\": \"int64\", \"minimum\": 2, \"maximum\": 1}",
            "{\"name\": \"n\", \"type\": \"int64\", \"minimum\": 2, \"default\": 1}",
            "{\"name\": \"n\", \"type\": \"bool\", \"required\": true, \"default\": true}")) {
      assertThat(refused(option)).as(option).singleElement().asString().contains("/options/0");
    }
  }

  @Test
  void aMisspelledMemberIsRefusedWithTheRightOne() {
    assertThat(refused("{\"name\": \"n\", \"type\": \"int32\", \"minimun\": 1}"))
        .singleElement()
        .asString()
        .contains("/options/0/minimun")
        .contains("Did you mean 'minimum'?");
  }

  @Test
  void theHeaderIsReadOfWhatALaterHostWrites() {
    String later = MANIFEST.replace("OPTION", "").replace("\"java\"", "\"new\": {}, \"java\"");

    assertThat(ManifestCodec.readHeader(later.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ManifestReading.Read.class);
    assertThat(ManifestCodec.read(later.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ManifestReading.Unreadable.class);
  }
}
