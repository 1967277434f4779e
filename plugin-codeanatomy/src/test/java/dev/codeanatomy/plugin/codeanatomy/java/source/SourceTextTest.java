package dev.codeanatomy.plugin.codeanatomy.java.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SourceTextTest {
  @Test
  void asciiOffsetsAreTheIndexes() {
    SourceText text = decode("class A {}\r\n");
    assertThat(text.text()).isEqualTo("class A {}\r\n");
    assertThat(text.byteOffset(6)).isEqualTo(6);
    assertThat(text.isAscii()).isTrue();
    assertThat(text.hasByteOrderMark()).isFalse();
  }

  @Test
  void byteOrderMarkIsNotTextButCounts() {
    SourceText text = decode("\uFEFFa");
    assertThat(text.text()).isEqualTo("a");
    assertThat(text.byteOffset(0)).isEqualTo(3);
    assertThat(text.byteOffset(1)).isEqualTo(4);
    assertThat(text.hasByteOrderMark()).isTrue();
  }

  @Test
  void bothHalvesOfASurrogatePairStandAtTheirFourBytes() {
    SourceText text = decode("é\uD83D\uDE00x");
    assertThat(text.byteOffset(1)).isEqualTo(2);
    assertThat(text.byteOffset(2)).isEqualTo(2);
    assertThat(text.byteOffset(3)).isEqualTo(6);
    assertThat(text.byteOffset(4)).isEqualTo(7);
  }

  @Test
  void aMalformedByteIsOneReplacementCharacterOfOneByte() {
    byte[] latin1 = {'"', (byte) 0xE9, '"', (byte) 0xC0, (byte) 0x80, (byte) 0xED, (byte) 0xA0};
    SourceText text = SourceText.decode(latin1);
    assertThat(text.text()).isEqualTo("\"\uFFFD\"\uFFFD\uFFFD\uFFFD\uFFFD");
    assertThat(text.byteOffset(2)).isEqualTo(2);
    assertThat(text.byteOffset(7)).isEqualTo(7);
    assertThat(text.malformedBytes()).isEqualTo(5);
  }

  @Test
  void aSequenceCutOffByTheEndIsMalformed() {
    SourceText text = SourceText.decode(new byte[] {'a', (byte) 0xF0, (byte) 0x9F, (byte) 0x98});
    assertThat(text.text()).isEqualTo("a\uFFFD\uFFFD\uFFFD");
  }

  @Test
  void linesAreCountedForEachKindOfLineEnd() {
    assertThat(decode("").lineCount()).isZero();
    assertThat(decode("a").lineCount()).isEqualTo(1);
    assertThat(decode("a\n").lineCount()).isEqualTo(1);
    assertThat(decode("a\r\nb\rc\nd").lineCount()).isEqualTo(4);
  }

  @Property
  void wellFormedTextComesBackAndSlicesByOffsets(@ForAll @StringLength(max = 40) String any) {
    byte[] bytes = any.getBytes(StandardCharsets.UTF_8);
    String expected = new String(bytes, StandardCharsets.UTF_8);
    SourceText text = SourceText.decode(bytes);
    String marked = expected.startsWith("\uFEFF") ? expected.substring(1) : expected;
    assertThat(text.text()).isEqualTo(marked);
    assertThat(text.malformedBytes()).isZero();
    for (int i = 0; i < marked.length(); i += Character.charCount(marked.codePointAt(i))) {
      int next = i + Character.charCount(marked.codePointAt(i));
      byte[] slice = Arrays.copyOfRange(bytes, text.byteOffset(i), text.byteOffset(next));
      assertThat(new String(slice, StandardCharsets.UTF_8)).isEqualTo(marked.substring(i, next));
    }
  }

  @Property
  void anyBytesDecodeLikeTheJdkExceptForTheCountOfReplacements(@ForAll byte[] bytes) {
    SourceText text = SourceText.decode(bytes);
    assertThat(text.byteOffset(text.text().length())).isEqualTo(bytes.length);
    String jdk = new String(bytes, StandardCharsets.UTF_8).replace("\uFFFD", "");
    String expected = jdk.startsWith("\uFEFF") ? jdk.substring(1) : jdk;
    assertThat(text.text().replace("\uFFFD", "")).isEqualTo(expected);
  }

  private static SourceText decode(String text) {
    return SourceText.decode(text.getBytes(StandardCharsets.UTF_8));
  }
}
