package dev.codeanatomy.plugin.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Declares one option: name, type, default, and what values are allowed. The type is an open code,
 * one of {@code bool}, {@code int32}, {@code int64}, {@code float64}, {@code utf8}.
 */
@PluginBuilds(since = "0.1")
public final class OptionSpec {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final String name;
  private final String type;
  private final Optional<Object> defaultValue;
  private final boolean required;
  private final List<String> allowedValues;
  private final String description;

  private OptionSpec(Builder builder) {
    this.name = builder.name;
    this.type = builder.type;
    this.defaultValue = builder.defaultValue;
    this.required = builder.required;
    this.allowedValues = builder.allowedValues;
    this.description = builder.description;
  }

  /** Starts an option that is {@code true} or {@code false}. */
  public static Builder bool(String name) {
    return new Builder(name, "bool", Boolean.class);
  }

  /** Starts an option that is a 32-bit integer. */
  public static Builder int32(String name) {
    return new Builder(name, "int32", Integer.class);
  }

  /** Starts an option that is a 64-bit integer. */
  public static Builder int64(String name) {
    return new Builder(name, "int64", Long.class);
  }

  /** Starts an option that is a 64-bit floating point number. */
  public static Builder float64(String name) {
    return new Builder(name, "float64", Double.class);
  }

  /** Starts an option that is a text. */
  public static Builder utf8(String name) {
    return new Builder(name, "utf8", String.class);
  }

  public String name() {
    return name;
  }

  /** The type's code: {@code bool}, {@code int32}, {@code int64}, {@code float64}, {@code utf8}. */
  public String type() {
    return type;
  }

  /** The default: a Boolean, Integer, Long, Double or String, as {@link #type()} says. */
  public Optional<Object> defaultValue() {
    return defaultValue;
  }

  /** Says whether a value must be given. A required option has no default. */
  public boolean required() {
    return required;
  }

  /** For {@code utf8}: the values allowed, or an empty list where any is. */
  public List<String> allowedValues() {
    return allowedValues;
  }

  public String description() {
    return description;
  }

  /** Builds an {@link OptionSpec}; not safe for several threads. */
  public static final class Builder {
    private final String name;
    private final String type;
    private final Class<?> valueClass;
    private Optional<Object> defaultValue = Optional.empty();
    private boolean required;
    private List<String> allowedValues = List.of();
    private String description = "";

    private Builder(String name, String type, Class<?> valueClass) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "An option's name is lower case letters, digits and underscores: '" + name + "'");
      }
      this.name = name;
      this.type = type;
      this.valueClass = valueClass;
    }

    /**
     * Sets the default.
     *
     * @throws IllegalArgumentException if the value is not of the option's type
     */
    public Builder defaultValue(Object value) {
      if (!valueClass.isInstance(value)) {
        throw new IllegalArgumentException(
            "The default of option '" + name + "' must be " + type + " and is " + value.getClass());
      }
      this.defaultValue = Optional.of(value);
      return this;
    }

    public Builder required() {
      this.required = true;
      return this;
    }

    public Builder allowedValues(String... values) {
      this.allowedValues = List.of(values);
      return this;
    }

    public Builder description(String text) {
      this.description = Objects.requireNonNull(text);
      return this;
    }

    /**
     * Gives the option.
     *
     * @throws IllegalStateException if it is required and has a default, or if its default is not
     *     among the allowed values
     */
    public OptionSpec build() {
      if (required && defaultValue.isPresent()) {
        throw new IllegalStateException("Option '" + name + "' is required and has a default");
      }
      if (!allowedValues.isEmpty()
          && defaultValue.isPresent()
          && !allowedValues.contains(String.valueOf(defaultValue.get()))) {
        throw new IllegalStateException(
            "The default of option '" + name + "' is not among its allowed values");
      }
      return new OptionSpec(this);
    }
  }
}
