package dev.codeanatomy.engine.compile;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.spec.ParameterValue;
import dev.codeanatomy.contract.spec.Transform;
import dev.codeanatomy.contract.spec.TypedParameter;
import dev.codeanatomy.engine.spec.ResolvedSpec;
import dev.codeanatomy.engine.sql.SqlReferences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What table functions refused although the spec is right: the values that this run gave to its
 * parameters. Views that were refused the same value for the same reason are one finding, which is
 * about the parameter.
 */
final class RefusedParameters {
  private final ResolvedSpec resolved;
  private final Map<Refusal, List<String>> views = new LinkedHashMap<>();

  RefusedParameters(ResolvedSpec resolved) {
    this.resolved = resolved;
  }

  private record Refusal(Finding finding, List<String> parameters) {}

  /**
   * Takes a refusal down.
   *
   * @param view the view, for people
   * @return whether a parameter has a part in it; if not, nothing was taken down
   */
  boolean add(Transform.TableFunction call, String view, Finding refusal) {
    // A plugin's defect comes with a remedy of its own; a wrong call never got to the function.
    boolean isRefusal = refusal.code() == FindingCode.SQL_BIND_FAILED && refusal.remedy().isEmpty();
    List<String> parameters = isRefusal ? blamed(call) : List.of();
    if (parameters.isEmpty()) {
      return false;
    }
    String names = parameters.stream().map(this::shown).collect(Collectors.joining(", "));
    String flags =
        parameters.stream().map(p -> "--param " + p + "=...").collect(Collectors.joining(" "));
    Finding finding =
        new Finding(
            refusal.code(),
            (parameters.size() == 1 ? "parameter " : "parameters ") + names,
            refusal.found(),
            refusal.expected(),
            Optional.of("Give another value: " + flags));
    views.computeIfAbsent(new Refusal(finding, parameters), key -> new ArrayList<>()).add(view);
    return true;
  }

  /** Everything taken down, in order. */
  List<Finding> findings() {
    return views.entrySet().stream()
        .map(
            entry -> {
              Finding finding = entry.getKey().finding();
              return new Finding(
                  finding.code(),
                  finding.where() + " (" + String.join(", ", entry.getValue()) + ")",
                  finding.found(),
                  finding.expected(),
                  finding.remedy());
            })
        .toList();
  }

  /** The call's parameters; those that kept their defaults only if none did not. */
  private List<String> blamed(Transform.TableFunction call) {
    SequencedSet<String> all = new LinkedHashSet<>();
    Stream.concat(call.arguments().stream(), call.namedArguments().values().stream())
        .flatMap(text -> new SqlReferences().expression(text).parameters().stream())
        .forEach(parameter -> all.add(name(parameter)));
    List<String> given = all.stream().filter(name -> !isDefault(name)).toList();
    return given.isEmpty() ? List.copyOf(all) : given;
  }

  /** A parameter is used by its name, or by its place in the order of declaration, from 1. */
  private String name(String parameter) {
    return Character.isDigit(parameter.charAt(0))
        ? List.copyOf(resolved.parameters().keySet()).get(Integer.parseInt(parameter) - 1)
        : parameter;
  }

  private boolean isDefault(String name) {
    return resolved.spec().typedParameters().stream()
        .filter(declared -> declared.name().equals(name))
        .map(TypedParameter::defaultValue)
        .anyMatch(value -> value.equals(Optional.ofNullable(resolved.parameters().get(name))));
  }

  private String shown(String name) {
    String value =
        Optional.ofNullable(resolved.parameters().get(name)).map(ParameterValue::text).orElse("");
    return name + " = '" + value + "'";
  }
}
