package dev.codeanatomy.plugin.codeanatomy.java.extract;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceText;
import java.util.Arrays;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Stands on one node while a file's recorded nodes are gone through in pre-order, and knows the
 * nodes above it. No recursion, so depth costs no stack.
 */
final class TreeCursor {
  private final ParsedFile file;
  private final NodeRows rows;
  private final int firstRow;
  private final Optional<Trees> compiler;
  private final NameFinder finder;

  private Tree[] trees = new Tree[64];
  private int[] ordinals = new int[64];
  private int[] enclosing = new int[64];
  private Span[] names = new Span[64];
  private @Nullable TreePath[] paths = new TreePath[64];
  private int depth = -1;

  /**
   * @param compiler answers for the trees' meaning; empty for a file that is not attributed
   */
  TreeCursor(ParsedFile file, NodeRows rows, int firstRow, Optional<Trees> compiler) {
    this.file = file;
    this.rows = rows;
    this.firstRow = firstRow;
    this.compiler = compiler;
    finder = new NameFinder(file.source().text().text());
  }

  /** Goes to a node; nodes must come in order. */
  void moveTo(int ordinal) {
    int parent = rows.parent.get(firstRow + ordinal);
    while (depth >= 0 && ordinals[depth] != parent) {
      depth--;
    }
    depth++;
    if (depth == trees.length) {
      grow();
    }
    trees[depth] = file.trees().get(ordinal);
    ordinals[depth] = ordinal;
    paths[depth] = null;
    names[depth] = Span.UNKNOWN;
    enclosing[depth] = depth == 0 ? Strings.NONE : enclosing[depth - 1];
  }

  private void grow() {
    int length = trees.length * 2;
    trees = Arrays.copyOf(trees, length);
    ordinals = Arrays.copyOf(ordinals, length);
    enclosing = Arrays.copyOf(enclosing, length);
    paths = Arrays.copyOf(paths, length);
    names = Arrays.copyOf(names, length);
  }

  ParsedFile file() {
    return file;
  }

  SourceText text() {
    return file.source().text();
  }

  boolean isAttributed() {
    return compiler.isPresent();
  }

  int depth() {
    return depth;
  }

  Tree tree() {
    return trees[depth];
  }

  int ordinal() {
    return ordinals[depth];
  }

  int row() {
    return firstRow + ordinals[depth];
  }

  /** The node so many levels up; empty above the file's root. */
  Optional<Tree> above(int levels) {
    return levels <= depth ? Optional.of(trees[depth - levels]) : Optional.empty();
  }

  int ordinalAbove(int levels) {
    return ordinals[depth - levels];
  }

  /** Id of the innermost type, method or field declaration around the node or at it. */
  int enclosing() {
    return enclosing[depth];
  }

  /** Makes a declaration the enclosing one for what is below this node. */
  void enclose(int symbol) {
    enclosing[depth] = symbol;
  }

  /** Notes where the name of this node's declaration stands. */
  void declaredAt(Span name) {
    names[depth] = name;
  }

  /** Where the name of the declaration so many levels up stands, as noted. */
  Span declaredName(int levels) {
    return names[depth - levels];
  }

  /** Enclosing declaration of the parent node. */
  int outerEnclosing() {
    return depth == 0 ? Strings.NONE : enclosing[depth - 1];
  }

  /** Character position where a recorded or unrecorded tree starts; negative when unknown. */
  int start(Tree tree) {
    return (int) file.positions().getStartPosition(file.unit(), tree);
  }

  /** Character position where a tree ends; negative when unknown. */
  int end(Tree tree) {
    return (int) file.positions().getEndPosition(file.unit(), tree);
  }

  /** Finds names in the file's text. */
  NameFinder names() {
    return finder;
  }

  /** Whether the node has a place in the text. */
  boolean isPlaced() {
    return rows.start.get(row()) != Strings.NONE;
  }

  /** What the compiler takes the node for; empty when it has no answer. */
  Optional<Element> element() {
    return compiler.flatMap(trees -> element(trees, path(depth)));
  }

  /** What the compiler takes a child of this node for. */
  Optional<Element> elementOf(Tree child) {
    return compiler.flatMap(trees -> element(trees, new TreePath(path(depth), child)));
  }

  private static Optional<Element> element(Trees trees, TreePath path) {
    try {
      return Optional.ofNullable(trees.getElement(path));
    } catch (RuntimeException | Error e) {
      // Asking may attribute what broken code left over, which can fail like attribution itself.
      CompilerFault.contain(e);
      return Optional.empty();
    }
  }

  /** Whether the type of a tree below this node is one that the compiler could not find. */
  boolean hasUnknownType(Tree below) {
    if (compiler.isEmpty()) {
      return true;
    }
    TypeMirror type = compiler.get().getTypeMirror(new TreePath(path(depth), below));
    return type != null && type.getKind() == TypeKind.ERROR;
  }

  private TreePath path(int level) {
    int known = level;
    while (known >= 0 && paths[known] == null) {
      known--;
    }
    for (int i = known + 1; i <= level; i++) {
      paths[i] =
          i == 0
              ? new TreePath((CompilationUnitTree) trees[0])
              : new TreePath(paths[i - 1], trees[i]);
    }
    TreePath path = paths[level];
    if (path == null) {
      throw new IllegalStateException("no node at level " + level);
    }
    return path;
  }
}
