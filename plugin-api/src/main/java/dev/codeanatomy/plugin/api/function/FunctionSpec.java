package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginBuilds;
import dev.codeanatomy.plugin.api.expr.Literal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * Everything the host must know of a function before it binds it. The manifest repeats name,
 * signature and revision, and a difference between the two is refused. Immutable, safe for many
 * threads.
 */
@PluginBuilds(since = "0.1")
public final class FunctionSpec {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final String name;
  private final List<String> aliases;
  private final List<Parameter> parameters;
  private final TypeSet returns;
  private final Volatility volatility;
  private final NullHandling nullHandling;
  private final boolean acceptsIgnoreNulls;
  private final Optional<FunctionDoc> doc;
  private final List<String> tags;
  private final int revision;
  private final Optional<Sample> sample;

  private FunctionSpec(Builder builder) {
    this.name = builder.name;
    this.aliases = List.copyOf(builder.aliases);
    this.parameters = List.copyOf(builder.parameters);
    this.returns = builder.returns;
    this.volatility = builder.volatility;
    this.nullHandling = builder.nullHandling;
    this.acceptsIgnoreNulls = builder.acceptsIgnoreNulls;
    this.doc = builder.doc;
    this.tags = List.copyOf(builder.tags);
    this.revision = builder.revision;
    this.sample = builder.sample;
  }

  /**
   * Starts a spec.
   *
   * @param name lower case letters, digits and underscores
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  public String name() {
    return name;
  }

  /** Other names the function answers to. */
  public List<String> aliases() {
    return aliases;
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  /** What {@code bind} may return; for a table function a struct. */
  public TypeSet returns() {
    return returns;
  }

  public Volatility volatility() {
    return volatility;
  }

  public NullHandling nullHandling() {
    return nullHandling;
  }

  /**
   * Says whether a call of this window function may have {@code IGNORE NULLS}, which {@link
   * BindContext#ignoreNulls()} then says. Means nothing for functions of other kinds.
   */
  public boolean acceptsIgnoreNulls() {
    return acceptsIgnoreNulls;
  }

  public Optional<FunctionDoc> doc() {
    return doc;
  }

  /** Free labels, for example {@code hash}. */
  public List<String> tags() {
    return tags;
  }

  /** Grows by one whenever the same arguments may give another answer than before; starts at 1. */
  public int revision() {
    return revision;
  }

  /** How the host proves the function; empty if that needs the outside world. */
  public Optional<Sample> sample() {
    return sample;
  }

  /**
   * The signature as the manifest spells it: {@code (prefix utf8, parts any...) -> utf8}. Two
   * functions that take or give other types, or have other defaults, have two signatures.
   */
  public String signature() {
    return parameters.stream().map(Parameter::text).collect(Collectors.joining(", ", "(", ")"))
        + " -> "
        + returns.text();
  }

  @Override
  public String toString() {
    return name + signature();
  }

  /** Builds a {@link FunctionSpec}; not safe for several threads. */
  public static final class Builder {
    private final String name;
    private final List<String> aliases = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private TypeSet returns = TypeSet.any();
    private Volatility volatility = Volatility.IMMUTABLE;
    private NullHandling nullHandling = NullHandling.PROPAGATE;
    private boolean acceptsIgnoreNulls;
    private Optional<FunctionDoc> doc = Optional.empty();
    private final List<String> tags = new ArrayList<>();
    private int revision = 1;
    private Optional<Sample> sample = Optional.empty();

    private Builder(String name) {
      this.name = checked(name);
    }

    private static String checked(String name) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "A function's name is lower case letters, digits and underscores: '" + name + "'");
      }
      return name;
    }

    public Builder alias(String alias) {
      aliases.add(checked(alias));
      return this;
    }

    public Builder parameter(Parameter parameter) {
      parameters.add(Objects.requireNonNull(parameter));
      return this;
    }

    /** Adds a required parameter of one type. */
    public Builder parameter(String parameterName, ArrowType type) {
      return parameter(Parameter.of(parameterName, type));
    }

    /** Adds a parameter that must be a constant and may be left out. */
    public Builder option(String parameterName, Literal defaultValue) {
      return parameter(
          Parameter.builder(parameterName, ofType(defaultValue))
              .literalOnly()
              .defaultValue(defaultValue)
              .build());
    }

    private static TypeSet ofType(Literal value) {
      return value.field().getChildren().isEmpty()
          ? TypeSet.of(value.type())
          : TypeSet.exactly(value.field());
    }

    public Builder returns(ArrowType type) {
      return returns(TypeSet.of(type));
    }

    public Builder returns(TypeSet types) {
      this.returns = Objects.requireNonNull(types);
      return this;
    }

    public Builder volatility(Volatility value) {
      this.volatility = Objects.requireNonNull(value);
      return this;
    }

    public Builder nullHandling(NullHandling value) {
      this.nullHandling = Objects.requireNonNull(value);
      return this;
    }

    /** Lets calls of a window function have {@code IGNORE NULLS}. */
    public Builder acceptsIgnoreNulls() {
      this.acceptsIgnoreNulls = true;
      return this;
    }

    public Builder doc(FunctionDoc value) {
      this.doc = Optional.of(value);
      return this;
    }

    public Builder tag(String tag) {
      tags.add(Objects.requireNonNull(tag));
      return this;
    }

    public Builder revision(int value) {
      this.revision = value;
      return this;
    }

    public Builder sample(Sample value) {
      this.sample = Optional.of(value);
      return this;
    }

    /**
     * Gives the spec.
     *
     * @throws IllegalStateException if two parameters share a name, a variadic parameter is not the
     *     last, a required parameter follows an optional one, or the revision is below 1
     */
    public FunctionSpec build() {
      Set<String> names = new HashSet<>();
      boolean optionalSeen = false;
      for (int i = 0; i < parameters.size(); i++) {
        Parameter parameter = parameters.get(i);
        if (!names.add(parameter.name())) {
          throw new IllegalStateException(
              "Function '" + name + "' has two parameters '" + parameter.name() + "'");
        }
        if (parameter.variadic() && i != parameters.size() - 1) {
          throw new IllegalStateException(
              "Function '" + name + "': only the last parameter may be variadic");
        }
        if (optionalSeen && parameter.defaultValue().isEmpty()) {
          throw new IllegalStateException(
              "Function '" + name + "': '" + parameter.name() + "' follows an optional parameter");
        }
        optionalSeen |= parameter.defaultValue().isPresent();
      }
      if (revision < 1) {
        throw new IllegalStateException("Function '" + name + "': a revision starts at 1");
      }
      return new FunctionSpec(this);
    }
  }
}
