package dev.codeanatomy.plugin.codeanatomy.java.extract;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Optional;

/** What the place of a name in the tree says about its use, without knowing what it names. */
final class Syntax {
  private Syntax() {}

  /** The tree a name is part of, without the parentheses or type arguments directly around it. */
  private record Place(Tree tree, Optional<Tree> parent) {
    static Place of(TreeCursor cursor) {
      int level = 0;
      Tree tree = cursor.tree();
      while (true) {
        Optional<Tree> parent = cursor.above(level + 1);
        if (parent.isEmpty() || !wraps(parent.get(), tree)) {
          return new Place(tree, parent);
        }
        tree = parent.get();
        level++;
      }
    }

    private static boolean wraps(Tree parent, Tree tree) {
      return parent instanceof ParenthesizedTree
          || parent instanceof ParameterizedTypeTree generic && generic.getType() == tree
          || parent instanceof AnnotatedTypeTree annotated && annotated.getUnderlyingType() == tree;
    }
  }

  /** Whether the name is what an invocation invokes. */
  static boolean isInvoked(TreeCursor cursor) {
    return cursor.above(1).orElse(cursor.tree()) instanceof MethodInvocationTree call
        && call.getMethodSelect() == cursor.tree();
  }

  /** Whether the name stands before a dot. */
  static boolean isQualifier(TreeCursor cursor) {
    return cursor.above(1).orElse(cursor.tree()) instanceof MemberSelectTree select
        && select.getExpression() == cursor.tree();
  }

  /** Whether the name is the whole of an import. */
  static boolean isImported(TreeCursor cursor) {
    return cursor.above(1).orElse(cursor.tree()) instanceof ImportTree;
  }

  /** Whether the name is an annotation's type or names an element of one. */
  static boolean isAnnotating(TreeCursor cursor) {
    Tree parent = cursor.above(1).orElse(cursor.tree());
    if (parent instanceof AnnotationTree annotation) {
      return annotation.getAnnotationType() == cursor.tree();
    }
    return parent instanceof AssignmentTree assignment
        && assignment.getVariable() == cursor.tree()
        && cursor.above(2).filter(AnnotationTree.class::isInstance).isPresent();
  }

  /** How a variable's name at this place uses it. */
  static List<Role> variableRoles(TreeCursor cursor) {
    Place place = Place.of(cursor);
    Tree parent = place.parent().orElse(place.tree());
    if (parent instanceof AssignmentTree assignment && assignment.getVariable() == place.tree()) {
      return List.of(Role.WRITE);
    }
    boolean updates =
        parent instanceof CompoundAssignmentTree compound && compound.getVariable() == place.tree()
            || parent instanceof UnaryTree && isStep(parent.getKind());
    return updates ? List.of(Role.READ, Role.WRITE) : List.of(Role.READ);
  }

  private static boolean isStep(Tree.Kind kind) {
    return kind == Tree.Kind.PREFIX_INCREMENT
        || kind == Tree.Kind.PREFIX_DECREMENT
        || kind == Tree.Kind.POSTFIX_INCREMENT
        || kind == Tree.Kind.POSTFIX_DECREMENT;
  }

  /** How a type's name at this place uses it. */
  static Role typeRole(TreeCursor cursor) {
    Place place = Place.of(cursor);
    if (!(place.parent().orElse(place.tree()) instanceof ClassTree type)) {
      return Role.TYPE;
    }
    if (type.getExtendsClause() == place.tree()) {
      return Role.EXTENDS;
    }
    if (!type.getImplementsClause().contains(place.tree())) {
      return Role.TYPE;
    }
    return type.getKind() == Tree.Kind.INTERFACE ? Role.EXTENDS : Role.IMPLEMENTS;
  }

  /** The instance creation with a class body whose supertype the name is. */
  static Optional<NewClassTree> anonymousClass(TreeCursor cursor) {
    Place place = Place.of(cursor);
    return place
        .parent()
        .filter(
            parent ->
                parent instanceof NewClassTree creation
                    && creation.getClassBody() != null
                    && creation.getIdentifier() == place.tree())
        .map(NewClassTree.class::cast);
  }

  /**
   * Whether the node is a parameter that the parser gave a record's compact constructor: a copy of
   * the record's component, which stands before the constructor.
   */
  static boolean isCompactParameter(TreeCursor cursor) {
    return cursor.tree() instanceof VariableTree
        && cursor.above(1).orElse(cursor.tree()) instanceof MethodTree method
        && cursor.start(cursor.tree()) < cursor.start(method);
  }

  /** Whether only a type can stand at this place. */
  static boolean isTypePlace(TreeCursor cursor) {
    Place place = Place.of(cursor);
    Tree tree = place.tree();
    Tree parent = place.parent().orElse(tree);
    switch (parent.getKind()) {
      case CLASS:
      case INTERFACE:
      case ENUM:
      case RECORD:
      case ANNOTATION_TYPE:
      case TYPE_PARAMETER:
      case PARAMETERIZED_TYPE:
      case ARRAY_TYPE:
      case UNION_TYPE:
      case INTERSECTION_TYPE:
      case EXTENDS_WILDCARD:
      case SUPER_WILDCARD:
      case USES:
      case PROVIDES:
        return true;
      case VARIABLE:
        return ((VariableTree) parent).getType() == tree;
      case METHOD:
        return ((MethodTree) parent).getDefaultValue() != tree;
      case NEW_CLASS:
        return ((NewClassTree) parent).getIdentifier() == tree;
      case NEW_ARRAY:
        return ((NewArrayTree) parent).getType() == tree;
      case TYPE_CAST:
        return ((TypeCastTree) parent).getType() == tree;
      case INSTANCE_OF:
        return ((InstanceOfTree) parent).getType() == tree;
      case METHOD_INVOCATION:
        return ((MethodInvocationTree) parent).getTypeArguments().contains(tree);
      default:
        return false;
    }
  }
}
