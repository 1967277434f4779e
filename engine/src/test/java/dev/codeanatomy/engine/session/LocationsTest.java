package dev.codeanatomy.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationsTest {
  @TempDir Path folder;

  @Test
  void aFlagWinsOverTheEnvironmentAndTheInstallation() throws Exception {
    Files.createDirectories(folder.resolve("plugins"));
    Map<String, String> environment =
        Map.of("CODEANATOMY_PLUGINS", folder.resolve("env").toString());

    assertThat(plugins(Optional.of(folder.resolve("flag")), environment))
        .contains(new Location(folder.resolve("flag"), "given"));
    assertThat(plugins(Optional.empty(), environment))
        .contains(new Location(folder.resolve("env"), "CODEANATOMY_PLUGINS"));
    assertThat(plugins(Optional.empty(), Map.of()))
        .contains(new Location(folder.resolve("plugins"), "the installation"));
  }

  @Test
  void withoutAnInstallationThereIsNoPluginDirectory() {
    assertThat(plugins(Optional.empty(), Map.of())).isEmpty();
  }

  @Test
  void theCacheFollowsItsVariableThenXdgThenTheHome() {
    assertThat(cache(Map.of("CODEANATOMY_CACHE", "/c", "XDG_CACHE_HOME", "/x")).path())
        .isEqualTo(Path.of("/c"));
    assertThat(cache(Map.of("XDG_CACHE_HOME", "/x")).path()).isEqualTo(Path.of("/x/codeanatomy"));
    assertThat(cache(Map.of()).path()).isEqualTo(folder.resolve(".cache/codeanatomy"));
  }

  @Test
  void theJdkIsTheOneThatRunsTheProcess() {
    assertThat(Locations.resolve(Optional.empty()).jdk())
        .isEqualTo(new Location(Path.of(System.getProperty("java.home")), "this process"));
  }

  @Test
  void theThreePartsOfAProfileAddUpToItsMemory() {
    for (EnvironmentProfile profile : EnvironmentProfile.values()) {
      assertThat(profile.executorBytes() + profile.arrowBytes() + profile.heapBytes())
          .isEqualTo(profile.memoryBytes());
      assertThat(profile.threads())
          .isBetween(1, Math.min(profile.partitions(), Runtime.getRuntime().availableProcessors()));
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    for (String name : List.of("user.home", "java.io.tmpdir", "java.home")) {
      properties.setProperty(name, folder.toString());
    }
    return properties;
  }

  private Optional<Location> plugins(Optional<Path> flag, Map<String, String> environment) {
    Properties installed = properties();
    installed.setProperty(Locations.INSTALL_PROPERTY, folder.toString());
    return Locations.resolve(flag, environment, installed).plugins();
  }

  private Location cache(Map<String, String> environment) {
    return Locations.resolve(Optional.empty(), environment, properties()).cache();
  }
}
