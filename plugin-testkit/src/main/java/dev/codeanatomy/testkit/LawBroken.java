package dev.codeanatomy.testkit;

/** A law does not hold. */
final class LawBroken extends Exception {
  private static final long serialVersionUID = 1L;

  private final String expected;
  private final String found;

  LawBroken(String expected, String found) {
    super("expected " + expected + ", found " + found);
    this.expected = expected;
    this.found = found;
  }

  String expected() {
    return expected;
  }

  String found() {
    return found;
  }
}
