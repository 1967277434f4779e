package dev.codeanatomy.plugin.api;

import java.util.List;
import java.util.Optional;

/**
 * One bit of a manifest's {@code capabilities}: a kind of export the plugin promises and the host
 * proves. Bits 0 to 31 are critical (a host that does not know one refuses the plugin), bits 32 to
 * 62 are advisory. A bit is never reused. Immutable, safe for many threads.
 */
@PluginBuilds(since = "0.1")
public final class Capability {
  public static final Capability TABLE_PROVIDER = new Capability(0, "TABLE_PROVIDER");
  public static final Capability SCALAR_UDF = new Capability(1, "SCALAR_UDF");
  public static final Capability AGG_UDF = new Capability(2, "AGG_UDF");
  public static final Capability WINDOW_UDF = new Capability(3, "WINDOW_UDF");
  public static final Capability TABLE_FUNCTION = new Capability(4, "TABLE_FUNCTION");

  private static final List<Capability> KNOWN =
      List.of(TABLE_PROVIDER, SCALAR_UDF, AGG_UDF, WINDOW_UDF, TABLE_FUNCTION);

  private final int bit;
  private final String name;

  private Capability(int bit, String name) {
    this.bit = bit;
    this.name = name;
  }

  /** All capabilities this ABI version knows, in the order of their bits. */
  public static List<Capability> known() {
    return KNOWN;
  }

  /** Looks a capability up by its bit, 0 to 62. */
  public static Optional<Capability> ofBit(int bit) {
    return KNOWN.stream().filter(capability -> capability.bit == bit).findFirst();
  }

  /** Looks a capability up by its name, for example {@code SCALAR_UDF}. */
  public static Optional<Capability> ofName(String name) {
    return KNOWN.stream().filter(capability -> capability.name.equals(name)).findFirst();
  }

  /** The bit's position, 0 to 62. */
  public int bit() {
    return bit;
  }

  /** The bit as a mask over the manifest's 64-bit number. */
  public long mask() {
    return 1L << bit;
  }

  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
