package dev.codeanatomy.host.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the directory of a zip archive from its bytes, because {@code java.util.zip} hides what
 * must be checked: names that occur twice, and entries that are links.
 *
 * <p>Source: PKWARE APPNOTE 6.3, sections 4.3.12 and 4.3.16. Zip64 is refused; an archive that
 * needs it is over every limit.
 */
final class CentralDirectory {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int END_SIZE = 22;
  private static final int ENTRY_SIZE = 46;
  private static final int UNIX = 3;
  private static final int TYPE_MASK = 0170000;
  private static final int LINK_TYPE = 0120000;

  private CentralDirectory() {}

  static List<ArchiveEntry> read(byte[] archive) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    int end = end(bytes);
    int count = Short.toUnsignedInt(bytes.getShort(end + 10));
    long start = Integer.toUnsignedLong(bytes.getInt(end + 16));
    if (count == 0xFFFF || start == 0xFFFFFFFFL) {
      throw new IOException("it is a zip64 archive, which is larger than any plugin may be");
    }
    List<ArchiveEntry> entries = new ArrayList<>();
    long at = start;
    for (int i = 0; i < count; i++) {
      if (at + ENTRY_SIZE > end || bytes.getInt((int) at) != ENTRY_SIGNATURE) {
        throw new IOException("its directory is damaged at entry " + i);
      }
      int offset = (int) at;
      int nameLength = Short.toUnsignedInt(bytes.getShort(offset + 28));
      if (at + ENTRY_SIZE + nameLength > end) {
        throw new IOException("its directory is damaged at entry " + i);
      }
      entries.add(entry(bytes, offset, nameLength));
      at +=
          ENTRY_SIZE
              + nameLength
              + Short.toUnsignedInt(bytes.getShort(offset + 30))
              + Short.toUnsignedInt(bytes.getShort(offset + 32));
    }
    return entries;
  }

  private static ArchiveEntry entry(ByteBuffer bytes, int offset, int nameLength) {
    String name =
        new String(bytes.array(), offset + ENTRY_SIZE, nameLength, StandardCharsets.UTF_8);
    int madeBy = Byte.toUnsignedInt(bytes.get(offset + 5));
    int mode = bytes.getInt(offset + 38) >>> 16;
    return new ArchiveEntry(
        name,
        name.endsWith("/"),
        madeBy == UNIX && (mode & TYPE_MASK) == LINK_TYPE,
        Integer.toUnsignedLong(bytes.getInt(offset + 20)),
        Integer.toUnsignedLong(bytes.getInt(offset + 24)));
  }

  /** The end record stands at the end, before a comment of at most 64 KiB. */
  private static int end(ByteBuffer bytes) throws IOException {
    int lowest = Math.max(0, bytes.limit() - END_SIZE - 0xFFFF);
    for (int at = bytes.limit() - END_SIZE; at >= lowest; at--) {
      if (bytes.getInt(at) == END_SIGNATURE
          && at + END_SIZE + Short.toUnsignedInt(bytes.getShort(at + 20)) == bytes.limit()) {
        return at;
      }
    }
    throw new IOException("it is not a zip or jar file");
  }
}
