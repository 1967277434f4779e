package dev.codeanatomy.plugin.api;

/**
 * A plugin's own word that it cannot do what it was asked: a bad argument, a missing file. The
 * message goes to the user as it stands, with the plugin's and the function's name before it, so it
 * should say what was found, what was expected and what to do. Any other exception is reported as a
 * defect of the plugin. Thrown on the thread that called the plugin.
 */
@PluginBuilds(since = "0.1")
public final class PluginException extends Exception {
  private static final long serialVersionUID = 1L;

  public PluginException(String message) {
    super(message);
  }

  public PluginException(String message, Throwable cause) {
    super(message, cause);
  }
}
