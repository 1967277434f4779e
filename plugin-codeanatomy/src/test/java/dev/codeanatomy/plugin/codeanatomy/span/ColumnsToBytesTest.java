package dev.codeanatomy.plugin.codeanatomy.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.codeanatomy.fixture.TestPlugin;
import dev.codeanatomy.plugin.codeanatomy.fixture.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsToBytesTest {
  private static final TestPlugin PLUGIN = TestPlugin.load();
  private static final String ROCKET = "\ud83d\ude80x";

  @ParameterizedTest
  @CsvSource({
    "abcdef, 3, BYTE, 3",
    "\u4f60\u597da, 2, UTF32, 6",
    "\ud83d\ude80x, 2, UTF16, 4",
    "\ud83d\ude80x, 3, UTF16, 5",
    "\ud83d\ude80x, 99, UTF16, 5",
    "\u00e9, 2, UTF8, 2",
    "abc, -1, BYTE, 0",
    "\ud83d\ude80x, 0, UTF16, 0",
    "\ud83d\ude80x, 1, UTF32, 4",
    "\ud83d\ude80x, 2, BYTE, 2",
  })
  void columnsBecomeBytes(String line, long column, String unit, long offset) throws Exception {
    assertThat(PLUGIN.call("col_to_byte", line, column, unit)).isEqualTo(offset);
  }

  @ParameterizedTest
  @CsvSource({
    "utf-16, 4",
    "UTF_16, 4",
    "2, 4",
    " utf16 , 4",
    "UTF-8, -1",
    "1, -1",
    "utf_8, -1",
    "UTF-32, 5",
    "3, 5",
    "zzz, 5",
    "byte, 2",
    "utf8_byte, 2"
  })
  void unitsAreKnownWithHyphensAndByCode(String unit, long offset) throws Exception {
    if (offset < 0) {
      assertThatThrownBy(() -> PLUGIN.call("col_to_byte", ROCKET, 2, unit))
          .hasMessageContaining("UTF8");
    } else {
      assertThat(PLUGIN.call("col_to_byte", ROCKET, 2, unit)).isEqualTo(offset);
    }
  }

  @Test
  void aColumnInsideACharacterIsAnError() {
    assertThatThrownBy(() -> PLUGIN.call("col_to_byte", ROCKET, 1, "UTF16"))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("Column 1 (UTF16)");
    assertThatThrownBy(() -> PLUGIN.call("col_to_byte", "\u00e9", 1, "UTF8"))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("Column 1 (UTF8)");
  }

  @Test
  void nullLinesAndColumnsGiveNullAndANullUnitIsUtf32() throws Exception {
    assertThat(PLUGIN.call("col_to_byte", null, 1, "BYTE")).isNull();
    assertThat(PLUGIN.call("col_to_byte", "a", Literal.ofNull(ArrowTypes.INT64), "BYTE")).isNull();
    assertThat(PLUGIN.call("col_to_byte", ROCKET, 1, null)).isEqualTo(4L);
  }

  @Test
  void theUnitMayVaryByRow() throws Exception {
    assertThat(
            PLUGIN
                .scalar("col_to_byte")
                .args(
                    Value.column(ArrowTypes.UTF8, ROCKET, ROCKET, ROCKET, null),
                    Value.column(ArrowTypes.INT64, 2L, 2L, 2L, 2L),
                    Value.column(ArrowTypes.UTF8, "BYTE", "UTF16", null, "BYTE"))
                .withViewTexts()
                .rows())
        .containsExactly(2L, 4L, 5L, null);
  }

  @Test
  void extremeColumnsAreClamped() throws Exception {
    for (String unit : new String[] {"BYTE", "UTF8", "UTF16", "UTF32"}) {
      assertThat(PLUGIN.call("col_to_byte", ROCKET, Long.MAX_VALUE, unit)).isEqualTo(5L);
      assertThat(PLUGIN.call("col_to_byte", ROCKET, Long.MIN_VALUE, unit)).isEqualTo(0L);
      assertThat(PLUGIN.call("col_to_byte", "", 1, unit)).isEqualTo(0L);
    }
  }

  @Test
  void linesAndColumnsBecomeByteSpans() throws Exception {
    assertThat(PLUGIN.call("canonicalize_byte_span", 10, "abcdef", 3, 20, "ghijkl", 2, "BYTE"))
        .isEqualTo(Map.of("bstart", 13L, "bend", 22L));
    assertThat(PLUGIN.call("canonicalize_byte_span", 10, ROCKET, 2, 10, ROCKET, 3, "utf-16"))
        .isEqualTo(Map.of("bstart", 14L, "bend", 15L));
    assertThat(PLUGIN.call("canonicalize_byte_span", Long.MAX_VALUE, "ab", 1, 0, "ab", 1, "BYTE"))
        .isEqualTo(Map.of("bstart", Long.MAX_VALUE, "bend", 1L));
  }

  @Test
  void aSideIsNullWhereItsInputsOrTheUnitAre() throws Exception {
    assertThat(PLUGIN.call("canonicalize_byte_span", 10, null, 3, 20, "ghijkl", 2, "BYTE"))
        .isEqualTo(side(null, 22L));
    Literal noNumber = Literal.ofNull(ArrowTypes.INT64);
    assertThat(PLUGIN.call("canonicalize_byte_span", 10, "abc", 3, noNumber, "ghi", 2, "BYTE"))
        .isEqualTo(side(13L, null));
    assertThat(PLUGIN.call("canonicalize_byte_span", 10, "abc", 3, 20, "ghi", 2, null))
        .isEqualTo(side(null, null));
  }

  private static Map<String, Object> side(Long start, Long end) {
    Map<String, Object> span = new LinkedHashMap<>();
    span.put("bstart", start);
    span.put("bend", end);
    return span;
  }

  @ParameterizedTest
  @CsvSource({
    "utf8, 1",
    "UTF-8, 1",
    "1, 1",
    "UTF16, 2",
    "utf_16, 2",
    "' 2 ', 2",
    "utf32, 3",
    "3, 3",
    "'', 3",
    "zzz, 3",
    "BYTE, 3"
  })
  void anEncodingHasItsCode(String name, long code) throws Exception {
    assertThat(PLUGIN.call("position_encoding_norm", name)).isEqualTo(code);
  }

  @Test
  void encodingsAreReadRowByRow() throws Exception {
    assertThat(
            PLUGIN
                .scalar("position_encoding_norm")
                .args(Value.column(ArrowTypes.UTF8, "utf8", "utf8", null, "utf16", "utf8", "utf"))
                .rows())
        .containsExactly(1L, 1L, 3L, 2L, 1L, 3L);
  }

  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.of(
            "a", "\r", "\u00e9", "\u4f60", "\ud83d\ude80", "\ufeff", "\u0301", "\uffff")
        .list()
        .ofMaxSize(12)
        .map(parts -> parts.stream().collect(Collectors.joining()));
  }

  @Property(tries = 1000)
  void everyUnitAgreesWithWhatStringsCount(
      @ForAll("lines") String line, @ForAll @IntRange(max = 40) int column) throws Exception {
    long all = bytes(line);
    int units = Math.min(column, line.length());
    if (units > 0 && units < line.length() && Character.isLowSurrogate(line.charAt(units))) {
      assertThatThrownBy(() -> PLUGIN.call("col_to_byte", line, column, "UTF16"))
          .isInstanceOf(PluginException.class);
    } else {
      assertThat(PLUGIN.call("col_to_byte", line, column, "UTF16"))
          .isEqualTo(bytes(line.substring(0, units)));
    }
    int points = Math.min(column, line.codePointCount(0, line.length()));
    assertThat(PLUGIN.call("col_to_byte", line, column, "UTF32"))
        .isEqualTo(bytes(line.substring(0, line.offsetByCodePoints(0, points))));
    assertThat(PLUGIN.call("col_to_byte", line, column, "BYTE"))
        .isEqualTo(Math.min(all, (long) column));
  }

  @Property(tries = 500)
  void utf8ColumnsAreTheStartsOfCharacters(
      @ForAll("lines") String line, @ForAll @IntRange(max = 30) int column) throws Exception {
    boolean atStart =
        column >= bytes(line)
            || line.codePoints()
                .collect(
                    () -> new java.util.ArrayList<Long>(java.util.List.of(0L)),
                    (starts, point) ->
                        starts.add(
                            starts.get(starts.size() - 1) + bytes(Character.toString(point))),
                    java.util.List::addAll)
                .contains((long) column);
    if (atStart) {
      assertThat(PLUGIN.call("col_to_byte", line, column, "UTF8"))
          .isEqualTo(Math.min(bytes(line), (long) column));
    } else {
      assertThatThrownBy(() -> PLUGIN.call("col_to_byte", line, column, "UTF8"))
          .isInstanceOf(PluginException.class);
    }
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
