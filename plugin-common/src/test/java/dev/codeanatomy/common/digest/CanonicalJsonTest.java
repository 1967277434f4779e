package dev.codeanatomy.common.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void sortsKeysByUtf16UnitsAndDropsWhiteSpace() throws Exception {
    // The example of RFC 8785 section 3.2.3.
    String source =
        """
        {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
         "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
         "\\u00f6": "Latin Small Letter O With Diaeresis"}
        """;

    assertThat(canonical(source))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @ParameterizedTest
  @CsvSource({
    // Appendix B of RFC 8785: IEEE 754 bits and their text.
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2",
  })
  void writesNumbersAsEcmaScriptDoes(String bits, String text) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

    assertThat(CanonicalJson.number(value)).isEqualTo(text);
  }

  @Property
  void numbersReadBackUnchanged(@ForAll double value) {
    assertThat(Double.parseDouble(CanonicalJson.number(value))).isEqualTo(value + 0.0);
  }

  @Property
  void aTreeReadsBackUnchanged(@ForAll String key, @ForAll long number) throws Exception {
    String clean =
        key.codePoints()
            .filter(c -> c < 0xD800 || c > 0xDFFF)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    JsonNode tree = JSON.createObjectNode().put(clean, number / 2048).put("b" + clean, clean);

    assertThat(JSON.readTree(CanonicalJson.bytes(tree))).isEqualTo(JSON.readTree(tree.toString()));
  }

  @Test
  void refusesWhatWouldLoseDigits() {
    assertThatThrownBy(() -> canonical("9007199254740992"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write it as a string");
  }

  @Test
  void refusesALoneSurrogate() {
    assertThatThrownBy(() -> canonical("\"\\ud83d!\""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lone surrogate at index 0");
  }

  private static String canonical(String source) throws Exception {
    return CanonicalJson.text(JSON.readTree(source));
  }
}
