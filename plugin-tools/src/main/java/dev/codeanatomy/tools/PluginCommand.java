package dev.codeanatomy.tools;

import dev.codeanatomy.tools.manifest.ManifestCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group {@code plugin}: its commands do the work. */
@Command(
    name = "plugin",
    description = "List, verify and describe plugins; needs no engine.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class PluginCommand implements Runnable {
  @Spec private CommandSpec spec;

  private PluginCommand() {}

  /** The group with its commands, to stand below {@link CodeAnatomyCommand}. */
  public static CommandLine of(ToolContext context) {
    CommandLine line = new CommandLine(new PluginCommand());
    line.addSubcommand(new ListCommand(context));
    line.addSubcommand(new VerifyCommand(context));
    line.addSubcommand(new ManifestCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
