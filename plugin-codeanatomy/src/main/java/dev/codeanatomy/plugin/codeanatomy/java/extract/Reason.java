package dev.codeanatomy.plugin.codeanatomy.java.extract;

/** Why a reference has no target, or has one that is less certain. */
public enum Reason {
  /** No declaration of that name was found: it is missing, or its jar is not on the class path. */
  NOT_FOUND("not-found", false),
  /** What stands before the dot, or an argument, has no known type, so no member can be chosen. */
  UNKNOWN_OPERAND("unknown-operand", false),
  /** The compiler gave the place no meaning, mostly because the code around it is broken. */
  NOT_ATTRIBUTED("not-attributed", false),
  /** The name stands in a module declaration, which is read by its syntax alone. */
  MODULE_DECLARATION("module-declaration", false),
  /** Chosen although an argument's type is unknown: another overload may be meant. */
  UNKNOWN_ARGUMENT("unknown-argument", true);

  private final String text;
  private final boolean resolved;

  Reason(String text, boolean resolved) {
    this.text = text;
    this.resolved = resolved;
  }

  /** The word in the {@code reason} column. */
  public String text() {
    return text;
  }

  /** Whether a reference with this reason has a target. */
  public boolean resolved() {
    return resolved;
  }
}
