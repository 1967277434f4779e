package dev.codeanatomy.common.digest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.codeanatomy.common.number.Float64Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The canonical text of a JSON tree by RFC 8785 (JSON Canonicalization Scheme): keys sorted by
 * UTF-16 code units, no white space, ECMAScript number form, minimal escapes.
 *
 * <p>Stateless. The text is the same under every JDK: numbers are not written by {@code
 * Double.toString}, whose digits changed in JDK 19.
 */
public final class CanonicalJson {
  private static final BigInteger SAFE = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);

  private CanonicalJson() {}

  /** The canonical text in UTF-8. */
  public static byte[] bytes(JsonNode tree) {
    return text(tree).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The canonical text.
   *
   * @throws IllegalArgumentException if the tree holds what has no canonical form: a number that is
   *     not finite, an integer beyond 2^53-1 (write it as a string), a lone surrogate, a binary or
   *     POJO node
   */
  public static String text(JsonNode tree) {
    StringBuilder out = new StringBuilder();
    write(tree, out);
    return out.toString();
  }

  private static void write(JsonNode node, StringBuilder out) {
    switch (node.getNodeType()) {
      case OBJECT -> object(node, out);
      case ARRAY -> array(node, out);
      case STRING -> string(node.textValue(), out);
      case BOOLEAN -> out.append(node.booleanValue());
      case NULL -> out.append("null");
      case NUMBER -> out.append(number(node));
      default ->
          throw new IllegalArgumentException(
              "A JSON node of type " + node.getNodeType() + " has no canonical form");
    }
  }

  private static void object(JsonNode node, StringBuilder out) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    Collections.sort(keys);
    out.append('{');
    String separator = "";
    for (String key : keys) {
      out.append(separator);
      string(key, out);
      out.append(':');
      write(node.get(key), out);
      separator = ",";
    }
    out.append('}');
  }

  private static void array(JsonNode node, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (JsonNode element : node) {
      out.append(separator);
      write(element, out);
      separator = ",";
    }
    out.append(']');
  }

  private static void string(String value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            checkSurrogate(value, i);
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static void checkSurrogate(String value, int i) {
    char c = value.charAt(i);
    boolean lone =
        Character.isHighSurrogate(c)
                && (i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1)))
            || Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    if (lone) {
      throw new IllegalArgumentException(
          "A string with a lone surrogate at index " + i + " has no UTF-8 form");
    }
  }

  private static String number(JsonNode node) {
    if (node.isIntegralNumber()) {
      BigInteger value = node.bigIntegerValue();
      if (value.abs().compareTo(SAFE) > 0) {
        throw new IllegalArgumentException(
            "The integer "
                + value
                + " is beyond 2^53-1 and would lose digits; write it as a string");
      }
      return value.toString();
    }
    return number(node.doubleValue());
  }

  /** ECMAScript's {@code Number::toString} for base 10. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("The number " + value + " has no JSON form");
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = Float64Decimals.shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    int k = digits.length();
    int n = k - shortest.scale();
    String sign = value < 0 ? "-" : "";
    if (k <= n && n <= 21) {
      return sign + digits + "0".repeat(n - k);
    }
    if (0 < n && n <= 21) {
      return sign + digits.substring(0, n) + "." + digits.substring(n);
    }
    if (-6 < n && n <= 0) {
      return sign + "0." + "0".repeat(-n) + digits;
    }
    String exponent = (n - 1 < 0 ? "e-" : "e+") + Math.abs(n - 1);
    String fraction = k == 1 ? "" : "." + digits.substring(1);
    return sign + digits.charAt(0) + fraction + exponent;
  }
}
