package dev.codeanatomy.contract.snapshot;

import java.util.Optional;

/**
 * One parameter of a function.
 *
 * @param name what a named argument says
 * @param types the types it takes, as a signature spells them: {@code utf8}, {@code integer},
 *     {@code any}
 * @param literalOnly whether the argument must be a constant
 * @param variadic whether this last parameter stands for one or more arguments
 * @param optional whether a call may leave it out
 * @param defaultValue what stands for it then, as a signature spells it; empty where the function
 *     itself says what happens
 * @param description for people; may be empty
 */
public record RegistryParameter(
    String name,
    String types,
    boolean literalOnly,
    boolean variadic,
    boolean optional,
    Optional<String> defaultValue,
    String description) {
  /** Checks that only a parameter which may be left out has a default. */
  public RegistryParameter {
    if (defaultValue.isPresent() && !optional) {
      throw new IllegalArgumentException(
          "parameter '" + name + "' has a default and is not optional");
    }
  }

  /** As a signature spells it: {@code value utf8}, {@code [form utf8 literal = 'NFC']}. */
  public String text() {
    String text = name + " " + types + (variadic ? "..." : "") + (literalOnly ? " literal" : "");
    return optional ? "[" + text + defaultValue.map(d -> " = " + d).orElse("") + "]" : text;
  }
}
