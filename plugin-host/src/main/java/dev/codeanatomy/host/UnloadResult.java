package dev.codeanatomy.host;

import dev.codeanatomy.common.finding.Finding;

/** What came of unloading a plugin. */
public sealed interface UnloadResult {
  /**
   * Its loader is closed.
   *
   * @param leakedBytes bytes it had allocated and not closed; reported, and not freed
   */
  record Unloaded(long leakedBytes) implements UnloadResult {}

  /**
   * Sessions still lease it; nothing was done.
   *
   * @param leases how many
   * @param finding the same for people
   */
  record InUse(int leases, Finding finding) implements UnloadResult {}

  /** No plugin of that id is loaded. */
  record NotLoaded() implements UnloadResult {}
}
