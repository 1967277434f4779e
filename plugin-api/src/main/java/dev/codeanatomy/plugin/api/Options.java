package dev.codeanatomy.plugin.api;

/**
 * Option values by name, checked by the host against the {@link OptionSpec}s before the plugin sees
 * them: every name is declared, every value has the declared type and lies in the declared range,
 * every default is filled in. Immutable, safe for many threads.
 *
 * <p>Each getter throws {@link IllegalArgumentException} if no option of that name and type was
 * declared, and {@link IllegalStateException} if it is optional, has no default and was not given
 * (ask {@link #isSet} first).
 */
@HostImplements(since = "0.1")
public interface Options {
  /** Says whether the option has a value, given or by default. */
  boolean isSet(String name);

  boolean getBoolean(String name);

  int getInt32(String name);

  long getInt64(String name);

  double getFloat64(String name);

  String getUtf8(String name);
}
