package dev.codeanatomy.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks a document against the part of JSON Schema 2020-12 that our schemas use. */
final class SchemaCheck {
  private final JsonNode root;

  SchemaCheck(JsonNode root) {
    this.root = root;
  }

  List<String> problems(JsonNode document) {
    List<String> problems = new ArrayList<>();
    check(root, document, "", problems);
    return problems;
  }

  private void check(JsonNode schema, JsonNode value, String at, List<String> problems) {
    for (Map.Entry<String, JsonNode> rule : schema.properties()) {
      JsonNode wanted = rule.getValue();
      switch (rule.getKey()) {
        case "$ref" -> check(root.at(wanted.textValue().substring(1)), value, at, problems);
        case "type" -> require(hasType(value, wanted.textValue()), at, rule, problems);
        case "const" -> require(value.equals(wanted), at, rule, problems);
        case "enum" -> require(contains(wanted, value), at, rule, problems);
        case "minimum" -> require(value.longValue() >= wanted.longValue(), at, rule, problems);
        case "maximum" -> require(value.longValue() <= wanted.longValue(), at, rule, problems);
        case "uniqueItems" ->
            require(new HashSet<>(items(value)).size() == value.size(), at, rule, problems);
        case "minItems" -> require(value.size() >= wanted.intValue(), at, rule, problems);
        case "pattern" ->
            require(
                Pattern.compile(wanted.textValue()).matcher(value.asText()).find(),
                at,
                rule,
                problems);
        case "required" ->
            wanted.forEach(k -> require(value.has(k.textValue()), at, rule, problems));
        case "items" -> {
          for (int i = 0; i < value.size(); i++) {
            check(wanted, value.get(i), at + "/" + i, problems);
          }
        }
        case "properties" ->
            wanted
                .properties()
                .forEach(
                    p -> {
                      if (value.has(p.getKey())) {
                        check(p.getValue(), value.get(p.getKey()), at + "/" + p.getKey(), problems);
                      }
                    });
        case "additionalProperties" -> additional(schema, wanted, value, at, problems);
        case "oneOf" -> oneOf(wanted, value, at, problems);
        case "$schema", "$id", "$defs", "title", "description", "default" -> {}
        default -> throw new IllegalStateException("No check for keyword " + rule.getKey());
      }
    }
  }

  private void additional(
      JsonNode schema, JsonNode wanted, JsonNode value, String at, List<String> problems) {
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      if (schema.path("properties").has(member.getKey())) {
        continue;
      }
      if (wanted.isBoolean()) {
        problems.add(at + "/" + member.getKey() + " is not allowed");
      } else {
        check(wanted, member.getValue(), at + "/" + member.getKey(), problems);
      }
    }
  }

  private void oneOf(JsonNode choices, JsonNode value, String at, List<String> problems) {
    int fitting = 0;
    for (JsonNode choice : choices) {
      List<String> own = new ArrayList<>();
      check(choice, value, at, own);
      fitting += own.isEmpty() ? 1 : 0;
    }
    if (fitting != 1) {
      problems.add(at + " fits " + fitting + " of the choices");
    }
  }

  private static void require(
      boolean holds, String at, Map.Entry<String, JsonNode> rule, List<String> problems) {
    if (!holds) {
      problems.add(at + " breaks " + rule);
    }
  }

  private static List<JsonNode> items(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }

  private static boolean contains(JsonNode allowed, JsonNode value) {
    for (JsonNode one : allowed) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasType(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> throw new IllegalStateException("No check for type " + type);
    };
  }
}
