package dev.codeanatomy.plugin.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the ABI, {@code major.minor}, separate from any product version. Same major and
 * {@code plugin.minor <= host.minor} loads. Immutable, safe for many threads.
 */
@PluginBuilds(since = "0.1")
public final class AbiVersion implements Comparable<AbiVersion> {
  private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,4})\\.(0|[1-9][0-9]{0,4})");

  /** The version this jar is. Not a compile-time constant, so that a reference to it is visible. */
  public static final AbiVersion CURRENT = of(0, 1);

  private final int major;
  private final int minor;

  private AbiVersion(int major, int minor) {
    this.major = major;
    this.minor = minor;
  }

  /**
   * Gives the version with these parts.
   *
   * @throws IllegalArgumentException if a part is negative
   */
  public static AbiVersion of(int major, int minor) {
    if (major < 0 || minor < 0) {
      throw new IllegalArgumentException("A version has no negative part: " + major + "." + minor);
    }
    return new AbiVersion(major, minor);
  }

  /**
   * Reads {@code major.minor}: two decimal numbers without sign or leading zero.
   *
   * @throws IllegalArgumentException if {@code text} is anything else
   */
  public static AbiVersion parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Expected an ABI version as major.minor, for example 0.1, and found '" + text + "'");
    }
    return of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  public int major() {
    return major;
  }

  public int minor() {
    return minor;
  }

  /** Says whether a host of this version loads a plugin built for {@code plugin}. */
  public boolean loads(AbiVersion plugin) {
    return plugin.major == major && plugin.minor <= minor;
  }

  @Override
  public int compareTo(AbiVersion other) {
    int byMajor = Integer.compare(major, other.major);
    return byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AbiVersion && compareTo((AbiVersion) other) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * major + minor;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
