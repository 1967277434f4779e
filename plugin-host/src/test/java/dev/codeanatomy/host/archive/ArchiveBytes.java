package dev.codeanatomy.host.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An archive's bytes, to be changed at one place. Offsets are those of PKWARE's APPNOTE within the
 * end record, an entry of the directory, or a local header.
 */
final class ArchiveBytes {
  private static final int END_SIZE = 22;
  private static final int CENTRAL_SIZE = 46;
  private static final int LOCAL_SIZE = 30;

  private ByteBuffer bytes;

  private ArchiveBytes(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Of an archive whose end record has no comment. */
  static ArchiveBytes of(Path archive) {
    try {
      return new ArchiveBytes(Files.readAllBytes(archive));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] toArray() {
    return bytes.array();
  }

  Path writeTo(Path file) {
    try {
      return Files.write(file, bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the end record stands. */
  int end() {
    return bytes.limit() - END_SIZE;
  }

  /** Where the directory's entry of this name stands. */
  int central(String name) {
    return text().lastIndexOf(name) - CENTRAL_SIZE;
  }

  /** Where the local header of this name stands. */
  int local(String name) {
    return text().indexOf(name) - LOCAL_SIZE;
  }

  private String text() {
    return new String(bytes.array(), StandardCharsets.ISO_8859_1);
  }

  ArchiveBytes putByte(int at, int value) {
    bytes.put(at, (byte) value);
    return this;
  }

  ArchiveBytes putShort(int at, int value) {
    bytes.putShort(at, (short) value);
    return this;
  }

  ArchiveBytes putInt(int at, int value) {
    bytes.putInt(at, value);
    return this;
  }

  ArchiveBytes addInt(int at, int more) {
    return putInt(at, bytes.getInt(at) + more);
  }

  /** Gives the local header another name of the same length; the directory keeps the first. */
  ArchiveBytes renameLocally(String name, String other) {
    return replace(local(name) + LOCAL_SIZE, other);
  }

  /** Gives the directory's entry another name of the same length; the local header keeps it. */
  ArchiveBytes renameInDirectory(String name, String other) {
    return replace(central(name) + CENTRAL_SIZE, other);
  }

  private ArchiveBytes replace(int at, String text) {
    bytes.put(at, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  ArchiveBytes insert(int at, byte[] more) {
    byte[] all = bytes.array();
    ByteBuffer longer =
        ByteBuffer.allocate(all.length + more.length).order(ByteOrder.LITTLE_ENDIAN);
    longer.put(all, 0, at).put(more).put(all, at, all.length - at);
    bytes = longer;
    return this;
  }
}
