package dev.codeanatomy.tools.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What classes cannot tell about their plugin.
 *
 * @param classes the folder of compiled classes
 * @param entryPoint the class that implements {@code PluginModule}
 * @param id the plugin's id
 * @param version its version
 * @param namespace what qualifies its functions
 * @param provider who made it
 * @param java the lowest Java feature release
 * @param javaModules modules beyond those that the classes refer to
 */
public record ManifestFacts(
    Path classes,
    String entryPoint,
    String id,
    String version,
    String namespace,
    Optional<String> provider,
    int java,
    List<String> javaModules) {
  /** Copies the modules. */
  public ManifestFacts {
    javaModules = List.copyOf(javaModules);
  }
}
