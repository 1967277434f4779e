package dev.codeanatomy.common.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One object of a manifest while it is read: remembers what was asked for, reports the rest. */
final class StrictObject {
  private final JsonNode node;
  private final String pointer;
  private final List<Finding> findings;
  private final List<String> known = new ArrayList<>();

  StrictObject(JsonNode node, String pointer, List<Finding> findings) {
    this.pointer = pointer;
    this.findings = findings;
    if (node.isObject()) {
      this.node = node;
    } else {
      wrongType(pointer.isEmpty() ? "/" : pointer, node, "an object");
      this.node = JsonNodeFactory.instance.objectNode();
    }
  }

  String pointer(String name) {
    return pointer + "/" + name;
  }

  Optional<String> text(String name, boolean required, TextForm form) {
    return member(name, required, form.said()).flatMap(value -> text(pointer(name), value, form));
  }

  /** The texts of an array, each once. */
  List<String> texts(String name, TextForm form) {
    List<String> texts = new ArrayList<>();
    ArrayNode array = array(name, false);
    for (int i = 0; i < array.size(); i++) {
      String place = pointer(name) + "/" + i;
      text(place, array.get(i), form)
          .ifPresent(
              text -> {
                if (texts.contains(text)) {
                  duplicate(place, "'" + text + "'");
                } else {
                  texts.add(text);
                }
              });
    }
    return texts;
  }

  private Optional<String> text(String place, JsonNode value, TextForm form) {
    if (!value.isTextual()) {
      wrongType(place, value, "a text: " + form.said());
      return Optional.empty();
    }
    if (!form.fits(value.textValue())) {
      invalid(place, value, form.said());
      return Optional.empty();
    }
    return Optional.of(value.textValue());
  }

  Optional<Integer> integer(String name, boolean required, int low, int high) {
    String form = "a whole number from " + low + " to " + high;
    return member(name, required, form)
        .flatMap(
            value -> {
              if (!value.isIntegralNumber()) {
                wrongType(pointer(name), value, form);
                return Optional.empty();
              }
              if (!value.canConvertToInt() || value.intValue() < low || value.intValue() > high) {
                invalid(pointer(name), value, form);
                return Optional.empty();
              }
              return Optional.of(value.intValue());
            });
  }

  boolean flag(String name) {
    return member(name, false, "true or false")
        .map(
            value -> {
              if (!value.isBoolean()) {
                wrongType(pointer(name), value, "true or false");
              }
              return value.asBoolean();
            })
        .orElse(false);
  }

  ArrayNode array(String name, boolean required) {
    return member(name, required, "an array")
        .filter(
            value -> {
              if (!value.isArray()) {
                wrongType(pointer(name), value, "an array");
              }
              return value.isArray();
            })
        .map(value -> (ArrayNode) value)
        .orElseGet(JsonNodeFactory.instance::arrayNode);
  }

  ObjectNode object(String name) {
    return member(name, false, "an object")
        .filter(
            value -> {
              if (!value.isObject()) {
                wrongType(pointer(name), value, "an object");
              }
              return value.isObject();
            })
        .map(value -> (ObjectNode) value)
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  Optional<JsonNode> member(String name, boolean required, String form) {
    known.add(name);
    Optional<JsonNode> value = Optional.ofNullable(node.get(name));
    if (required && value.isEmpty()) {
      findings.add(
          Finding.of(
                  FindingCode.MANIFEST_MISSING_PROPERTY,
                  pointer(name),
                  "no property '" + name + "'")
              .expected(form));
    }
    return value;
  }

  /** Reports every member that was never asked for. */
  void end() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                findings.add(
                    Finding.of(
                            FindingCode.MANIFEST_UNKNOWN_PROPERTY,
                            pointer(name),
                            "the unknown property '" + name + "'")
                        .expected("one of " + String.join(", ", known))
                        .remedy(DidYouMean.question(name, known)));
              }
            });
  }

  void wrongType(String place, JsonNode value, String form) {
    findings.add(
        Finding.of(FindingCode.MANIFEST_WRONG_TYPE, place, "the value " + value).expected(form));
  }

  void invalid(String place, JsonNode value, String form) {
    findings.add(
        Finding.of(FindingCode.MANIFEST_INVALID_VALUE, place, "the value " + value).expected(form));
  }

  void duplicate(String place, String what) {
    findings.add(Finding.of(FindingCode.MANIFEST_DUPLICATE, place, what + " a second time"));
  }
}
