package dev.codeanatomy.plugin.codeanatomy.java.extract;

import java.util.Objects;

/**
 * What is known of one file as a whole.
 *
 * @param path path below the root, with {@code /}
 * @param size length in bytes
 * @param contentHash hash of the bytes
 * @param byteOrderMark whether it starts with one
 * @param ascii whether all bytes are ASCII (a byte order mark aside)
 * @param malformedBytes how many bytes are not UTF-8
 * @param lines lines of text
 * @param status how far the compiler came
 */
public record FileRow(
    String path,
    long size,
    String contentHash,
    boolean byteOrderMark,
    boolean ascii,
    int malformedBytes,
    int lines,
    Status status) {
  public FileRow {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(contentHash, "contentHash");
    Objects.requireNonNull(status, "status");
  }

  /** How far the compiler came with a file. */
  public enum Status {
    /** Parsed without an error and attributed. */
    PARSED("parsed"),
    /** Syntax errors; the rows are what could be had. */
    SYNTAX_ERRORS("syntax-errors"),
    /** Parsed; not attributed, so its references have no targets. */
    NOT_ATTRIBUTED("not-attributed"),
    /** The compiler failed on it; it has no rows in other tables but diagnostics. */
    FAILED("failed");

    private final String text;

    Status(String text) {
      this.text = text;
    }

    /** The word in the {@code parse_status} column. */
    public String text() {
      return text;
    }
  }
}
