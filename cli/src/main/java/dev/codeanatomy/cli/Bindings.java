package dev.codeanatomy.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Arguments of the form {@code NAME=VALUE}. The value may be empty and may hold further signs. */
final class Bindings {
  private Bindings() {}

  /**
   * Splits each argument at its first {@code =}.
   *
   * @param option whose arguments these are, for messages
   * @throws ParameterException if one has no name or a name comes twice
   */
  static Map<String, String> of(CommandLine command, String option, List<String> arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String argument : arguments) {
      int split = argument.indexOf('=');
      if (split <= 0) {
        throw new ParameterException(
            command, option + " '" + argument + "' is not of the form NAME=VALUE");
      }
      String name = argument.substring(0, split);
      if (values.putIfAbsent(name, argument.substring(split + 1)) != null) {
        throw new ParameterException(command, option + " gives '" + name + "' twice");
      }
    }
    return values;
  }
}
