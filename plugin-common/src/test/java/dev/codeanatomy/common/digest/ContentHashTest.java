package dev.codeanatomy.common.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentHashTest {
  @Test
  void isTheOfficialDigestOfNoBytes() {
    assertThat(ContentHash.of(new byte[0]).text())
        .isEqualTo("blake3:af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262");
  }

  @Test
  void isTheOfficialDigestOfAbc() {
    assertThat(ContentHash.of("abc".getBytes(StandardCharsets.UTF_8)).hex())
        .isEqualTo("6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85");
  }

  @Test
  void partsDoNotRunTogether() {
    assertThat(ContentHash.ofParts("t", List.of("ab", "c")))
        .isNotEqualTo(ContentHash.ofParts("t", List.of("a", "bc")))
        .isNotEqualTo(ContentHash.ofParts("ta", List.of("b", "c")));
  }

  @Test
  void refusesAnotherForm() {
    assertThatThrownBy(() -> new ContentHash("blake3:ABC"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blake3:ABC");
  }
}
