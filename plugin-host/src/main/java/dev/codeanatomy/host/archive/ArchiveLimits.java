package dev.codeanatomy.host.archive;

/**
 * What an archive, and each library in it, may unpack to. An entry that is not of the size its
 * directory says is refused.
 *
 * @param entries number of entries
 * @param entryBytes bytes of one entry
 * @param totalBytes bytes of all entries together
 * @param ratio how many times larger than packed an entry of more than one MiB may be
 */
public record ArchiveLimits(int entries, long entryBytes, long totalBytes, int ratio) {
  /** 50 000 entries, 256 MiB an entry, 1 GiB in all, ratio 200. */
  public static final ArchiveLimits USUAL = new ArchiveLimits(50_000, 256L << 20, 1L << 30, 200);

  /** Checks that each limit allows something. */
  public ArchiveLimits {
    if (entries < 1 || entryBytes < 1 || totalBytes < 1 || ratio < 1) {
      throw new IllegalArgumentException("An archive limit is above zero");
    }
  }
}
