package dev.codeanatomy.plugin.api.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What an output of a host does that writes nothing but bytes, texts and nulls itself. */
class Utf8OutputTest {
  private static final class Text implements Utf8 {
    private final byte[] bytes;

    Text(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int length() {
      return bytes.length;
    }

    @Override
    public byte byteAt(int index) {
      return bytes[index];
    }

    @Override
    public long longAt(int index) {
      throw new IllegalStateException("not asked for");
    }

    @Override
    public void copyTo(byte[] target, int offset) {
      System.arraycopy(bytes, 0, target, offset, bytes.length);
    }
  }

  private static final class Plain implements Utf8Output {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void append(byte value) {
      bytes.write(value);
    }

    @Override
    public void append(byte[] source, int offset, int length) {
      bytes.write(source, offset, length);
    }

    @Override
    public void append(Utf8 text) {
      append(text, 0, text.length());
    }

    @Override
    public void append(String text) {
      bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void setNull() {
      bytes.reset();
    }
  }

  @Property
  void aPartOfATextIsItsBytes(
      @ForAll String text,
      @ForAll @IntRange(max = 40) int one,
      @ForAll @IntRange(max = 40) int two) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int from = Math.min(Math.min(one, two), bytes.length);
    int to = Math.min(Math.max(one, two), bytes.length);
    Plain out = new Plain();

    out.append(new Text(bytes), from, to - from);

    assertThat(out.bytes.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, from, to));
  }

  @Test
  void aPartThatTheTextDoesNotHaveIsRefusedBeforeAnythingIsWritten() {
    Text text = new Text(new byte[3]);
    Plain out = new Plain();

    assertThatThrownBy(() -> out.append(text, 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> out.append(text, -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(out.bytes.size()).isZero();
  }

  @Property
  void eightBytesAreWrittenTheLowestFirst(@ForAll long value) {
    Plain out = new Plain();

    out.appendLong(value);

    assertThat(ByteBuffer.wrap(out.bytes.toByteArray()).getLong())
        .isEqualTo(Long.reverseBytes(value));
  }
}
