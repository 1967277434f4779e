package dev.codeanatomy.plugin.codeanatomy.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.codeanatomy.fixture.HeapUtf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class Blake2bTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void digestOfAbcIsTheOneInAppendixAOfTheRfc() {
    assertThat(hex(64, "abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
  }

  @Test
  void zerosOfEveryLengthUpToTwoBlocksHashAsElsewhere() {
    // Digests of 0, 1, .. 255 zero bytes hashed together; the answer is CPython's hashlib's.
    Blake2b all = Blake2b.ofDigestBytes(32);
    for (int length = 0; length < 256; length++) {
      byte[] digest = digest(20, new byte[length]);
      all.update(digest, 0, digest.length);
    }
    assertThat(HEX.formatHex(all.finish().digest()))
        .isEqualTo("e9901ccbe26facfd47fd7937c7a9d67ba2d6e034c5f85edbc6e4b441706cfac1");
  }

  @Test
  void theInputsOfAppendixEWithoutKeysHashAsElsewhere() {
    // Lengths, sizes and inputs of the RFC's self-test; the answer is CPython's hashlib's.
    Blake2b all = Blake2b.ofDigestBytes(32);
    for (int digestBytes : new int[] {20, 32, 48, 64}) {
      for (int length : new int[] {0, 3, 128, 129, 255, 1024}) {
        byte[] digest = digest(digestBytes, rfcSequence(length));
        all.update(digest, 0, digest.length);
      }
    }
    assertThat(HEX.formatHex(all.finish().digest()))
        .isEqualTo("681f345ad53c6360214ea500fd259edddbca775f605fad81b9b189d6d88e15c6");
  }

  /** The deterministic input of appendix E: a Fibonacci generator. */
  private static byte[] rfcSequence(int length) {
    byte[] out = new byte[length];
    int a = 0xDEAD4BAD * length;
    int b = 1;
    for (int i = 0; i < length; i++) {
      int t = a + b;
      a = b;
      b = t;
      out[i] = (byte) (t >>> 24);
    }
    return out;
  }

  @Property(tries = 300)
  void splittingTheInputChangesNothing(
      @ForAll @Size(max = 600) byte[] input, @ForAll @IntRange(max = 600) int cut) {
    int at = Math.min(cut, input.length);
    Blake2b split = Blake2b.ofDigestBytes(16);
    split.update(input, 0, at).update(input, at, input.length - at);
    assertThat(split.finish().digest()).isEqualTo(digest(16, input));
  }

  @Property(tries = 300)
  void bytesWordsAndTextsAreTheSameInput(@ForAll @Size(max = 400) byte[] input) {
    Blake2b single = Blake2b.ofDigestBytes(8);
    for (byte value : input) {
      single.update(value);
    }
    byte[] expected = single.finish().digest();
    assertThat(digest(8, input)).isEqualTo(expected);
    assertThat(Blake2b.ofDigestBytes(8).update(new HeapUtf8(input)).finish().digest())
        .isEqualTo(expected);
  }

  @Property(tries = 200)
  void aResetHashIsANewOne(@ForAll @Size(max = 300) byte[] first, @ForAll byte[] second) {
    Blake2b reused = Blake2b.ofDigestBytes(16);
    reused.update(first, 0, first.length).finish();
    assertThat(reused.reset().update(second, 0, second.length).finish().digest())
        .isEqualTo(digest(16, second));
  }

  @Test
  void theDigestSizeIsAParameterAndNotATruncation() {
    byte[] input = {1, 2, 3};
    assertThat(digest(8, input)).isNotEqualTo(Arrays.copyOf(digest(16, input), 8));
  }

  @Test
  void impossibleSizesAndWordsAreRefused() {
    assertThatThrownBy(() -> Blake2b.ofDigestBytes(0)).hasMessageContaining("1 to 64");
    assertThatThrownBy(() -> Blake2b.ofDigestBytes(65)).hasMessageContaining("65");
    assertThatThrownBy(() -> Blake2b.ofDigestBytes(8).finish().word(8))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static byte[] digest(int digestBytes, byte[] input) {
    return Blake2b.ofDigestBytes(digestBytes).update(input, 0, input.length).finish().digest();
  }

  private static String hex(int digestBytes, byte[] input) {
    return HEX.formatHex(digest(digestBytes, input));
  }
}
