package dev.codeanatomy.tools.manifest;

import dev.codeanatomy.common.manifest.PluginManifest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plugin manifest}: writes plugin.json and MANIFEST.MF into a folder of classes. */
@Command(
    name = "manifest",
    description = "Derive META-INF/codeanatomy/plugin.json and META-INF/MANIFEST.MF from classes.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ManifestCommand implements Callable<Integer> {
  @Option(names = "--classes", required = true, paramLabel = "DIR", description = "The classes.")
  private Path classes;

  @Option(
      names = "--entry-point",
      required = true,
      paramLabel = "CLASS",
      description = "The class that implements PluginModule.")
  private String entryPoint;

  @Option(names = "--id", required = true, paramLabel = "ID", description = "The plugin's id.")
  private String id;

  @Option(
      names = "--plugin-version",
      required = true,
      paramLabel = "V",
      description = "Its version.")
  private String version;

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      description = "What qualifies its functions (default: the id with underscores).")
  private @Nullable String namespace;

  @Option(names = "--provider", paramLabel = "TEXT", description = "Who made it.")
  private @Nullable String provider;

  @Option(
      names = "--java",
      paramLabel = "N",
      defaultValue = "17",
      description = "The lowest Java release (default: ${DEFAULT-VALUE}).")
  private int java;

  @Option(
      names = "--java-module",
      paramLabel = "MODULE",
      description = "A module of the JDK beyond those the classes refer to; may be repeated.")
  private List<String> javaModules = new ArrayList<>();

  /** For a build: throws instead of ending the process, in which the build itself runs. */
  public static void main(String[] arguments) {
    int status =
        new CommandLine(new ManifestCommand())
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  System.err.println(failure.getMessage());
                  return 1;
                })
            .execute(arguments);
    if (status != 0) {
      throw new IllegalStateException("The plugin's manifest could not be derived, see above");
    }
  }

  @Override
  public Integer call() throws IOException, ManifestDerivationException {
    PluginManifest manifest =
        ManifestDerivation.derive(
            new ManifestFacts(
                classes,
                entryPoint,
                id,
                version,
                Optional.ofNullable(namespace).orElseGet(() -> id.replaceAll("[-.]", "_")),
                Optional.ofNullable(provider),
                java,
                javaModules));
    Path json = classes.resolve(PluginManifest.PATH);
    Files.createDirectories(json.getParent());
    Files.writeString(json, manifest.toJson().toPrettyString() + "\n");
    try (OutputStream out = Files.newOutputStream(classes.resolve("META-INF/MANIFEST.MF"))) {
      descriptor(manifest).write(out);
    }
    return 0;
  }

  private static Manifest descriptor(PluginManifest manifest) {
    Manifest descriptor = new Manifest();
    Attributes main = descriptor.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Plugin-Id", manifest.id());
    main.putValue("Plugin-Version", manifest.version());
    main.putValue("Plugin-Class", manifest.entryPoint());
    manifest.provider().ifPresent(provider -> main.putValue("Plugin-Provider", provider));
    return descriptor;
  }
}
