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
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plugin manifest}: writes plugin.json and MANIFEST.MF into a folder of classes. */
@Command(
    name = "manifest",
    description = "Derive META-INF/codeanatomy/plugin.json and META-INF/MANIFEST.MF from classes.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Exit codes: 0 done, 1 the classes are no plugin, 2 usage, 3 could not read or write."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ManifestCommand implements Callable<Integer> {
  private static final String VERBOSE = "--verbose";

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

  @Spec private CommandSpec spec;

  /** For a build: throws instead of ending the process, in which the build itself runs. */
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new ManifestCommand());
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder(VERBOSE)
                .type(boolean.class)
                .description("Show stack traces.")
                .build());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println("error: " + failure);
          return explained(failure, command);
        });
    if (line.execute(arguments) != 0) {
      throw new IllegalStateException("The plugin's manifest could not be derived, see above");
    }
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(classes)) {
      throw new ParameterException(
          spec.commandLine(), "--classes: " + classes + " is not a folder");
    }
    try {
      write(derive());
      return ExitCode.OK;
    } catch (ManifestDerivationException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return explained(e, spec.commandLine());
    }
  }

  /** Shows where a failure came from, if the user asked for it. */
  private static int explained(Exception failure, CommandLine command) {
    if (Boolean.TRUE.equals(command.getCommandSpec().root().findOption(VERBOSE).getValue())) {
      failure.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return ExitCode.SOFTWARE;
  }

  private PluginManifest derive() throws IOException, ManifestDerivationException {
    return ManifestDerivation.derive(
        new ManifestFacts(
            classes,
            entryPoint,
            id,
            version,
            Optional.ofNullable(namespace).orElseGet(() -> id.replaceAll("[-.]", "_")),
            Optional.ofNullable(provider),
            java,
            javaModules));
  }

  private void write(PluginManifest manifest) throws IOException {
    Path json = classes.resolve(PluginManifest.PATH);
    Files.createDirectories(json.getParent());
    Files.writeString(json, manifest.toJson().toPrettyString() + "\n");
    try (OutputStream out = Files.newOutputStream(classes.resolve("META-INF/MANIFEST.MF"))) {
      descriptor(manifest).write(out);
    }
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
