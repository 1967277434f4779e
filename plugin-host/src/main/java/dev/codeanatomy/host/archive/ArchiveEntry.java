package dev.codeanatomy.host.archive;

/**
 * One entry of an archive, as the archive's directory lists it.
 *
 * @param name with forward slashes
 * @param directory whether it is one
 * @param link whether it is a symbolic link
 * @param packedBytes as listed
 * @param bytes unpacked, as listed; not to be believed
 */
record ArchiveEntry(String name, boolean directory, boolean link, long packedBytes, long bytes) {}
