package dev.codeanatomy.common.digest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.Blake3;

/**
 * A BLAKE3-256 digest, always written {@code blake3:} and 64 lower-case hex digits.
 *
 * <p>Immutable; equal when the text is equal.
 *
 * @param text the written form
 */
public record ContentHash(String text) implements Comparable<ContentHash> {
  private static final String PREFIX = "blake3:";
  private static final Pattern FORM = Pattern.compile("blake3:[0-9a-f]{64}");

  /** Checks the written form. */
  public ContentHash {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "A content hash is 'blake3:' and 64 lower-case hex digits, but got '" + text + "'");
    }
  }

  /** The digest of the bytes as they are. */
  public static ContentHash of(byte[] bytes) {
    byte[] digest = Blake3.hash(bytes);
    return new ContentHash(PREFIX + HexFormat.of().formatHex(digest));
  }

  /** The digest of the tree's {@linkplain CanonicalJson canonical} bytes. */
  public static ContentHash of(JsonNode tree) {
    return of(CanonicalJson.bytes(tree));
  }

  /**
   * The digest of several texts under a tag. Each is preceded by its length in bytes, so two
   * different lists never run together.
   */
  public static ContentHash ofParts(String tag, Iterable<String> parts) {
    Blake3 hasher = Blake3.initHash();
    update(hasher, tag);
    for (String part : parts) {
      update(hasher, part);
    }
    byte[] digest = hasher.doFinalize(32);
    return new ContentHash(PREFIX + HexFormat.of().formatHex(digest));
  }

  private static void update(Blake3 hasher, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    hasher.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
    hasher.update(bytes);
  }

  /** The hex digits without the prefix. */
  public String hex() {
    return text.substring(PREFIX.length());
  }

  @Override
  public int compareTo(ContentHash other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
