package dev.codeanatomy.tools.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.capability.ExportEntry;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.manifest.PluginManifest;
import dev.codeanatomy.plugin.api.AbiVersion;
import dev.codeanatomy.tools.AuthoredPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestDerivationTest {
  private static final String OPTIONS =
      """
      @Override
      public java.util.List<OptionSpec> options() {
        return java.util.List.of(%s);
      }

      @Override
      public PluginExports exports(\
      """;

  @TempDir Path folder;

  @Test
  void bitsExportsAndVersionsComeFromTheClasses() throws Exception {
    PluginManifest manifest = derive(AuthoredPlugin.GOOD);

    assertThat(manifest.header().capabilities()).isEqualTo(0b10);
    assertThat(manifest.exports())
        .isEqualTo(
            Map.of("scalar", List.of(new ExportEntry("twice", "(value int64) -> int64", 1))));
    assertThat(manifest.abi()).isEqualTo(AbiVersion.of(0, 1));
    assertThat(manifest.header().arrow()).isEqualTo(18);
    assertThat(manifest.javaModules()).isEmpty();
    assertThat(manifest.provider()).contains("We");
  }

  @Test
  void javaModulesAreThoseThatTheByteCodeRefersToAndTheGiven() throws Exception {
    String source =
        AuthoredPlugin.GOOD.replace(
            "public PluginExports exports(",
            "public java.sql.Connection[] field;\n"
                + "  public void log() { System.out.println(javax.tools.ToolProvider.class); }\n"
                + "  public PluginExports exports(");

    // The source's first @Override now stands before a field.
    assertThat(derive(source.replace("@Override", ""), List.of("java.xml")).javaModules())
        .containsExactly("java.compiler", "java.sql", "java.xml");
  }

  @Test
  void optionsComeFromTheModuleAndRequiredOnesNeedNoValue() throws Exception {
    PluginManifest manifest =
        derive(
            withOptions(
                "OptionSpec.int32(\"depth\").defaultValue(3).build(),"
                    + " OptionSpec.utf8(\"root\").required().build()"));

    assertThat(manifest.options())
        .extracting(option -> option.name())
        .containsExactly("depth", "root");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public final class Entry implements PluginModule | public class Entry | ABI-1302",
        "public final class Entry | final class Entry | ABI-1302",
        "LongUnary kernel = | if (true) throw new NullPointerException(\"oh\"); LongUnary kernel ="
            + " | ABI-1304",
        "FunctionSpec spec = | context.allocator(); FunctionSpec spec = | ABI-1304",
        "LongUnary kernel = | deeper(); LongUnary kernel = | ABI-1304",
        "implements PluginModule { | implements PluginModule { static final int I = 1 / zero(); "
            + " | ABI-1303",
        "implements PluginModule { | implements PluginModule { public Entry() { I = 1 / zero(); }"
            + " int I; | ABI-1303"
      })
  void whatTheClassesDoWrongHasACode(String part, String other, String code) {
    String source =
        AuthoredPlugin.GOOD
            .replace(part, other)
            .replace("@Override", "static int zero() { return 0; } void deeper() { deeper(); }");

    ManifestDerivationException refused = refused(source, "example.Entry");

    assertThat(refused.findings()).extracting(f -> f.code().id()).containsExactly(code);
    assertThat(refused).hasMessageStartingWith(code).hasMessageContaining("to do");
    assertThat(refused.findings().get(0).where()).isEqualTo("example.Entry");
  }

  @Test
  void aClassThatIsNotThereIsSaid() {
    assertThat(refused(AuthoredPlugin.GOOD, "example.Entree").findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.ENTRY_POINT_MISSING);
  }

  @Test
  void optionsThatContradictAreFindings() {
    String one = "OptionSpec.int32(\"depth\").defaultValue(3).build()";

    assertThat(refused(withOptions(one + ", " + one), "example.Entry").findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.MANIFEST_DUPLICATE);
  }

  @Test
  void aFileThatIsNoClassIsNamed() throws Exception {
    AuthoredPlugin plugin = AuthoredPlugin.compiled(folder, AuthoredPlugin.GOOD);
    Path broken = Files.write(plugin.classes().resolve("Broken.class"), new byte[] {1, 2, 3});

    ManifestDerivationException refused =
        catchThrowableOfType(
            ManifestDerivationException.class,
            () -> ManifestDerivation.derive(facts(plugin, "example.Entry", List.of())));

    assertThat(refused.findings()).extracting(Finding::where).containsExactly(broken.toString());
  }

  private static String withOptions(String options) {
    return AuthoredPlugin.GOOD
        .replace("@Override\n", "")
        .replace("  public PluginExports exports(", OPTIONS.formatted(options));
  }

  private PluginManifest derive(String source) throws Exception {
    return derive(source, List.of());
  }

  private PluginManifest derive(String source, List<String> modules)
      throws IOException, ManifestDerivationException {
    AuthoredPlugin plugin = AuthoredPlugin.compiled(folder, source);
    return ManifestDerivation.derive(facts(plugin, "example.Entry", modules));
  }

  private ManifestDerivationException refused(String source, String entryPoint) {
    AuthoredPlugin plugin = AuthoredPlugin.compiled(folder, source);
    return catchThrowableOfType(
        ManifestDerivationException.class,
        () -> ManifestDerivation.derive(facts(plugin, entryPoint, List.of())));
  }

  private static ManifestFacts facts(
      AuthoredPlugin plugin, String entryPoint, List<String> modules) {
    return new ManifestFacts(
        plugin.classes(), entryPoint, "my-plugin", "1.0.0", "my", Optional.of("We"), 17, modules);
  }
}
