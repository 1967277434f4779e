package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginBuilds;
import dev.codeanatomy.plugin.api.expr.Literal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * One parameter of a function. Calls may name it ({@code form => 'NFC'}); a parameter with a
 * default is filled in by the host, so bind always sees it. Immutable, safe for many threads.
 */
@PluginBuilds(since = "0.1")
public final class Parameter {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final String name;
  private final TypeSet types;
  private final boolean literalOnly;
  private final boolean variadic;
  private final Optional<Literal> defaultValue;
  private final String description;

  private Parameter(Builder builder) {
    this.name = builder.name;
    this.types = builder.types;
    this.literalOnly = builder.literalOnly;
    this.variadic = builder.variadic;
    this.defaultValue = builder.defaultValue;
    this.description = builder.description;
  }

  public static Builder builder(String name, TypeSet types) {
    return new Builder(name, types);
  }

  /** A required parameter of one type. */
  public static Parameter of(String name, ArrowType type) {
    return builder(name, TypeSet.of(type)).build();
  }

  public String name() {
    return name;
  }

  public TypeSet types() {
    return types;
  }

  /**
   * Says whether the argument must be a constant, known when the query is planned. Such an argument
   * is for bind alone: it is no argument of a row kernel and no column of a {@link Batch}, and a
   * null in it makes no row null.
   */
  public boolean literalOnly() {
    return literalOnly;
  }

  /** Says whether this last parameter stands for one or more arguments. */
  public boolean variadic() {
    return variadic;
  }

  /** What is filled in where a call leaves the parameter out; empty for a required one. */
  public Optional<Literal> defaultValue() {
    return defaultValue;
  }

  public String description() {
    return description;
  }

  /**
   * As a signature spells it: {@code value utf8}, {@code parts any...}, {@code [form utf8 literal =
   * 'NFC']}; the default names its type where the parameter accepts others.
   */
  public String text() {
    String text =
        name + " " + types.text() + (variadic ? "..." : "") + (literalOnly ? " literal" : "");
    return defaultValue.map(value -> "[" + text + " = " + text(value) + "]").orElse(text);
  }

  private String text(Literal value) {
    String text = value.toString();
    String type = ":" + types.text();
    return text.endsWith(type) ? text.substring(0, text.length() - type.length()) : text;
  }

  @Override
  public String toString() {
    return text();
  }

  /** Builds a {@link Parameter}; not safe for several threads. */
  public static final class Builder {
    private final String name;
    private final TypeSet types;
    private boolean literalOnly;
    private boolean variadic;
    private Optional<Literal> defaultValue = Optional.empty();
    private String description = "";

    private Builder(String name, TypeSet types) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "A parameter's name is lower case letters, digits and underscores: '" + name + "'");
      }
      this.name = name;
      this.types = types;
    }

    public Builder literalOnly() {
      this.literalOnly = true;
      return this;
    }

    public Builder variadic() {
      this.variadic = true;
      return this;
    }

    /**
     * Makes the parameter optional.
     *
     * @throws IllegalArgumentException if the value's type is not one the parameter accepts
     */
    public Builder defaultValue(Literal value) {
      if (!types.accepts(value.field())) {
        throw new IllegalArgumentException(
            "The default " + value + " of parameter '" + name + "' is not of type " + types);
      }
      this.defaultValue = Optional.of(value);
      return this;
    }

    public Builder description(String text) {
      this.description = text;
      return this;
    }

    /**
     * Gives the parameter.
     *
     * @throws IllegalStateException if it is variadic and has a default
     */
    public Parameter build() {
      if (variadic && defaultValue.isPresent()) {
        throw new IllegalStateException("Parameter '" + name + "' is variadic and has a default");
      }
      return new Parameter(this);
    }
  }
}
