package dev.codeanatomy.contract.result;

/** What is known about the commit of an output. */
public sealed interface WriteOutcome {
  /**
   * This run committed.
   *
   * @param deltaVersion the version made
   * @param filesAdded data files this commit added
   * @param bytesWritten their size in bytes
   */
  record Captured(long deltaVersion, long filesAdded, long bytesWritten) implements WriteOutcome {}

  /**
   * An earlier run with the same run id had committed this output; nothing was written.
   *
   * @param deltaVersion the version that holds it
   */
  record AlreadyCommitted(long deltaVersion) implements WriteOutcome {}

  /**
   * The commit was made, but its figures could not be read.
   *
   * @param reason why, as a word such as {@code snapshot_read_failed}
   */
  record Unavailable(String reason) implements WriteOutcome {}
}
