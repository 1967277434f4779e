package dev.codeanatomy.plugin.codeanatomy.java.extract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every distinct text of an analysis once, as UTF-8 bytes under a small number.
 *
 * <p>Written by one thread; after {@link #seal} read by any number.
 */
public final class Strings {
  /** Stands in a column for "no text"; the only negative value there. */
  static final int NONE = -1;

  private Map<String, Integer> numbers = new HashMap<>();
  private final List<byte[]> bytes = new ArrayList<>();

  Strings() {}

  int number(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    int number = bytes.size();
    numbers.put(text, number);
    bytes.add(text.getBytes(StandardCharsets.UTF_8));
    return number;
  }

  /** Drops what only writing needs. */
  void seal() {
    numbers = Map.of();
  }

  /** How many texts there are. */
  public int size() {
    return bytes.size();
  }

  /** The text's UTF-8 bytes; callers must not change them. */
  public byte[] utf8(int number) {
    return bytes.get(number);
  }

  /** The text. */
  public String text(int number) {
    return new String(bytes.get(number), StandardCharsets.UTF_8);
  }
}
