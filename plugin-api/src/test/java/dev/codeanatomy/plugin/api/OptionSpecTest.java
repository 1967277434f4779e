package dev.codeanatomy.plugin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "1st", "with-hyphen", "with space", "_x"})
  void oddNamesAreRefused(String name) {
    assertThatThrownBy(() -> OptionSpec.bool(name)).hasMessageContaining("'" + name + "'");
  }
}
