package dev.codeanatomy.engine.duckdb;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A plugin function failed while a query ran. The message names plugin, function and argument types
 * and repeats the plugin's own words; the cause is what the plugin threw, if it threw.
 */
public final class PluginCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How the plugin failed. */
  public enum Fault {
    /** It said itself, by a {@code PluginException}, that it cannot do this. */
    REFUSED,
    /** It threw anything else: a defect of the plugin. */
    THREW,
    /** It asked for more memory than it may have, or than there is. */
    OUT_OF_MEMORY,
    /** What it returned has the wrong length or type, or is not well-formed. */
    BAD_RESULT
  }

  private final String pluginId;
  private final String function;
  private final Fault fault;

  PluginCallException(
      FunctionOrigin origin,
      List<String> argumentTypes,
      Fault fault,
      String text,
      Throwable cause) {
    super(subject(origin, argumentTypes) + ": " + text, cause);
    this.pluginId = origin.pluginId();
    this.function = origin.function();
    this.fault = fault;
  }

  /** Which call: {@code plugin 'p', function p.f(int64)}. */
  static String subject(FunctionOrigin origin, List<String> argumentTypes) {
    return "plugin '%s', function %s%s"
        .formatted(
            origin.pluginId(),
            origin.function(),
            argumentTypes.stream().collect(Collectors.joining(", ", "(", ")")));
  }

  /** The plugin's id. */
  public String pluginId() {
    return pluginId;
  }

  /** The function's name as the user writes it. */
  public String function() {
    return function;
  }

  /** How the plugin failed. */
  public Fault fault() {
    return fault;
  }
}
