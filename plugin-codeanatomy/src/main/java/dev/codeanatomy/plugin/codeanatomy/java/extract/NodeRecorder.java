package dev.codeanatomy.plugin.codeanatomy.java.extract;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceText;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Writes the node rows of parsed files.
 *
 * <p>It must run before attribution, which adds trees (default constructors, {@code super()}, the
 * types of {@code var}) and moves others: the rows are the parser's tree, and the trees it returns
 * let the later pass go over exactly those nodes without descending again. What the parser shares
 * ({@code int a, b} has one type tree for two variables) is a node at each place.
 */
final class NodeRecorder extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final NodeRows rows;
  private final Strings strings;
  private final Map<Name, Integer> names = new IdentityHashMap<>();

  private @Nullable ParsedFile current;
  private int parent;

  NodeRecorder(NodeRows rows, Strings strings) {
    this.rows = rows;
    this.strings = strings;
  }

  /**
   * Writes one file's nodes.
   *
   * @return the file with the trees behind the rows
   */
  ParsedFile record(SourceObject source, CompilationUnitTree unit, SourcePositions positions) {
    int mark = rows.size();
    current = new ParsedFile(source, unit, positions, new ArrayList<>(), new IdentityHashMap<>());
    parent = Strings.NONE;
    try {
      scan(unit, null);
      return current;
    } catch (RuntimeException | StackOverflowError e) {
      rows.truncate(mark);
      throw e;
    } finally {
      current = null;
    }
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
    if (tree == null || current == null) {
      return null;
    }
    int ordinal = current.trees().size();
    current.trees().add(tree);
    add(current, tree);
    int outer = parent;
    parent = ordinal;
    tree.accept(this, null);
    parent = outer;
    return null;
  }

  @Override
  public @Nullable Void visitErroneous(ErroneousTree tree, @Nullable Void unused) {
    // The scanner of the JDK stops here; what could be parsed inside is worth its rows.
    return scan(tree.getErrorTrees(), null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
    if (tree.getEnclosingExpression() != null && current != null) {
      current.qualifiedNames().put(tree, tree.getIdentifier());
    }
    return super.visitNewClass(tree, null);
  }

  private void add(ParsedFile file, Tree tree) {
    SourceText text = file.source().text();
    rows.file.add(file.source().number());
    rows.parent.add(parent);
    rows.kind.add(tree.getKind().ordinal());
    rows.name.add(nameOf(tree));
    long start = file.positions().getStartPosition(file.unit(), tree);
    long end = file.positions().getEndPosition(file.unit(), tree);
    boolean placed = start >= 0 && end >= start && end <= text.text().length();
    rows.start.add(placed ? text.byteOffset((int) start) : Strings.NONE);
    rows.end.add(placed ? text.byteOffset((int) end) : Strings.NONE);
  }

  private int nameOf(Tree tree) {
    switch (tree.getKind()) {
      case IDENTIFIER:
        return number(((IdentifierTree) tree).getName());
      case MEMBER_SELECT:
        return number(((MemberSelectTree) tree).getIdentifier());
      case MEMBER_REFERENCE:
        return number(((MemberReferenceTree) tree).getName());
      case VARIABLE:
        return number(((VariableTree) tree).getName());
      case METHOD:
        return number(((MethodTree) tree).getName());
      case CLASS:
      case INTERFACE:
      case ENUM:
      case RECORD:
      case ANNOTATION_TYPE:
        return number(((ClassTree) tree).getSimpleName());
      case TYPE_PARAMETER:
        return number(((TypeParameterTree) tree).getName());
      case LABELED_STATEMENT:
        return number(((LabeledStatementTree) tree).getLabel());
      case BREAK:
        return number(((BreakTree) tree).getLabel());
      case CONTINUE:
        return number(((ContinueTree) tree).getLabel());
      case PRIMITIVE_TYPE:
        return strings.number(
            ((PrimitiveTypeTree) tree).getPrimitiveTypeKind().name().toLowerCase(Locale.ROOT));
      default:
        return Strings.NONE;
    }
  }

  private int number(@Nullable Name name) {
    if (name == null || name.length() == 0) {
      return Strings.NONE;
    }
    // The compiler keeps one object a name, so identity saves most conversions to text.
    return names.computeIfAbsent(name, n -> strings.number(n.toString()));
  }
}
