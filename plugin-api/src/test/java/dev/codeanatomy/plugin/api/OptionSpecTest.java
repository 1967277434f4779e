package dev.codeanatomy.plugin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionSpecTest {
  @Test
  void anOptionSaysItsTypeDefaultAndValues() {
    OptionSpec option =
        OptionSpec.utf8("unit")
            .defaultValue("byte")
            .allowedValues("byte", "utf8")
            .description("What columns count.")
            .build();
    assertThat(option.name()).isEqualTo("unit");
    assertThat(option.type()).isEqualTo("utf8");
    assertThat(option.defaultValue()).contains("byte");
    assertThat(option.allowedValues()).containsExactly("byte", "utf8");
    assertThat(option.required()).isFalse();
    assertThat(option.description()).isEqualTo("What columns count.");
  }

  @Test
  void typesHaveTheirCodes() {
    assertThat(OptionSpec.bool("o").build().type()).isEqualTo("bool");
    assertThat(OptionSpec.int32("o").build().type()).isEqualTo("int32");
    assertThat(OptionSpec.int64("o").build().type()).isEqualTo("int64");
    assertThat(OptionSpec.float64("o").build().type()).isEqualTo("float64");
  }

  @Test
  void aDefaultMustBeOfTheType() {
    assertThatThrownBy(() -> OptionSpec.int32("lines").defaultValue(1L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lines");
    assertThatThrownBy(() -> OptionSpec.bool("on").defaultValue("true"))
        .hasMessageContaining("bool");
  }

  @Test
  void aDefaultMustBeAllowedAndARequiredOptionHasNone() {
    assertThatThrownBy(
            () -> OptionSpec.utf8("unit").allowedValues("byte").defaultValue("word").build())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> OptionSpec.utf8("unit").required().defaultValue("word").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("required");
  }

  @Test
  void everyTypeMayNameItsValuesAndNumbersHaveARange() {
    assertThat(OptionSpec.int32("n").allowedValues(1, 2).build().allows(2)).isTrue();
    assertThat(OptionSpec.bool("b").allowedValues(true).build().allows(false)).isFalse();
    OptionSpec share = OptionSpec.float64("share").minimum(0.0).maximum(1.0).build();
    assertThat(share.minimum()).contains(0.0);
    assertThat(share.maximum()).contains(1.0);
    assertThat(share.allows(0.5)).isTrue();
    assertThat(share.allows(1.5)).isFalse();
    assertThat(share.allows(Double.NaN)).isFalse();
    assertThat(share.allows(1)).isFalse();
  }

  @Property
  void aRangeHoldsItsBoundsAndWhatLiesBetween(
      @ForAll long one, @ForAll long two, @ForAll long value) {
    long low = Math.min(one, two);
    long high = Math.max(one, two);
    OptionSpec option = OptionSpec.int64("n").minimum(low).maximum(high).build();

    assertThat(option.allows(low)).isTrue();
    assertThat(option.allows(high)).isTrue();
    assertThat(option.allows(value)).isEqualTo(low <= value && value <= high);
  }

  @Test
  void aRangeThatHoldsNothingOrNotItsOwnValuesIsRefused() {
    assertThatThrownBy(() -> OptionSpec.int32("n").minimum(2).maximum(1).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'n'");
    assertThatThrownBy(() -> OptionSpec.int32("n").minimum(2).defaultValue(1).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("default");
    assertThatThrownBy(() -> OptionSpec.int32("n").maximum(2).allowedValues(1, 3).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("allowed value 3");
  }

  @Test
  void boundsAndValuesAreOfTheType() {
    assertThatThrownBy(() -> OptionSpec.int32("n").minimum(1L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Long 1");
    assertThatThrownBy(() -> OptionSpec.utf8("s").maximum("z"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no maximum");
    assertThatThrownBy(() -> OptionSpec.int32("n").allowedValues(1, "2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("String 2");
    assertThatThrownBy(() -> OptionSpec.int32("n").allowedValues(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> OptionSpec.float64("x").defaultValue(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTextTellsOptionsApart() {
    assertThat(OptionSpec.utf8("unit").required().allowedValues("byte", "it's").build().text())
        .isEqualTo("unit utf8 of 'byte'|'it''s'");
    assertThat(OptionSpec.int32("depth").defaultValue(3).minimum(1).maximum(9).build().text())
        .isEqualTo("[depth int32 = 3 from 1 to 9]");
    assertThat(OptionSpec.bool("deep").build()).hasToString("[deep bool]");
    assertThat(OptionSpec.utf8("mark").defaultValue("\t").build().text())
        .isEqualTo("[mark utf8 = '\\u0009']");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "1st", "with-hyphen", "with space", "_x"})
  void oddNamesAreRefused(String name) {
    assertThatThrownBy(() -> OptionSpec.bool(name)).hasMessageContaining("'" + name + "'");
  }
}
