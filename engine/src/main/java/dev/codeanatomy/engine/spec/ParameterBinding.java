package dev.codeanatomy.engine.spec;

import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.spec.ParameterValue;
import dev.codeanatomy.contract.spec.TypedParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Gives each declared parameter its value: the run's, else its default. */
final class ParameterBinding {
  private ParameterBinding() {}

  static SequencedMap<String, ParameterValue> bind(
      List<TypedParameter> declared, Map<String, String> given, List<Finding> findings) {
    SequencedMap<String, ParameterValue> values = new LinkedHashMap<>();
    for (TypedParameter parameter : declared) {
      String text = given.get(parameter.name());
      if (text != null) {
        parse(parameter, text, values, findings);
      } else if (parameter.defaultValue().isPresent()) {
        values.put(parameter.name(), parameter.defaultValue().get());
      } else {
        findings.add(missing(parameter));
      }
    }
    List<String> names = declared.stream().map(TypedParameter::name).toList();
    for (String name : new TreeMap<>(given).keySet()) {
      if (!names.contains(name)) {
        findings.add(surplus(name, names));
      }
    }
    return values;
  }

  private static void parse(
      TypedParameter parameter,
      String text,
      Map<String, ParameterValue> values,
      List<Finding> findings) {
    try {
      values.put(parameter.name(), parameter.type().parse(text));
    } catch (IllegalArgumentException e) {
      findings.add(
          Finding.of(
              FindingCode.PARAMETER_INVALID,
              "parameter " + parameter.name(),
              String.valueOf(e.getMessage())));
    }
  }

  private static Finding missing(TypedParameter parameter) {
    String what = parameter.description().map(d -> " (" + d + ")").orElse("");
    return Finding.of(
            FindingCode.PARAMETER_MISSING,
            "parameter " + parameter.name(),
            "no value for '" + parameter.name() + "'" + what)
        .expected("a value of type " + parameter.type().wire())
        .remedy("Give one: --param " + parameter.name() + "=...");
  }

  private static Finding surplus(String name, List<String> known) {
    return Finding.of(
            FindingCode.PARAMETER_SURPLUS,
            "parameter " + name,
            "the spec declares no parameter '" + name + "'")
        .expected(known.isEmpty() ? "no parameters" : "one of " + String.join(", ", known))
        .remedy(DidYouMean.question(name, known));
  }
}
