package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.function.Utf8;
import dev.codeanatomy.plugin.api.function.Utf8Output;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.apache.arrow.vector.VarCharVector;

/** Collects the text of one row and writes it to a vector; lent until it is closed. */
final class RowOutput implements Utf8Output, AutoCloseable {
  private byte[] bytes = new byte[64];
  private int length;
  private boolean isNull;
  private boolean over;

  void writeTo(VarCharVector out, int row) {
    if (isNull) {
      out.setNull(row);
    } else {
      out.setSafe(row, bytes, 0, length);
    }
  }

  @Override
  public void append(byte value) {
    room(1);
    bytes[length++] = value;
  }

  @Override
  public void append(byte[] source, int offset, int count) {
    room(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  @Override
  public void append(Utf8 text) {
    room(text.length());
    text.copyTo(bytes, length);
    length += text.length();
  }

  @Override
  public void append(Utf8 text, int offset, int count) {
    if (text instanceof RowUtf8) {
      Objects.checkFromIndexSize(offset, count, text.length());
      room(count);
      ((RowUtf8) text).copyTo(offset, count, bytes, length);
      length += count;
    } else {
      Utf8Output.super.append(text, offset, count);
    }
  }

  @Override
  public void append(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    append(encoded, 0, encoded.length);
  }

  @Override
  public void setNull() {
    requireLent();
    length = 0;
    isNull = true;
  }

  @Override
  public void close() {
    over = true;
  }

  private void requireLent() {
    if (over) {
      throw new RevokedException("output");
    }
  }

  private void room(int more) {
    requireLent();
    isNull = false;
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
