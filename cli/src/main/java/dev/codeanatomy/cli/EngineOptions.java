package dev.codeanatomy.cli;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.EngineBuilder;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that opens an engine. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class EngineOptions {
  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Folder with plugin zips (default: CODEANATOMY_PLUGINS, else the installed).")
  private @Nullable Path plugins;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "medium",
      description = "Memory and threads: small, medium or large (default: ${DEFAULT-VALUE}).")
  private EnvironmentProfile profile;

  @Option(
      names = "--checked",
      description = "Revoke vectors after each plugin call, so that a kept one fails. Slower.")
  private boolean checked;

  @Option(
      names = "--call-timeout",
      paramLabel = "SECONDS",
      description =
          "Interrupt a call of a plugin's function after so many seconds, and give it up ten"
              + " seconds later (default: never).")
  private @Nullable Integer callTimeout;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** Opens an engine with these options; the caller closes it. */
  Engine open() {
    EngineBuilder builder = Engine.builder().profile(profile).checked(checked);
    if (callTimeout != null) {
      if (callTimeout < 1) {
        throw new ParameterException(
            command.commandLine(), "--call-timeout is 1 or more seconds, found " + callTimeout);
      }
      builder.callTimeout(Duration.ofSeconds(callTimeout));
    }
    if (plugins != null) {
      // The engine reads it when a plugin is needed; what the user wrote is wrong at once.
      if (!Files.isDirectory(plugins)) {
        throw new EngineException(
            EngineStage.ADMIT,
            Finding.of(
                    FindingCode.PLUGIN_DIRECTORY_UNREADABLE,
                    plugins.toString(),
                    Files.exists(plugins)
                        ? "this is not a directory"
                        : "there is no such directory")
                .expected("a directory with plugin archives"));
      }
      builder.pluginDirectory(plugins);
    }
    return builder.open();
  }
}
