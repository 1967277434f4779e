package dev.codeanatomy.testkit;

/** A law that cannot be asked of this function. */
final class NotAsked extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean unproven;

  private NotAsked(String why, boolean unproven) {
    super(why);
    this.unproven = unproven;
  }

  /** A law that does not concern the function, with a sentence why. */
  NotAsked(String why) {
    this(why, false);
  }

  /** A law without which the others say nothing either, with a sentence why. */
  static NotAsked unproven(String why) {
    return new NotAsked("unproven: " + why, true);
  }

  boolean isUnproven() {
    return unproven;
  }
}
