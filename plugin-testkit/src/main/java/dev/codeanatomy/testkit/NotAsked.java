package dev.codeanatomy.testkit;

/** A law that does not concern this function. */
final class NotAsked extends Exception {
  private static final long serialVersionUID = 1L;

  /** A law that is left out, with a sentence why. */
  NotAsked(String why) {
    super(why);
  }
}
