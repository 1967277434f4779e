package dev.codeanatomy.testkit;

import dev.codeanatomy.plugin.api.PluginException;

/** Says what a plugin did not give back. Stateless. */
final class Leaks {
  private Leaks() {}

  /** Closes the run; after that nothing is allocated any more. */
  static void none(Trial trial) throws PluginException, LawBroken {
    trial.scope.close();
    if (trial.given.getAllocatedMemory() > 0) {
      throw new LawBroken(
          "0 bytes of the given allocator after everything was closed",
          trial.given.getAllocatedMemory() + " bytes");
    }
    if (trial.rows.getAllocatedMemory() > 0) {
      throw new LawBroken(
          "no buffer of an argument or a result in use after everything was closed",
          trial.rows.getAllocatedMemory() + " bytes that were retained");
    }
  }
}
