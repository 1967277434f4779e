package dev.codeanatomy.host.pf4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.common.manifest.ManifestCodec;
import dev.codeanatomy.common.manifest.ManifestReading;
import dev.codeanatomy.common.manifest.PluginManifest;
import dev.codeanatomy.host.PluginFixture;
import dev.codeanatomy.host.archive.ArchiveLimits;
import dev.codeanatomy.host.archive.PluginArchive;
import dev.codeanatomy.host.archive.PluginCache;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pf4j.PluginRuntimeException;

class IsolatedPluginsTest {
  private static final String JSON = "classes/" + PluginManifest.PATH;

  @TempDir Path work;

  private IsolatedPlugins plugins;

  @BeforeEach
  void makePlugins() {
    plugins = new IsolatedPlugins(work.resolve("cache"));
  }

  @Test
  void loadsTheClassesOfAZipAndOfAJar() throws Exception {
    CheckedPlugin zip = unpacked(PluginFixture.of(work, "good").zip());
    ClassLoader loader = plugins.load(zip);

    assertThat(loader.loadClass("broken.Plugin").getClassLoader()).isSameAs(loader);
    plugins.unload("broken");
    ClassLoader other = plugins.load(unpacked(PluginFixture.of(work, "good").jar()));
    assertThat(other.loadClass("broken.Plugin").getClassLoader())
        .isSameAs(other)
        .isNotSameAs(loader);
    plugins.unload("broken");
  }

  @Test
  void theManifestIsTheOneThatWasCheckedWhateverStandsInTheTree() throws Exception {
    CheckedPlugin plugin = unpacked(PluginFixture.of(work, "uses-the-compiler").zip());
    String json = Files.readString(plugin.directory().resolve(JSON));
    Files.writeString(
        plugin.directory().resolve(JSON),
        json.replace("\"broken\",", "\"other\", \"javaModules\": [\"jdk.compiler\"],"));
    ClassLoader loader = plugins.load(plugin);

    assertThat(plugins.isLoaded("broken")).isTrue();
    assertThat(plugins.isLoaded("other")).isFalse();
    assertThatThrownBy(() -> loader.loadClass("javax.tools.ToolProvider"))
        .isInstanceOf(ClassNotFoundException.class);
    plugins.unload("broken");
  }

  @Test
  void theClassRootIsTheOneThatWasChecked() throws Exception {
    CheckedPlugin plugin = unpacked(PluginFixture.of(work, "good").jar());
    Path json = plugin.directory().resolve(PluginManifest.PATH);
    Files.createDirectories(plugin.directory().resolve(JSON).getParent());
    Files.copy(json, plugin.directory().resolve(JSON));

    assertThat(plugins.load(plugin).loadClass("broken.Plugin")).isNotNull();
    plugins.unload("broken");
  }

  @Test
  void aLibraryThatWasNotInTheArchiveIsNotOnTheClassPath() throws Exception {
    CheckedPlugin plugin = unpacked(PluginFixture.withLibrary(work, "one", 1).zip());
    Path library = plugin.directory().resolve("lib/answer.jar");
    Files.move(library, plugin.directory().resolve("lib/smuggled.jar"));
    ClassLoader loader = plugins.load(plugin);

    assertThatThrownBy(() -> loader.loadClass("library.Answer"))
        .isInstanceOf(ClassNotFoundException.class);
    plugins.unload("one");
  }

  @Test
  void librariesAreOnTheClassPath() throws Exception {
    ClassLoader loader = plugins.load(unpacked(PluginFixture.withLibrary(work, "one", 1).zip()));

    assertThat(loader.loadClass("library.Answer").getClassLoader()).isSameAs(loader);
    plugins.unload("one");
  }

  @Test
  void oneIdIsLoadedOnce() throws Exception {
    plugins.load(unpacked(PluginFixture.of(work, "good").zip()));
    CheckedPlugin again = unpacked(PluginFixture.of(work, "good").jar());

    assertThatThrownBy(() -> plugins.load(again))
        .isInstanceOf(PluginRuntimeException.class)
        .hasMessageContaining("broken");
    plugins.unload("broken");
  }

  @Test
  void unloadingClosesTheLoaderAndForgetsThePlugin() throws Exception {
    ClassLoader loader = plugins.load(unpacked(PluginFixture.of(work, "good").zip()));
    plugins.unload("broken");
    plugins.unload("broken");

    assertThat(plugins.isLoaded("broken")).isFalse();
    assertThat(loader).isInstanceOf(Closeable.class);
    assertThatThrownBy(() -> loader.loadClass("broken.Plugin"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  private CheckedPlugin unpacked(Path file) throws IOException {
    PluginArchive archive =
        ((PluginArchive.Opening.Opened) PluginArchive.open(file, ArchiveLimits.USUAL)).archive();
    ManifestReading<PluginManifest> manifest =
        ManifestCodec.read(archive.pluginJson().orElseThrow());
    return new CheckedPlugin(
        ((ManifestReading.Read<PluginManifest>) manifest).value(),
        new PluginCache(work.resolve("cache")).unpack(archive),
        archive.classRoot(),
        archive.libraries());
  }
}
