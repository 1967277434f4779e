package dev.codeanatomy.contract.snapshot;

import java.util.List;

/**
 * The runtime install contract: what has to be there before a session starts, and what is.
 *
 * @param version of the contract: grows when a part is added or taken out
 * @param parts by name
 */
public record RuntimeInstall(long version, List<InstalledPart> parts) {
  /** The contract of this release. */
  public static final long CURRENT = 1;

  /** Copies the list. */
  public RuntimeInstall {
    parts = List.copyOf(parts);
  }
}
