package dev.codeanatomy.plugin.codeanatomy.java.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 (FIPS 180-4) over bytes or over a list of length-prefixed parts, written {@code
 * sha256:<64 hex digits>}. SHA-256, because the JDK has it with hardware support and this plugin
 * ships no library. Not for use by several threads.
 */
public final class ContentHash {
  private final MessageDigest digest;

  private ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A hash over parts that are still to be added. */
  public static ContentHash ofParts() {
    return new ContentHash();
  }

  /** The hash of these bytes alone. */
  public static String of(byte[] bytes) {
    ContentHash hash = new ContentHash();
    hash.digest.update(bytes);
    return hash.text();
  }

  /** Adds a part with its length before it, so that no two lists of parts run together. */
  public ContentHash add(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
    return this;
  }

  /** The hash as text; the parts so far are consumed. */
  public String text() {
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }
}
