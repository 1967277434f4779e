package dev.codeanatomy.plugin.codeanatomy.java.extract;

import com.sun.source.tree.Tree;
import java.util.OptionalInt;

/**
 * Where a name stands, in bytes; {@link Strings#NONE} twice when that is not known.
 *
 * @param start first byte
 * @param end after the last byte
 */
record Span(int start, int end) {
  /** A name without a known place. */
  static final Span UNKNOWN = new Span(Strings.NONE, Strings.NONE);

  /** The name a tree ends in. The whole tree if the name is written with Unicode escapes. */
  static Span atEnd(TreeCursor cursor, Tree tree, String name) {
    int end = cursor.end(tree);
    int start = cursor.start(tree);
    if (end < 0 || start < 0) {
      return UNKNOWN;
    }
    OptionalInt found = cursor.names().endingAt(end, name);
    return between(cursor, found.orElse(start), end);
  }

  static Span between(TreeCursor cursor, int start, int end) {
    return new Span(cursor.text().byteOffset(start), cursor.text().byteOffset(end));
  }
}
