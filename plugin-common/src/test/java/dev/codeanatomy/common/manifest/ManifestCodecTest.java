package dev.codeanatomy.common.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.plugin.api.AbiVersion;
import dev.codeanatomy.plugin.api.OptionSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestCodecTest {
  @Test
  void everyMemberIsRead() {
    PluginManifest manifest = complete();

    assertThat(manifest.header())
        .isEqualTo(
            new ManifestHeader(1, "my-plugin", "1.2.3-rc.1", AbiVersion.of(0, 1), 18, 17, 3));
    assertThat(manifest.provider()).contains("We");
    assertThat(manifest.buildId()).contains("4711");
    assertThat(manifest.javaModules()).containsExactly("java.sql", "jdk.compiler");
    assertThat(manifest.namespace()).isEqualTo("my_plugin");
    assertThat(manifest.entryPoint()).isEqualTo("my.Plugin$Entry");
    assertThat(manifest.exports("scalar")).extracting(e -> e.name()).containsExactly("one", "two");
    assertThat(manifest.options())
        .filteredOn(option -> option.defaultValue().isPresent())
        .extracting(option -> option.defaultValue().get())
        .containsExactly(false, -3, Long.MAX_VALUE, 0.5, "a");
    assertThat(manifest.options().get(4).allowedValues()).containsExactly("a", "b");
    assertThat(manifest.options()).filteredOn(OptionSpec::required).hasSize(1);
    assertThat(manifest.requires())
        .containsExactly(
            new PluginRequirement("other", "^1.2"), new PluginRequirement("third.one", ">=1.2 <2"));
    assertThat(manifest.extensions().toString()).isEqualTo("{\"anything\":[1,null]}");
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    JsonNode written = complete().toJson();
    ManifestReading<PluginManifest> again =
        ManifestCodec.read(written.toString().getBytes(StandardCharsets.UTF_8));

    assertThat(again).isInstanceOf(ManifestReading.Read.class);
    assertThat(((ManifestReading.Read<PluginManifest>) again).value().toJson()).isEqualTo(written);
  }

  @Property
  void everyFiniteDefaultTravels(@ForAll double value) {
    OptionSpec option = OptionSpec.float64("share").defaultValue(value).build();

    assertThat(travelled(option).defaultValue()).contains(value);
  }

  private static OptionSpec travelled(OptionSpec option) {
    PluginManifest from = complete();
    PluginManifest manifest =
        new PluginManifest(
            from.header(),
            from.provider(),
            from.buildId(),
            from.javaModules(),
            from.namespace(),
            from.entryPoint(),
            from.exports(),
            List.of(option),
            from.requires(),
            from.extensions());
    ManifestReading<PluginManifest> again =
        ManifestCodec.read(manifest.toJson().toString().getBytes(StandardCharsets.UTF_8));
    return ((ManifestReading.Read<PluginManifest>) again).value().options().get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e400", "-1e400", "1e999999999", "9007199254740993", "0.10000000000000000001"})
  void aDefaultThatNoDoubleIsIsSaid(String value) {
    assertSingle(
        Manifests.COMPLETE.replace("\"default\": 0.5", "\"default\": " + value),
        FindingCode.MANIFEST_INVALID_VALUE,
        "/options/3");
  }

  @Test
  void theHeaderOfALaterManifestIsRead() {
    ObjectNode later = Manifests.complete().put("manifestVersion", 2).put("later", "unknown");
    later.remove("namespace");
    later.put("abi", "3.4");

    assertThat(ManifestCodec.readHeader(later.toString().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            new ManifestReading.Read<>(
                new ManifestHeader(2, "my-plugin", "1.2.3-rc.1", AbiVersion.of(3, 4), 18, 17, 3)));
  }

  @Test
  void aLaterManifestIsNotReadAsThisOne() {
    String text = Manifests.COMPLETE.replace("\"manifestVersion\": 1", "\"manifestVersion\": 2");

    assertSingle(text, FindingCode.MANIFEST_VERSION_UNSUPPORTED, "/manifestVersion");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceWithItsPlace() {
    String text =
        Manifests.COMPLETE
            .replace("\"namespace\"", "\"namesapce\"")
            .replace("\"java\": 17", "\"java\": \"17\", \"java\": 17")
            .replace("\"revision\": 2", "\"revision\": 0");

    assertThat(Manifests.findings(text))
        .extracting(Finding::code, Finding::where)
        .containsExactlyInAnyOrder(
            tuple(FindingCode.MANIFEST_DUPLICATE, "/java"),
            tuple(FindingCode.MANIFEST_WRONG_TYPE, "/java"),
            tuple(FindingCode.MANIFEST_MISSING_PROPERTY, "/namespace"),
            tuple(FindingCode.MANIFEST_UNKNOWN_PROPERTY, "/namesapce"),
            tuple(FindingCode.MANIFEST_INVALID_VALUE, "/exports/scalar/1/revision"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "null", "true", "{}", "[\"a\"]"})
  void anAllowedValueIsAText(String value) {
    String text = Manifests.COMPLETE.replace("[\"a\", \"b\"]", "[\"a\", " + value + "]");

    assertSingle(text, FindingCode.MANIFEST_WRONG_TYPE, "/options/4/allowedValues/1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "1.x", "^", "^^1", "1.2.3.4", ">= 1.2", "<2\\t>1", "^1 "})
  void aRangeThatCannotBeReadIsSaid(String range) {
    String text = Manifests.COMPLETE.replace("^1.2", range);

    assertSingle(text, FindingCode.MANIFEST_INVALID_VALUE, "/requires/0/version");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"a\", \"b\"] | [\"a\", \"a\"] | /options/4/allowedValues/1",
        "third.one | other | /requires/1/plugin",
        "jdk.compiler | java.sql | /javaModules/1",
        "\"two\" | \"one\" | /exports/scalar/1/name",
        "\"depth\" | \"deep\" | /options/1/name"
      })
  void whatIsThereTwiceIsSaid(String part, String other, String where) {
    assertSingle(Manifests.COMPLETE.replace(part, other), FindingCode.MANIFEST_DUPLICATE, where);
  }

  /** The codec checks ranges by their form, so the form must hold nothing that cannot be read. */
  @Property
  void aRangeOfTheFormCanBeRead(@ForAll("ranges") String range) {
    assertThat(TextForm.RANGE.fits(range)).isTrue();
    assertThat(VersionRange.parse(range).toString()).isEqualTo(range);
  }

  @Provide
  Arbitrary<String> ranges() {
    Arbitrary<String> number = Arbitraries.integers().between(0, 999_999_999).map(String::valueOf);
    Arbitrary<String> version =
        number.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join(".", parts));
    Arbitrary<String> operator = Arbitraries.of("", "^", "~", ">=", ">", "<=", "<", "=");
    Arbitrary<String> suffix = Arbitraries.of("", "-rc.1", "+build", "-", "-\u00e4*");
    Arbitrary<String> term =
        Combinators.combine(operator, version, suffix).as((o, v, s) -> o + v + s);
    return Arbitraries.oneOf(term, Arbitraries.just("*"))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(terms -> String.join(" ", terms));
  }

  private static void assertSingle(String text, FindingCode code, String where) {
    List<Finding> findings = Manifests.findings(text);
    assertThat(findings).extracting(Finding::code).containsExactly(code);
    assertThat(findings).extracting(Finding::where).containsExactly(where);
  }

  private static PluginManifest complete() {
    ManifestReading<PluginManifest> reading =
        ManifestCodec.read(Manifests.COMPLETE.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(ManifestReading.Read.class);
    return ((ManifestReading.Read<PluginManifest>) reading).value();
  }
}
