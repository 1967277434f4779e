package dev.codeanatomy.tools.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.common.manifest.ManifestCodec;
import dev.codeanatomy.common.manifest.ManifestReading;
import dev.codeanatomy.common.manifest.PluginManifest;
import dev.codeanatomy.tools.AuthoredPlugin;
import dev.codeanatomy.tools.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plugin manifest}, as a command and within a build. */
class ManifestCommandTest {
  private static final String NO_MODULE =
      AuthoredPlugin.GOOD.replace("implements PluginModule", "").replace("@Override", "");

  @TempDir private Path folder;

  @Test
  void bothDescriptorsAreWrittenAndAgree() throws IOException {
    Path classes = AuthoredPlugin.compiled(folder, AuthoredPlugin.GOOD).classes();

    assertThat(run(classes, "--provider=We", "--java=21")).isZero();

    PluginManifest manifest = manifest(classes);
    Attributes descriptor = descriptor(classes);
    assertThat(manifest.id()).isEqualTo("my-plugin");
    assertThat(manifest.namespace()).isEqualTo("my_plugin");
    assertThat(manifest.header().java()).isEqualTo(21);
    assertThat(descriptor.getValue("Plugin-Id")).isEqualTo("my-plugin");
    assertThat(descriptor.getValue("Plugin-Version")).isEqualTo("1.0.0");
    assertThat(descriptor.getValue("Plugin-Class")).isEqualTo("example.Entry");
    assertThat(descriptor.getValue("Plugin-Provider")).isEqualTo("We");
  }

  @Test
  void derivingAgainGivesTheSameBytes() throws IOException {
    Path classes = AuthoredPlugin.compiled(folder, AuthoredPlugin.GOOD).classes();
    run(classes, "--namespace=other");
    byte[] first = Files.readAllBytes(classes.resolve(PluginManifest.PATH));

    assertThat(run(classes, "--namespace=other")).isZero();
    assertThat(Files.readAllBytes(classes.resolve(PluginManifest.PATH))).isEqualTo(first);
    assertThat(manifest(classes).namespace()).isEqualTo("other");
  }

  @Test
  void classesThatAreNoPluginAreRefusedWithACodeAndNothingIsWritten() throws IOException {
    Path classes = AuthoredPlugin.compiled(folder, NO_MODULE).classes();
    Tools tools = Tools.in(folder);

    assertThat(tools.run(arguments(classes))).isEqualTo(1);
    assertThat(tools.err())
        .startsWith("ABI-1302  error   example.Entry\n")
        .contains("expected  a public class")
        .doesNotContain("\tat ");
    assertThat(classes.resolve("META-INF")).doesNotExist();
  }

  @Test
  void verboseShowsWhereItCameFrom() {
    Path classes = AuthoredPlugin.compiled(folder, NO_MODULE).classes();
    Tools tools = Tools.in(folder);

    assertThat(tools.run(arguments(classes, "--verbose"))).isEqualTo(1);
    assertThat(tools.err()).startsWith("ABI-1302").contains("\tat ").contains("Caused by");
  }

  @Test
  void whatTheManifestCannotHoldIsSaidWithItsPlace() {
    Path classes = AuthoredPlugin.compiled(folder, AuthoredPlugin.GOOD).classes();
    Tools tools = Tools.in(folder);

    assertThat(tools.run(arguments(classes, "--java=7", "--namespace=My-Own"))).isEqualTo(1);
    assertThat(tools.err()).contains("/java").contains("/namespace");
  }

  @Test
  void aFolderThatIsNotThereIsUsage() {
    Path none = folder.resolve("none");
    Tools tools = Tools.in(folder);

    assertThat(tools.run(arguments(none))).isEqualTo(2);
    assertThat(tools.err()).startsWith("codeanatomy: --classes: " + none + " is not a folder\n");
  }

  @Test
  void whatCannotBeWrittenIsOneLine() throws IOException {
    Path classes = AuthoredPlugin.compiled(folder, AuthoredPlugin.GOOD).classes();
    Path inTheWay = Files.writeString(classes.resolve("META-INF"), "a file in the way");
    Tools tools = Tools.in(folder);

    assertThat(tools.run(arguments(classes))).isEqualTo(3);
    assertThat(tools.err().lines()).singleElement().asString().contains(inTheWay.toString());
  }

  @Test
  void aBuildGetsAnException() {
    Path good = AuthoredPlugin.compiled(folder.resolve("good"), AuthoredPlugin.GOOD).classes();
    Path bad = AuthoredPlugin.compiled(folder.resolve("bad"), NO_MODULE).classes();

    assertThatCode(() -> ManifestCommand.main(own(good))).doesNotThrowAnyException();
    assertThatThrownBy(() -> ManifestCommand.main(own(bad, "--verbose")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("could not be derived");
  }

  private int run(Path classes, String... more) {
    return Tools.in(folder).run(arguments(classes, more));
  }

  private static String[] arguments(Path classes, String... more) {
    return Stream.concat(Stream.of("plugin", "manifest"), Stream.of(own(classes, more)))
        .toArray(String[]::new);
  }

  private static String[] own(Path classes, String... more) {
    return Stream.concat(
            Stream.of(
                "--classes=" + classes,
                "--entry-point=example.Entry",
                "--id=my-plugin",
                "--plugin-version=1.0.0"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static PluginManifest manifest(Path classes) throws IOException {
    byte[] json = Files.readAllBytes(classes.resolve(PluginManifest.PATH));
    return ((ManifestReading.Read<PluginManifest>) ManifestCodec.read(json)).value();
  }

  private static Attributes descriptor(Path classes) throws IOException {
    try (InputStream in = Files.newInputStream(classes.resolve("META-INF/MANIFEST.MF"))) {
      return new Manifest(in).getMainAttributes();
    }
  }
}
