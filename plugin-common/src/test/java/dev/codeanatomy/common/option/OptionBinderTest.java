package dev.codeanatomy.common.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.number.Float64Decimals;
import dev.codeanatomy.plugin.api.OptionSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OptionBinderTest {
  private static final List<OptionSpec> EVERY_TYPE =
      List.of(
          OptionSpec.bool("deep").build(),
          OptionSpec.int32("lines").build(),
          OptionSpec.int64("bytes").build(),
          OptionSpec.float64("share").build(),
          OptionSpec.utf8("unit").build());

  private static BoundOptions bound(List<OptionSpec> declared, Map<String, ?> given) {
    OptionBinding binding = OptionBinder.bind("/options", declared, given);
    assertThat(binding).isInstanceOf(OptionBinding.Bound.class);
    return ((OptionBinding.Bound) binding).options();
  }

  private static List<String> rejected(List<OptionSpec> declared, Map<String, ?> given) {
    OptionBinding binding = OptionBinder.bind("/options", declared, given);
    assertThat(binding).isInstanceOf(OptionBinding.Rejected.class);
    return ((OptionBinding.Rejected) binding).findings().stream().map(Finding::toString).toList();
  }

  @Property
  void everyValueOfItsTypeIsBoundAsItIs(
      @ForAll boolean deep,
      @ForAll int lines,
      @ForAll long bytes,
      @ForAll double share,
      @ForAll String unit) {
    BoundOptions options =
        bound(
            EVERY_TYPE,
            Map.of("deep", deep, "lines", lines, "bytes", bytes, "share", share, "unit", unit));

    assertThat(options.getBoolean("deep")).isEqualTo(deep);
    assertThat(options.getInt32("lines")).isEqualTo(lines);
    assertThat(options.getInt64("bytes")).isEqualTo(bytes);
    assertThat(options.getFloat64("share")).isEqualTo(share);
    assertThat(options.getUtf8("unit")).isEqualTo(unit);
  }

  @Property
  void jsonSaysTheSameAsJava(
      @ForAll boolean deep, @ForAll int lines, @ForAll long bytes, @ForAll String unit) {
    Map<String, Object> plain = Map.of("deep", deep, "lines", lines, "bytes", bytes, "unit", unit);
    Map<String, Object> json = new HashMap<>();
    plain.forEach((name, value) -> json.put(name, new ObjectMapper().valueToTree(value)));

    assertThat(bound(EVERY_TYPE, json).values()).isEqualTo(bound(EVERY_TYPE, plain).values());
  }

  @Property
  void aWholeNumberFitsAnIntegerExactlyIfItIsInRange(@ForAll BigInteger number) {
    boolean int32 = number.bitLength() < Integer.SIZE;
    boolean int64 = number.bitLength() < Long.SIZE;

    assertThat(OptionBinder.bind("/", EVERY_TYPE, Map.of("lines", number)))
        .isInstanceOf(int32 ? OptionBinding.Bound.class : OptionBinding.Rejected.class);
    assertThat(OptionBinder.bind("/", EVERY_TYPE, Map.of("bytes", number)))
        .isInstanceOf(int64 ? OptionBinding.Bound.class : OptionBinding.Rejected.class);
  }

  @Property
  void aWholeNumberFitsAFloatExactlyIfItStandsForOne(@ForAll long number) {
    boolean exact = Float64Decimals.lossless(BigDecimal.valueOf(number)).isPresent();

    assertThat(OptionBinder.bind("/", EVERY_TYPE, Map.of("share", number)))
        .isInstanceOf(exact ? OptionBinding.Bound.class : OptionBinding.Rejected.class);
  }

  @Test
  void numbersThatAFloatCannotHoldAreRefused() {
    for (Object value :
        List.of(
            9_007_199_254_740_993L,
            new BigDecimal("1e400"),
            new BigDecimal("1e-400"),
            Double.NaN,
            Double.NEGATIVE_INFINITY)) {
      assertThat(rejected(EVERY_TYPE, Map.of("share", value)))
          .containsExactly("ABI-1802 /options/share: the value " + value + "; expected a float64");
    }
    assertThat(bound(EVERY_TYPE, Map.of("share", new BigDecimal("0.1"))).getFloat64("share"))
        .isEqualTo(0.1);
  }

  @Test
  void noValueIsReadAsOneOfAnotherType() {
    assertThat(
            rejected(
                EVERY_TYPE,
                new TreeMap<>(
                    Map.of("deep", "true", "lines", "1", "bytes", true, "share", "x", "unit", 1))))
        .hasSize(5)
        .allMatch(finding -> finding.contains("expected a "));
    assertThat(rejected(EVERY_TYPE, Map.of("lines", 1.5))).hasSize(1);
    assertThat(rejected(EVERY_TYPE, Map.of("lines", List.of(1)))).hasSize(1);
    assertThat(bound(EVERY_TYPE, Map.of("lines", 2.0)).getInt32("lines")).isEqualTo(2);
  }

  @Test
  void everythingThatDoesNotFitIsSaidAtOnce() {
    List<OptionSpec> declared =
        List.of(
            OptionSpec.utf8("root").required().build(),
            OptionSpec.utf8("unit").allowedValues("byte", "char").build(),
            OptionSpec.int32("lines").build());

    assertThat(rejected(declared, Map.of("lnes", 1, "unit", "bite", "lines", "x")))
        .containsExactly(
            "ABI-1802 /options/lines: the value x; expected a int32",
            "ABI-1801 /options/lnes: unknown option 'lnes'; expected one of root, unit, lines."
                + " Did you mean 'lines'?",
            "ABI-1803 /options/unit: the value 'bite'; expected one of byte, char."
                + " Did you mean 'byte'?",
            "ABI-1804 /options/root: no value for option 'root'; expected a utf8");
  }

  @Test
  void aValueLiesInItsRangeAndAmongThoseNamedWhateverItsType() {
    List<OptionSpec> declared =
        List.of(
            OptionSpec.int32("lines").minimum(1).maximum(9).build(),
            OptionSpec.float64("share").maximum(1.0).build(),
            OptionSpec.int64("bytes").allowedValues(512L, 1024L).build());

    assertThat(rejected(declared, Map.of("lines", 0, "share", 1.5, "bytes", 513)))
        .containsExactly(
            "ABI-1803 /options/bytes: the value '513'; expected one of 512, 1024."
                + " Did you mean '512'?",
            "ABI-1803 /options/lines: the value '0'; expected at least 1 and at most 9",
            "ABI-1803 /options/share: the value '1.5'; expected at most 1.0");
    assertThat(bound(declared, Map.of("lines", 9, "share", 1, "bytes", 512)).values())
        .isEqualTo(Map.of("lines", 9, "share", 1.0, "bytes", 512L));
  }

  @Test
  void anOptionLeftOutHasItsDefaultOrNoValue() {
    List<OptionSpec> declared =
        List.of(OptionSpec.int32("lines").defaultValue(7).build(), OptionSpec.utf8("unit").build());

    BoundOptions options = bound(declared, Map.of());

    assertThat(options.getInt32("lines")).isEqualTo(7);
    assertThat(options.isSet("unit")).isFalse();
    assertThat(options.values()).isEqualTo(Map.of("lines", 7));
    assertThat(options).hasToString("{lines=7}");
    assertThatThrownBy(() -> options.getUtf8("unit"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'unit'");
  }

  @Test
  void anOptionIsReadByItsNameAndTypeAlone() {
    BoundOptions options = bound(EVERY_TYPE, Map.of("lines", 1));

    assertThatThrownBy(() -> options.getInt64("lines"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'lines' of type int64");
    assertThatThrownBy(() -> options.isSet("line"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'line'");
  }

  @Test
  void aRejectionNeedsAReason() {
    assertThatThrownBy(() -> new OptionBinding.Rejected(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
