package dev.codeanatomy.plugin.codeanatomy.aggregate;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.codeanatomy.vector.TextBytes;
import java.util.Arrays;
import org.apache.arrow.vector.FieldVector;

/**
 * The distinct texts of one group, and whether a null was among them. All texts lie one after the
 * other in one array, each behind its length; a group of few is searched from the front, one of
 * many through an open-addressing table that is made when it is needed. One thread at a time.
 */
final class DistinctTexts {
  private static final byte[] NONE = {};
  private static final int[] NO_TABLE = {};

  /** So many texts are found faster by looking at each. */
  private static final int SEARCHED = 16;

  private static final int FIRST_BYTES = 24;
  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

  private static final int MOST_SLOTS = 1 << 30;

  private byte[] bytes = NONE;
  private int used;
  private int count;
  private boolean withNull;

  /** Pairs of a text's place, plus one, and its hash; a place of zero is free. */
  private int[] table = NO_TABLE;

  /** How many there are; a null is one. */
  int count() {
    return count + (withNull ? 1 : 0);
  }

  boolean hasNull() {
    return withNull;
  }

  void addNull() {
    withNull = true;
  }

  /** Adds the text of {@code row}, which must not be null. */
  void add(FieldVector texts, int row) throws PluginException {
    int length = TextBytes.length(texts, row);
    // Written where it would stay, then looked for: no copy for the search alone.
    int text = begin(length);
    TextBytes.copy(texts, row, bytes, text);
    keep(text, length);
  }

  /** Adds all of another group, which stays as it is. */
  void addAll(DistinctTexts other) throws PluginException {
    withNull |= other.withNull;
    if (count == 0) {
      bytes = Arrays.copyOf(other.bytes, other.used);
      used = other.used;
      count = other.count;
      table = other.table.clone();
      return;
    }
    for (int at = 0; at < other.used; ) {
      int length = other.length(at);
      int from = at + prefix(length);
      int text = begin(length);
      System.arraycopy(other.bytes, from, bytes, text, length);
      keep(text, length);
      at = from + length;
    }
  }

  /** Makes room for one more text, writes its length and gives the place of its first byte. */
  private int begin(int length) throws PluginException {
    int prefix = prefix(length);
    long needed = (long) used + prefix + length;
    if (needed > bytes.length) {
      if (needed > MOST_BYTES) {
        throw new PluginException(
            "the distinct values of one group have more than 2 GB; group by more columns");
      }
      long doubled = Math.max(FIRST_BYTES, 2L * bytes.length);
      bytes = Arrays.copyOf(bytes, (int) Math.min(MOST_BYTES, Math.max(needed, doubled)));
    }
    int at = used;
    if (prefix == 1) {
      bytes[at] = (byte) length;
    } else {
      bytes[at] = -1;
      for (int i = 0; i < Integer.BYTES; i++) {
        bytes[at + 1 + i] = (byte) (length >>> Byte.SIZE * i);
      }
    }
    return at + prefix;
  }

  /** A length below 255 takes one byte, another one five. */
  private static int prefix(int length) {
    return length < 255 ? 1 : 1 + Integer.BYTES;
  }

  private int length(int at) {
    int first = bytes[at] & 0xff;
    if (first < 255) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      length |= (bytes[at + 1 + i] & 0xff) << Byte.SIZE * i;
    }
    return length;
  }

  /** Keeps the text that was just written behind the others, unless it is one of them. */
  private void keep(int text, int length) throws PluginException {
    boolean known = count < SEARCHED ? isAmongFew(text, length) : isInTable(text, length);
    if (!known) {
      used = text + length;
      count++;
    }
  }

  private boolean isAmongFew(int text, int length) {
    for (int at = 0; at < used; ) {
      int other = length(at);
      int from = at + prefix(other);
      if (other == length && TextBytes.equal(bytes, from, text, length)) {
        return true;
      }
      at = from + other;
    }
    return false;
  }

  /** Looks the text up, and enters it where it is not found. */
  private boolean isInTable(int text, int length) throws PluginException {
    if (4 * count >= table.length) {
      grow();
    }
    int place = text - prefix(length);
    int hash = TextBytes.hash(bytes, text, length);
    int mask = table.length - 2;
    int slot = hash << 1 & mask;
    while (table[slot] != 0) {
      if (table[slot + 1] == hash && isAt(table[slot] - 1, text, length)) {
        return true;
      }
      slot = slot + 2 & mask;
    }
    table[slot] = place + 1;
    table[slot + 1] = hash;
    return false;
  }

  private boolean isAt(int at, int text, int length) {
    return length(at) == length && TextBytes.equal(bytes, at + prefix(length), text, length);
  }

  /** Doubles the table, or makes the first one: at most half of it is in use. */
  private void grow() throws PluginException {
    if (table.length == MOST_SLOTS) {
      throw new PluginException(
          "a group has more than 268 million distinct values; group by more columns");
    }
    int[] larger = new int[Math.max(4 * SEARCHED, 2 * table.length)];
    int mask = larger.length - 2;
    for (int at = 0; at < used; ) {
      int length = length(at);
      int from = at + prefix(length);
      int hash = TextBytes.hash(bytes, from, length);
      int slot = hash << 1 & mask;
      while (larger[slot] != 0) {
        slot = slot + 2 & mask;
      }
      larger[slot] = at + 1;
      larger[slot + 1] = hash;
      at = from + length;
    }
    table = larger;
  }

  /** One text in place. */
  interface TextVisitor {
    void visit(byte[] source, int offset, int length);
  }

  /** Visits all texts, smallest first by their bytes, unsigned. */
  void visitSorted(TextVisitor visitor) {
    int[] places = new int[count];
    for (int i = 0, at = 0; i < count; i++) {
      places[i] = at;
      int length = length(at);
      at += prefix(length) + length;
    }
    if (count <= SEARCHED) {
      insertionSort(places);
    } else {
      places = sorted(places);
    }
    for (int place : places) {
      int length = length(place);
      visitor.visit(bytes, place + prefix(length), length);
    }
  }

  /** For few, without anything more on the heap. */
  private void insertionSort(int[] places) {
    for (int i = 1; i < places.length; i++) {
      int place = places[i];
      int to = i;
      for (; to > 0 && compare(place, places[to - 1]) < 0; to--) {
        places[to] = places[to - 1];
      }
      places[to] = place;
    }
  }

  private int[] sorted(int[] places) {
    return Arrays.stream(places)
        .boxed()
        .sorted(this::compare)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int compare(int at, int other) {
    int length = length(at);
    int otherLength = length(other);
    return TextBytes.compare(
        bytes, at + prefix(length), length, other + prefix(otherLength), otherLength);
  }
}
