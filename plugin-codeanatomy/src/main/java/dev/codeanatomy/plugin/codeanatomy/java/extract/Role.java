package dev.codeanatomy.plugin.codeanatomy.java.extract;

/** What a reference does with its target. */
public enum Role {
  /** Invokes a method or constructor, or names one in a method reference. */
  CALL("call"),
  /** Takes a variable's value. */
  READ("read"),
  /** Gives a variable a value; {@code x += 1} and {@code x++} are a read and a write. */
  WRITE("write"),
  /** Names a type, other than in the ways below. */
  TYPE("type"),
  /** The name that an import declaration ends in. */
  IMPORT("import"),
  /** The superclass of a class, or a superinterface of an interface. */
  EXTENDS("extends"),
  /** A superinterface of a class. */
  IMPLEMENTS("implements"),
  /** From a method to the nearest method it overrides, on each path upwards. */
  OVERRIDE("override"),
  /** An annotation's type, or the name of one of its elements. */
  ANNOTATION("annotation");

  private final String text;

  Role(String text) {
    this.text = text;
  }

  /** The word in the {@code role} column. */
  public String text() {
    return text;
  }
}
