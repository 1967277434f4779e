package dev.codeanatomy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.engine.session.Location;
import dev.codeanatomy.engine.session.Locations;
import dev.codeanatomy.tools.ToolLocations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin tools on JDK 17 look where the engine looks. */
class ToolLocationsTest {
  private static final String ABSENT = "absent";

  @TempDir Path folder;

  @Test
  void aVariableWinsOverTheInstallationForBoth() throws Exception {
    Path installed = Files.createDirectories(folder.resolve("installed/plugins")).getParent();

    assertThat(plugins(Map.of(), installed)).contains(installed.resolve("plugins"));
    assertThat(plugins(Map.of(Locations.PLUGINS_VARIABLE, "/named"), installed))
        .contains(Path.of("/named"));
    assertThat(plugins(Map.of(), folder)).isEmpty();
  }

  private Optional<Path> plugins(Map<String, String> environment, Path home) {
    return ToolLocations.resolve(environment, properties(home.toString())).plugins();
  }

  @Test
  void everyOrderIsTheEngines() throws Exception {
    Path installed = Files.createDirectories(folder.resolve("installed/plugins")).getParent();
    for (String home : List.of(ABSENT, installed.toString(), folder.toString())) {
      for (String plugins : List.of(ABSENT, " ", "/named/plugins")) {
        for (String cache : List.of(ABSENT, "", "/named/cache")) {
          for (String userCache : List.of(ABSENT, "", "/users/cache")) {
            Map<String, String> environment = new HashMap<>();
            put(environment, Locations.PLUGINS_VARIABLE, plugins);
            put(environment, Locations.CACHE_VARIABLE, cache);
            put(environment, "XDG_CACHE_HOME", userCache);

            Locations engine = Locations.resolve(Optional.empty(), environment, properties(home));

            assertThat(ToolLocations.resolve(environment, properties(home)))
                .as("%s, installed in %s", environment, home)
                .isEqualTo(
                    new ToolLocations(
                        engine.plugins().map(Location::path),
                        engine.cache().path().resolve("plugins")));
          }
        }
      }
    }
  }

  private static void put(Map<String, String> environment, String name, String value) {
    if (!value.equals(ABSENT)) {
      environment.put(name, value);
    }
  }

  private Properties properties(String home) {
    Properties properties = new Properties();
    properties.setProperty("user.home", folder.toString());
    if (!home.equals(ABSENT)) {
      properties.setProperty(Locations.INSTALL_PROPERTY, home);
    }
    return properties;
  }
}
