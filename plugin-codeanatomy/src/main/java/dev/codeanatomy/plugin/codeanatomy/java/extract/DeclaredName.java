package dev.codeanatomy.plugin.codeanatomy.java.extract;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds the name within a declaration, behind modifiers and type, where it may be a word too. */
final class DeclaredName {
  private DeclaredName() {}

  /**
   * The name's place, which the cursor is told as well.
   *
   * @param type the type that comes before the name
   * @param notBefore character before which the name cannot stand
   */
  static Span find(
      TreeCursor cursor, ModifiersTree modifiers, Optional<Tree> type, int notBefore, String name) {
    int limit = cursor.end(cursor.tree());
    int from = Math.max(cursor.start(cursor.tree()), notBefore);
    from = Math.max(from, cursor.end(modifiers));
    if (type.isPresent()) {
      int typeEnd = cursor.end(innermost(type.get()));
      from = typeEnd <= limit ? Math.max(from, typeEnd) : from;
    }
    return between(cursor, from, limit, name);
  }

  /** The name's place anywhere in the declaration. */
  static Span find(TreeCursor cursor, String name) {
    return between(cursor, cursor.start(cursor.tree()), cursor.end(cursor.tree()), name);
  }

  private static Span between(TreeCursor cursor, int from, int limit, String name) {
    if (name.isEmpty() || from < 0 || !cursor.isPlaced()) {
      return Span.UNKNOWN;
    }
    OptionalInt found = cursor.names().from(from, limit, name);
    if (found.isEmpty()) {
      return Span.UNKNOWN;
    }
    Span span = Span.between(cursor, found.getAsInt(), found.getAsInt() + name.length());
    cursor.declaredAt(span);
    return span;
  }

  /** In {@code int[] x} and {@code int x[]} the name comes somewhere behind {@code int}. */
  private static Tree innermost(Tree type) {
    Tree inner = type;
    while (true) {
      if (inner instanceof ArrayTypeTree array) {
        inner = array.getType();
      } else if (inner instanceof AnnotatedTypeTree annotated
          && annotated.getUnderlyingType() instanceof ArrayTypeTree) {
        inner = annotated.getUnderlyingType();
      } else {
        return inner;
      }
    }
  }
}
