package dev.codeanatomy.engine.execute;

/**
 * Hears how a run goes on. Called from the run's own thread, in order; must not block. An exception
 * thrown by a listener ends the run as a failure.
 */
public interface RunListener {
  /** Ignores everything. */
  RunListener NONE = new RunListener() {};

  /**
   * A step begins.
   *
   * @param step what is being done, for a person: {@code admit plugins}, {@code write cpg_nodes}
   */
  default void stepStarted(String step) {}

  /**
   * The running step is partly done.
   *
   * @param fraction 0 to 1; never falls within one step
   */
  default void stepProgressed(String step, double fraction) {}

  /**
   * A step is done.
   *
   * @param nanos how long it took
   */
  default void stepFinished(String step, long nanos) {}

  /** A warning, as it will stand in the result. */
  default void warned(String code, String message) {}
}
