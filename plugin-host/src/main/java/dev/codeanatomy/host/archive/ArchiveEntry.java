package dev.codeanatomy.host.archive;

/**
 * One entry of an archive, as the archive's directory lists it.
 *
 * @param name with forward slashes; ends with one if it is a directory
 * @param link whether it is a symbolic link
 * @param encrypted whether its bytes are
 * @param method how its bytes are packed, as the format numbers it
 * @param crc the CRC-32 of its bytes
 * @param packedBytes in the archive, 0 to 2<sup>32</sup> - 1
 * @param bytes unpacked, 0 to 2<sup>32</sup> - 1; reading the entry proves it
 * @param localHeader where its local header stands, in bytes from the archive's start
 */
record ArchiveEntry(
    String name,
    boolean link,
    boolean encrypted,
    int method,
    long crc,
    long packedBytes,
    long bytes,
    long localHeader) {

  boolean directory() {
    return name.endsWith("/");
  }

  /** The name without the slash of a directory. */
  String path() {
    return directory() ? name.substring(0, name.length() - 1) : name;
  }

  /** The name for a message: it may hold anything, and a terminal must not see control bytes. */
  String shown() {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.isBlank() ? "(empty name)" : plain;
  }
}
