package dev.codeanatomy.plugin.api;

import dev.codeanatomy.plugin.api.expr.Literal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Declares one option: name, type, default, and what values are allowed. The type is an open code,
 * one of {@code bool}, {@code int32}, {@code int64}, {@code float64}, {@code utf8}. A value is a
 * Boolean, Integer, Long, finite Double or String, as the type says. A length of time is a number
 * whose unit the option's name tells: {@code timeout_ms}. Immutable, safe for many threads.
 */
@PluginBuilds(since = "0.1")
public final class OptionSpec {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final String name;
  private final String type;
  private final Optional<Object> defaultValue;
  private final boolean required;
  private final List<Object> allowedValues;
  private final Optional<Object> minimum;
  private final Optional<Object> maximum;
  private final String description;

  private OptionSpec(Builder builder) {
    this.name = builder.name;
    this.type = builder.type;
    this.defaultValue = builder.defaultValue;
    this.required = builder.required;
    this.allowedValues = builder.allowedValues;
    this.minimum = builder.minimum;
    this.maximum = builder.maximum;
    this.description = builder.description;
  }

  /** Starts an option that is {@code true} or {@code false}. */
  public static Builder bool(String name) {
    return new Builder(name, "bool");
  }

  /** Starts an option that is a 32-bit integer. */
  public static Builder int32(String name) {
    return new Builder(name, "int32");
  }

  /** Starts an option that is a 64-bit integer. */
  public static Builder int64(String name) {
    return new Builder(name, "int64");
  }

  /** Starts an option that is a 64-bit floating point number. */
  public static Builder float64(String name) {
    return new Builder(name, "float64");
  }

  /** Starts an option that is a text. */
  public static Builder utf8(String name) {
    return new Builder(name, "utf8");
  }

  public String name() {
    return name;
  }

  /** The type's code: {@code bool}, {@code int32}, {@code int64}, {@code float64}, {@code utf8}. */
  public String type() {
    return type;
  }

  /** The default, of the option's type and allowed. */
  public Optional<Object> defaultValue() {
    return defaultValue;
  }

  /** Says whether a value must be given. A required option has no default. */
  public boolean required() {
    return required;
  }

  /** The values allowed, of the option's type; an empty list where any is. */
  public List<Object> allowedValues() {
    return allowedValues;
  }

  /** The least value allowed, of the option's type; only of numbers. */
  public Optional<Object> minimum() {
    return minimum;
  }

  /** The greatest value allowed, of the option's type; only of numbers. */
  public Optional<Object> maximum() {
    return maximum;
  }

  /**
   * Says whether the option may have the value: of its type, in its range and among those named.
   */
  public boolean allows(Object value) {
    return isValue(type, value)
        && (allowedValues.isEmpty() || allowedValues.contains(value))
        && minimum.map(least -> compare(least, value) <= 0).orElse(true)
        && maximum.map(greatest -> compare(greatest, value) >= 0).orElse(true);
  }

  private static boolean isValue(String type, Object value) {
    switch (type) {
      case "bool":
        return value instanceof Boolean;
      case "int32":
        return value instanceof Integer;
      case "int64":
        return value instanceof Long;
      case "float64":
        return value instanceof Double && Double.isFinite((Double) value);
      default:
        return value instanceof String;
    }
  }

  private static int compare(Object one, Object other) {
    return one instanceof Double
        ? Double.compare((Double) one, (Double) other)
        : Long.compare(((Number) one).longValue(), ((Number) other).longValue());
  }

  /**
   * The option as a signature spells it: {@code unit utf8 of 'byte'|'char'}, {@code [depth int32 =
   * 3 from 1 to 9]}. Two options that differ in more than their description have two texts.
   */
  public String text() {
    String text =
        name
            + " "
            + type
            + defaultValue.map(value -> " = " + text(value)).orElse("")
            + minimum.map(value -> " from " + text(value)).orElse("")
            + maximum.map(value -> " to " + text(value)).orElse("")
            + (allowedValues.isEmpty()
                ? ""
                : allowedValues.stream()
                    .map(OptionSpec::text)
                    .collect(Collectors.joining("|", " of ", "")));
    return required ? text : "[" + text + "]";
  }

