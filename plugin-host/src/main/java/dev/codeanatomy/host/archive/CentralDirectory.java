package dev.codeanatomy.host.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the directory of a zip archive from its bytes, because {@code java.util.zip} hides what
 * must be checked: names that occur twice, and entries that are links. An archive that another
 * reader could take for one with other entries is refused: there is one end record, on one disk,
 * right behind the one directory that it counts and measures.
 *
 * <p>Source: PKWARE APPNOTE 6.3, sections 4.3.12 and 4.3.16. Zip64 is refused; an archive that
 * needs it is over every limit.
 */
final class CentralDirectory {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int END_SIZE = 22;
  private static final int ZIP64_LOCATOR_SIZE = 20;
  private static final int ENTRY_SIZE = 46;
  private static final int ENCRYPTED = 1;
  private static final int UNIX = 3;
  private static final int TYPE_MASK = 0170000;
  private static final int LINK_TYPE = 0120000;

  private CentralDirectory() {}

  static List<ArchiveEntry> read(byte[] archive) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    int end = end(bytes);
    int count = Short.toUnsignedInt(bytes.getShort(end + 10));
    long size = Integer.toUnsignedLong(bytes.getInt(end + 12));
    long start = Integer.toUnsignedLong(bytes.getInt(end + 16));
    if (count == 0xFFFF || start == 0xFFFFFFFFL || hasZip64Locator(bytes, end)) {
      throw new IOException("it is a zip64 archive, which is larger than any plugin may be");
    }
    if (bytes.getInt(end + 4) != 0 || Short.toUnsignedInt(bytes.getShort(end + 8)) != count) {
      throw new IOException("it is one disk of an archive on several");
    }
    if (start + size != end) {
      throw new IOException(
          "its directory is said to be bytes " + start + " to " + (start + size) + " of " + end);
    }
    List<ArchiveEntry> entries = new ArrayList<>();
    long at = start;
    for (int i = 0; i < count; i++) {
      if (at + ENTRY_SIZE > end || bytes.getInt((int) at) != ENTRY_SIGNATURE) {
        throw damaged(i);
      }
      int offset = (int) at;
      int nameLength = Short.toUnsignedInt(bytes.getShort(offset + 28));
      at +=
          ENTRY_SIZE
              + nameLength
              + Short.toUnsignedInt(bytes.getShort(offset + 30))
              + Short.toUnsignedInt(bytes.getShort(offset + 32));
      if (at > end) {
        throw damaged(i);
      }
      entries.add(entry(bytes, offset, name(bytes, offset + ENTRY_SIZE, nameLength, i)));
    }
    if (at != end) {
      throw new IOException("its directory goes on after the last of " + count + " entries");
    }
    return entries;
  }

  private static IOException damaged(int entry) {
    return new IOException("its directory is damaged at entry " + entry);
  }

  private static String name(ByteBuffer bytes, int at, int length, int entry) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.slice(at, length)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("the name of its entry " + entry + " is not UTF-8", e);
    }
  }

  private static ArchiveEntry entry(ByteBuffer bytes, int offset, String name) {
    int madeBy = Byte.toUnsignedInt(bytes.get(offset + 5));
    int mode = bytes.getInt(offset + 38) >>> 16;
    return new ArchiveEntry(
        name,
        madeBy == UNIX && (mode & TYPE_MASK) == LINK_TYPE,
        (bytes.getShort(offset + 8) & ENCRYPTED) != 0,
        Short.toUnsignedInt(bytes.getShort(offset + 10)),
        Integer.toUnsignedLong(bytes.getInt(offset + 16)),
        Integer.toUnsignedLong(bytes.getInt(offset + 20)),
        Integer.toUnsignedLong(bytes.getInt(offset + 24)),
        Integer.toUnsignedLong(bytes.getInt(offset + 42)));
  }

  /**
   * The end record stands at the end, before a comment of at most 64 KiB. The last that looks like
   * one must be it: of a second one in the comment, another reader may take that.
   */
  private static int end(ByteBuffer bytes) throws IOException {
    int lowest = Math.max(0, bytes.limit() - END_SIZE - 0xFFFF);
    for (int at = bytes.limit() - END_SIZE; at >= lowest; at--) {
      if (bytes.getInt(at) == END_SIGNATURE) {
        if (at + END_SIZE + Short.toUnsignedInt(bytes.getShort(at + 20)) != bytes.limit()) {
          throw new IOException("its end record does not stand at its end");
        }
        return at;
      }
    }
    throw new IOException("it is not a zip or jar file");
  }

  /** Readers that know zip64 look for it here, whatever the end record says. */
  private static boolean hasZip64Locator(ByteBuffer bytes, int end) {
    int at = end - ZIP64_LOCATOR_SIZE;
    return at >= 0 && bytes.getInt(at) == ZIP64_LOCATOR_SIGNATURE;
  }
}
