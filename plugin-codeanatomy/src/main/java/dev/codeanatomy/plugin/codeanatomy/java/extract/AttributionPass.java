package dev.codeanatomy.plugin.codeanatomy.java.extract;

import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.OpensTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.RequiresTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Goes over the recorded nodes of attributed files, once and in order, and writes symbols and
 * references.
 */
final class AttributionPass {
  private final NodeRows nodes;
  private final SymbolRecorder symbols;
  private final ReferenceRecorder references;

  AttributionPass(NodeRows nodes, SymbolRecorder symbols, ReferenceRecorder references) {
    this.nodes = nodes;
    this.symbols = symbols;
    this.references = references;
  }

  /**
   * Writes one file's rows.
   *
   * @param compiler answers for its trees; empty if it was not attributed
   * @return the first failure of the compiler at a node, which cost that node's rows
   */
  Optional<Throwable> run(ParsedFile file, int firstRow, Optional<Trees> compiler) {
    TreeCursor cursor = new TreeCursor(file, nodes, firstRow, compiler);
    Declarators declarators = new Declarators();
    Optional<Throwable> failure = Optional.empty();
    int quietDepth = Integer.MAX_VALUE;
    for (int ordinal = 0; ordinal < file.trees().size(); ordinal++) {
      cursor.moveTo(ordinal);
      if (cursor.depth() > quietDepth) {
        continue;
      }
      boolean repeated = declarators.repeats(cursor);
      quietDepth = repeated || isQuiet(cursor) ? cursor.depth() : Integer.MAX_VALUE;
      if (quietDepth == Integer.MAX_VALUE) {
        try {
          symbols.visit(cursor, declarators.declare(cursor));
          references.visit(cursor);
          quietDepth = Syntax.isCompactParameter(cursor) ? cursor.depth() : quietDepth;
        } catch (RuntimeException | Error e) {
          CompilerFault.contain(e);
          failure = failure.or(() -> Optional.of(e));
        }
      }
    }
    return failure;
  }

  /** Names that are no references: the package declared, and what modules export or require. */
  private static boolean isQuiet(TreeCursor cursor) {
    Tree parent = cursor.above(1).orElse(cursor.tree());
    boolean declaredName =
        (parent instanceof PackageTree || parent instanceof ModuleTree)
            && (cursor.tree().getKind() == Tree.Kind.IDENTIFIER
                || cursor.tree().getKind() == Tree.Kind.MEMBER_SELECT);
    return declaredName
        || cursor.tree() instanceof ExportsTree
        || cursor.tree() instanceof OpensTree
        || cursor.tree() instanceof RequiresTree;
  }

  /**
   * The declarators of {@code int a, b}: the parser gives both the same modifiers and type, which
   * are in the text only once.
   */
  private static final class Declarators {
    private final Map<Integer, VariableTree> lastByParent = new HashMap<>();
    private final Set<Integer> followers = new HashSet<>();

    /** Notes the node if it is a variable; returns where the declarator before it ends, or 0. */
    int declare(TreeCursor cursor) {
      if (!(cursor.tree() instanceof VariableTree variable) || cursor.depth() == 0) {
        return 0;
      }
      VariableTree previous = lastByParent.put(cursor.ordinalAbove(1), variable);
      if (previous == null || previous.getModifiers() != variable.getModifiers()) {
        return 0;
      }
      followers.add(cursor.ordinal());
      return Math.max(0, cursor.end(previous));
    }

    /** Whether the node is the type or the modifiers of a variable that is not the first. */
    boolean repeats(TreeCursor cursor) {
      return cursor.above(1).orElse(cursor.tree()) instanceof VariableTree variable
          && (variable.getType() == cursor.tree() || variable.getModifiers() == cursor.tree())
          && followers.contains(cursor.ordinalAbove(1));
    }
  }
}
