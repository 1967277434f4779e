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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** Digests that CPython's hashlib gives of the bytes {@code (7 i + 3) mod 251}. */
  @ParameterizedTest
  @CsvSource({
    "0, 8, e4a6a0577479b2b4",
    "0, 16, cae66941d9efbd404e4d88758ea67670",
    "1, 8, c2fb54d88374033e",
    "1, 16, 71b186b851e866e71be237342976049a",
    "7, 8, 6e52806be059b635",
    "7, 16, 923859c6a804ce19c63e140f77c4dfa3",
    "8, 8, 77b60d9d3e1fe9c3",
    "8, 16, da1486eeb8bc4aea8344e768b5214a67",
    "9, 8, 2ba76f1ae763a3bd",
    "9, 16, b515a1d0895bfd79fd6cc8390823a84c",
    "64, 8, 65d481026e8000c3",
    "64, 16, 35a17669427ed6d4da6382548ce9f26b",
    "127, 8, 1b506f0bd80f90a4",
    "127, 16, 617dce9b2c7c19b5f6c550ff584a92ca",
    "128, 8, ad31abc8acc254e1",
    "128, 16, 120af2bd1ed97928449907294e27fbf5",
    "129, 1, d7",
    "129, 8, d0d8cd6315eea104",
    "129, 16, 88f87d5ece4a9173c174a8d9941e9cc7",
    "129, 33, 966411e230af4473e50be92e3c08c0ac8991c9e1312ffe9b8d65bf5997915f9771",
    "129, 64, 0263b9cb461cd36c77452119f6920ce4a95a9c47f48f241377dc33d09732464c"
        + "30295c38590761f1b16464f4fa54bbb37e95c6e664adf7b66800b71ffec75503",
    "136, 8, 7b6ddce61443a806",
    "136, 16, 7a511aa1b37ceb5585504991069b59a7",
    "255, 8, c829cabb14b68bf2",
    "255, 16, 68301462a1d5e7ebf6a9470ef1e58e1b",
    "256, 8, 3ef52bf15fcc751d",
    "256, 16, 1c828fcda994e89832ba3faf8c2f3ed2",
    "257, 8, 6976035df9695ae4",
    "257, 16, 569e7e913553b1337d699c2ebf30a5a7",
    "300, 1, 67",
    "300, 8, fc9d37feb0734a3b",
    "300, 16, efcb0ead93c18f2746ffae7b4972c2cc",
    "300, 33, 75f0e0ccf56c239045abba1c240e3ff91597a3fecd7130206cf07c8d99dde50503",
    "300, 64, 8dbb5f01bcbd1c9db6671c248d60801fce680bd01175923cc11aec15f45838eb"
        + "f3d5cb341044b5ba6bc6e233af80fe10d283f7bade50974b2a793385b16af1bc"
  })
  void lengthsAroundWordsAndBlocksHashAsElsewhere(int length, int digestBytes, String digest) {
    byte[] input = new byte[length];
    for (int i = 0; i < length; i++) {
      input[i] = (byte) ((7 * i + 3) % 251);
    }
    assertThat(hex(digestBytes, input)).isEqualTo(digest);
    assertThat(
            HEX.formatHex(
                Blake2b.ofDigestBytes(digestBytes).update(new HeapUtf8(input)).finish().digest()))
        .isEqualTo(digest);
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
