package dev.codeanatomy.common.option;

import com.fasterxml.jackson.databind.JsonNode;
import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.number.Float64Decimals;
import dev.codeanatomy.plugin.api.OptionSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Binds given values to declared options, strictly: an unknown name, a wrong type, a value that is
 * not allowed or out of range and a missing required value are findings, all collected. A value is
 * a Boolean, a number, a String, or a JSON node of one of these; a number fits an integer option
 * only if it is whole and in range and a {@code float64} only if that gives its digits back, and no
 * text is read as a number. Stateless.
 */
public final class OptionBinder {
  private OptionBinder() {}

  /**
   * Binds the values.
   *
   * @param where the place the values come from, for findings; the option's name is put after it
   */
  public static OptionBinding bind(String where, List<OptionSpec> declared, Map<String, ?> given) {
    Map<String, OptionSpec> specs = new LinkedHashMap<>();
    declared.forEach(spec -> specs.put(spec.name(), spec));
    List<Finding> findings = new ArrayList<>();
    Map<String, Object> values = new TreeMap<>();
    for (Map.Entry<String, ?> entry : new TreeMap<>(given).entrySet()) {
      String place = where + "/" + entry.getKey();
      OptionSpec spec = specs.get(entry.getKey());
      if (spec == null) {
        findings.add(unknown(place, entry.getKey(), specs));
      } else {
        bindOne(place, spec, entry.getValue(), values, findings);
      }
    }
    for (OptionSpec spec : declared) {
      if (given.containsKey(spec.name())) {
        continue;
      }
      spec.defaultValue().ifPresent(value -> values.put(spec.name(), value));
      if (spec.required()) {
        findings.add(
            Finding.of(
                    FindingCode.OPTION_MISSING,
                    where + "/" + spec.name(),
                    "no value for option '" + spec.name() + "'")
                .expected("a " + spec.type()));
      }
    }
    if (!findings.isEmpty()) {
      return new OptionBinding.Rejected(findings);
    }
    Map<String, String> types = new LinkedHashMap<>();
    declared.forEach(spec -> types.put(spec.name(), spec.type()));
    return new OptionBinding.Bound(new BoundOptions(types, values));
  }

  private static Finding unknown(String place, String name, Map<String, OptionSpec> specs) {
    return Finding.of(FindingCode.OPTION_UNKNOWN, place, "unknown option '" + name + "'")
        .expected(specs.isEmpty() ? "no option" : "one of " + String.join(", ", specs.keySet()))
        .remedy(DidYouMean.question(name, specs.keySet()));
  }

  private static void bindOne(
      String place,
      OptionSpec spec,
      Object given,
      Map<String, Object> values,
      List<Finding> findings) {
    Optional<Object> value = value(spec.type(), given);
    if (value.isEmpty()) {
      findings.add(
          Finding.of(FindingCode.OPTION_WRONG_TYPE, place, "the value " + given)
              .expected("a " + spec.type()));
    } else if (!spec.allows(value.get())) {
      findings.add(
          Finding.of(FindingCode.OPTION_NOT_ALLOWED, place, "the value '" + value.get() + "'")
              .expected(allowed(spec))
              .remedy(DidYouMean.question(String.valueOf(value.get()), texts(spec))));
    } else {
      values.put(spec.name(), value.get());
    }
  }

  private static String allowed(OptionSpec spec) {
    String range =
        Stream.of(
                spec.minimum().map(value -> "at least " + value),
                spec.maximum().map(value -> "at most " + value))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" and "));
    return spec.allowedValues().isEmpty() ? range : "one of " + String.join(", ", texts(spec));
  }

  private static List<String> texts(OptionSpec spec) {
    return spec.allowedValues().stream().map(String::valueOf).toList();
  }

  private static Object plain(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNumber() ? node.decimalValue() : node;
  }

  /**
   * The value as a type of options has it, if it is one without loss.
   *
   * @param type the type's code, as {@link OptionSpec#type()} gives it
   * @param given what {@link #bind} takes
   */
  public static Optional<Object> value(String type, Object given) {
    Object value = given instanceof JsonNode ? plain((JsonNode) given) : given;
    try {
      return switch (type) {
        case "bool" -> Optional.of(value).filter(Boolean.class::isInstance);
        case "utf8" -> Optional.of(value).filter(String.class::isInstance);
        case "int32" -> number(value).map(BigDecimal::intValueExact);
        case "int64" -> number(value).map(BigDecimal::longValueExact);
        case "float64" -> float64(value);
        default -> Optional.empty();
      };
    } catch (ArithmeticException notWholeOrOutOfRange) {
      return Optional.empty();
    }
  }

  private static Optional<Object> float64(Object value) {
    if (value instanceof Double) {
      // As it is: a negative zero has no decimal.
      return Optional.of(value).filter(d -> Double.isFinite((Double) d));
    }
    OptionalDouble exact =
        number(value).map(Float64Decimals::lossless).orElseGet(OptionalDouble::empty);
    return exact.isPresent() ? Optional.of(exact.getAsDouble()) : Optional.empty();
  }

  private static Optional<BigDecimal> number(Object value) {
    if (value instanceof BigDecimal) {
      return Optional.of((BigDecimal) value);
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? Optional.of(new BigDecimal(number)) : Optional.empty();
    }
    return value instanceof Number
        ? Optional.of(new BigDecimal(value.toString()))
        : Optional.empty();
  }
}
