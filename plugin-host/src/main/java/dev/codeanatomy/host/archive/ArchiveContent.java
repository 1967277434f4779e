package dev.codeanatomy.host.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;

/**
 * An archive in memory: its bytes and the directory in them. Everything is read from these bytes,
 * so that what was hashed and checked is what is unpacked, whatever becomes of the file.
 */
final class ArchiveContent {
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_SIZE = 30;

  private final ByteBuffer bytes;
  private final List<ArchiveEntry> entries;

  private ArchiveContent(byte[] bytes, List<ArchiveEntry> entries) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads the directory.
   *
   * @throws IOException if the bytes are no archive, with a clause about "it"
   */
  static ArchiveContent of(byte[] bytes) throws IOException {
    return new ArchiveContent(bytes, CentralDirectory.read(bytes));
  }

  List<ArchiveEntry> entries() {
    return entries;
  }

  Optional<ArchiveEntry> entry(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /**
   * The bytes of an entry, as many as the directory says: check that against the limits before.
   *
   * @throws IOException if the entry is not what the directory says, with a clause about it
   */
  byte[] read(ArchiveEntry entry) throws IOException {
    long from = start(entry);
    if (entry.encrypted() || from + entry.packedBytes() > bytes.limit()) {
      throw damaged(entry, entry.encrypted() ? "is encrypted" : "ends behind the archive's end");
    }
    int start = (int) from;
    byte[] content =
        switch (entry.method()) {
          case ZipEntry.STORED ->
              Arrays.copyOfRange(bytes.array(), start, start + (int) entry.packedBytes());
          case ZipEntry.DEFLATED -> inflate(entry, start);
          default -> throw damaged(entry, "is packed by method " + entry.method());
        };
    CRC32 crc = new CRC32();
    crc.update(content);
    if (content.length != entry.bytes() || crc.getValue() != entry.crc()) {
      throw damaged(entry, "has another size or checksum than the directory says");
    }
    return content;
  }

  /** Where the entry's bytes begin. */
  private long start(ArchiveEntry entry) throws IOException {
    byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
    long header = entry.localHeader();
    if (header + LOCAL_SIZE + name.length > bytes.limit()
        || bytes.getInt((int) header) != LOCAL_SIGNATURE
        || Short.toUnsignedInt(bytes.getShort((int) header + 26)) != name.length
        || !bytes.slice((int) header + LOCAL_SIZE, name.length).equals(ByteBuffer.wrap(name))) {
      throw damaged(entry, "has no local header of that name where the directory says");
    }
    int extra = Short.toUnsignedInt(bytes.getShort((int) header + 28));
    return header + LOCAL_SIZE + name.length + extra;
  }

  private byte[] inflate(ArchiveEntry entry, int start) throws IOException {
    // One more than listed, to see whether it goes on.
    byte[] content = new byte[Math.toIntExact(entry.bytes() + 1)];
    int length = 0;
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(bytes.array(), start, (int) entry.packedBytes());
      while (!inflater.finished() && length < content.length) {
        int more = inflater.inflate(content, length, content.length - length);
        if (more == 0 && !inflater.finished()) {
          throw damaged(entry, "ends too early");
        }
        length += more;
      }
    } catch (DataFormatException e) {
      throw new IOException("its entry '" + entry.shown() + "' is damaged", e);
    } finally {
      inflater.end();
    }
    return Arrays.copyOf(content, length);
  }

  private static IOException damaged(ArchiveEntry entry, String what) {
    return new IOException("its entry '" + entry.shown() + "' " + what);
  }
}