  private static String text(Object value) {
    if (!(value instanceof String)) {
      return value.toString();
    }
    String literal = Literal.ofUtf8((String) value).toString();
    return literal.substring(0, literal.lastIndexOf(':'));
  }

  public String description() {
    return description;
  }

  @Override
  public String toString() {
    return text();
  }

  /** Builds an {@link OptionSpec}; not safe for several threads. */
  public static final class Builder {
    private final String name;
    private final String type;
    private Optional<Object> defaultValue = Optional.empty();
    private boolean required;
    private List<Object> allowedValues = List.of();
    private Optional<Object> minimum = Optional.empty();
    private Optional<Object> maximum = Optional.empty();
    private String description = "";

    private Builder(String name, String type) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "An option's name is lower case letters, digits and underscores: '" + name + "'");
      }
      this.name = name;
      this.type = type;
    }

    /**
     * Sets the default.
     *
     * @throws IllegalArgumentException if the value is not of the option's type
     */
    public Builder defaultValue(Object value) {
      this.defaultValue = Optional.of(checked("default", value));
      return this;
    }

    private Object checked(String what, Object value) {
      if (!isValue(type, value)) {
        throw new IllegalArgumentException(
            "The "
                + what
                + " of option '"
                + name
                + "' must be "
                + type
                + " and is the "
                + value.getClass().getSimpleName()
                + " "
                + value);
      }
      return value;
    }

    public Builder required() {
      this.required = true;
      return this;
    }

    /**
     * Names the values allowed.
     *
     * @throws IllegalArgumentException if one of them is not of the option's type or named twice
     */
    public Builder allowedValues(Object... values) {
      List<Object> allowed = List.of(values);
      allowed.forEach(value -> checked("allowed value", value));
      if (new HashSet<>(allowed).size() < allowed.size()) {
        throw new IllegalArgumentException(
            "Option '" + name + "' allows a value twice: " + allowed);
      }
      this.allowedValues = allowed;
      return this;
    }

    /**
     * Sets the least value allowed.
     *
     * @throws IllegalArgumentException if it is not of the option's type, or that is no number
     */
    public Builder minimum(Object value) {
      this.minimum = Optional.of(bound("minimum", value));
      return this;
    }

    /**
     * Sets the greatest value allowed.
     *
     * @throws IllegalArgumentException if it is not of the option's type, or that is no number
     */
    public Builder maximum(Object value) {
      this.maximum = Optional.of(bound("maximum", value));
      return this;
    }

    private Object bound(String what, Object value) {
      if (!(checked(what, value) instanceof Number)) {
        throw new IllegalArgumentException(
            "Option '" + name + "' is " + type + " and has no " + what);
      }
      return value;
    }

    public Builder description(String text) {
      this.description = Objects.requireNonNull(text);
      return this;
    }

    /**
     * Gives the option.
     *
     * @throws IllegalStateException if it is required and has a default, if no value lies in its
     *     range, or if its default or one of the values it names is not allowed
     */
    public OptionSpec build() {
      if (required && defaultValue.isPresent()) {
        throw new IllegalStateException("Option '" + name + "' is required and has a default");
      }
      if (minimum.isPresent() && maximum.isPresent() && compare(minimum.get(), maximum.get()) > 0) {
        throw new IllegalStateException(
            "Option '" + name + "' has the minimum " + minimum.get() + " above its maximum");
      }
      OptionSpec option = new OptionSpec(this);
      if (defaultValue.isPresent() && !option.allows(defaultValue.get())) {
        throw new IllegalStateException(
            "The default of option '" + name + "' is not among its allowed values");
      }
      for (Object value : allowedValues) {
        if (!option.allows(value)) {
          throw new IllegalStateException(
              "The allowed value " + value + " of option '" + name + "' is out of its range");
        }
      }
      return option;
    }
  }
}
