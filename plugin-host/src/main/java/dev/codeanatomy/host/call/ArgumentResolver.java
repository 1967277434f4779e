package dev.codeanatomy.host.call;

import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * Fits the arguments of a call to a function's parameters: positional ones first, then named ones,
 * defaults for what is left out, the variadic tail, and casts that lose nothing. All that does not
 * fit is collected. Stateless; the engine's planner and the host's proofs resolve by it.
 */
public final class ArgumentResolver {
  private final String where;
  private final FunctionSpec spec;
  private final List<GivenArgument> given;
  private final List<Finding> findings = new ArrayList<>();

  private ArgumentResolver(String where, FunctionSpec spec, List<GivenArgument> given) {
    this.where = where;
    this.spec = spec;
    this.given = given;
  }

  /**
   * Resolves a call.
   *
   * @param where the place of the call, for findings
   */
  public static ArgumentResolution resolve(
      String where, FunctionSpec spec, List<GivenArgument> given) {
    return new ArgumentResolver(where, spec, List.copyOf(given)).resolve();
  }

  private ArgumentResolution resolve() {
    Map<String, List<Integer>> byParameter = distribute();
    List<ResolvedArgument> resolved = new ArrayList<>();
    for (Parameter parameter : spec.parameters()) {
      List<Integer> indexes = byParameter.getOrDefault(parameter.name(), List.of());
      if (!indexes.isEmpty()) {
        indexes.forEach(index -> fit(parameter, index).ifPresent(resolved::add));
      } else if (parameter.defaultValue().isPresent()) {
        resolved.add(byDefault(parameter, parameter.defaultValue().get()));
      } else {
        findings.add(
            finding(
                    FindingCode.CALL_ARGUMENT_MISSING,
                    "no argument for parameter '" + parameter.name() + "'")
                .expected(spec.toString()));
      }
    }
    return findings.isEmpty()
        ? new ArgumentResolution.Resolved(new ResolvedCall(spec, resolved, false))
        : new ArgumentResolution.Rejected(findings);
  }

  /** Which given arguments belong to each parameter. */
  private Map<String, List<Integer>> distribute() {
    Map<String, List<Integer>> byParameter = new LinkedHashMap<>();
    List<Parameter> parameters = spec.parameters();
    boolean named = false;
    for (int i = 0; i < given.size(); i++) {
      Optional<String> name = given.get(i).name();
      if (name.isPresent()) {
        named = true;
        place(byParameter, name.get(), i);
      } else if (named) {
        findings.add(
            finding(
                FindingCode.CALL_POSITIONAL_AFTER_NAMED, "argument " + (i + 1) + " has no name"));
      } else if (i < parameters.size()) {
        byParameter.computeIfAbsent(parameters.get(i).name(), k -> new ArrayList<>()).add(i);
      } else if (!parameters.isEmpty() && parameters.get(parameters.size() - 1).variadic()) {
        byParameter
            .computeIfAbsent(parameters.get(parameters.size() - 1).name(), k -> new ArrayList<>())
            .add(i);
      } else {
        findings.add(
            finding(
                    FindingCode.CALL_TOO_MANY_ARGUMENTS,
                    "argument " + (i + 1) + " of " + given.size())
                .expected(spec.toString()));
        break;
      }
    }
    return byParameter;
  }

  private void place(Map<String, List<Integer>> byParameter, String name, int index) {
    List<String> names = spec.parameters().stream().map(Parameter::name).toList();
    if (!names.contains(name)) {
      findings.add(
          finding(FindingCode.CALL_UNKNOWN_ARGUMENT, "the argument name '" + name + "'")
              .expected(spec.toString())
              .remedy(DidYouMean.question(name, names)));
    } else if (byParameter.containsKey(name)) {
      findings.add(finding(FindingCode.CALL_ARGUMENT_TWICE, "argument '" + name + "' again"));
    } else {
      byParameter.put(name, new ArrayList<>(List.of(index)));
    }
  }

  private Optional<ResolvedArgument> fit(Parameter parameter, int index) {
    GivenArgument argument = given.get(index);
    if (parameter.literalOnly() && argument.literal().isEmpty()) {
      findings.add(
          finding(
                  FindingCode.CALL_ARGUMENT_NOT_CONSTANT,
                  "argument '" + parameter.name() + "' is not a constant")
              .expected("a literal of type " + parameter.types()));
      return Optional.empty();
    }
    ArrowType from = argument.field().getType();
    Optional<ArrowType> target =
        ImplicitCasts.target(parameter.types(), argument.field(), argument.literal());
    if (target.isEmpty()) {
      findings.add(
          finding(
                  FindingCode.CALL_ARGUMENT_TYPE,
                  "argument '" + parameter.name() + "' is " + ArrowTypes.text(argument.field()))
              .expected(parameter.types().text()));
      return Optional.empty();
    }
    if (target.get().equals(from)) {
      return Optional.of(
          new ResolvedArgument(
              parameter,
              argument.field(),
              argument.literal(),
              OptionalInt.of(index),
              Optional.empty()));
    }
    ArrowType to = target.get();
    Field field =
        new Field(
            argument.field().getName(),
            new FieldType(argument.field().isNullable(), to, null, argument.field().getMetadata()),
            null);
    return Optional.of(
        new ResolvedArgument(
            parameter,
            field,
            argument.literal().flatMap(literal -> ImplicitCasts.cast(literal, to)),
            OptionalInt.of(index),
            target));
  }

  private static ResolvedArgument byDefault(Parameter parameter, Literal value) {
    Field type = value.field();
    Field field =
        new Field(
            parameter.name(),
            new FieldType(value.isNull(), value.type(), null, type.getMetadata()),
            type.getChildren());
    return new ResolvedArgument(
        parameter, field, Optional.of(value), OptionalInt.empty(), Optional.empty());
  }

  private Finding finding(FindingCode code, String found) {
    return Finding.of(code, where, found);
  }
}
