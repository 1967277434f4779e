package dev.codeanatomy.contract.spec;

import java.util.Optional;

/**
 * A parameter, used as {@code :name} in SQL texts and as {@code {"parameter": "name"}} in options.
 *
 * @param name its name
 * @param type its type
 * @param defaultValue the value when a run gives none; absent means that a run must give one
 * @param description for people
 */
public record TypedParameter(
    String name,
    ParameterType type,
    Optional<ParameterValue> defaultValue,
    Optional<String> description) {
  /** Checks the name and that the default has the declared type. */
  public TypedParameter {
    SpecName.checked("parameter name", name);
    if (defaultValue.isPresent() && defaultValue.get().type() != type) {
      throw new IllegalArgumentException(
          "the default of '" + name + "' is not of type " + type.wire());
    }
  }
}
