package dev.codeanatomy.plugin.codeanatomy.java.extract;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/**
 * Writes the reference rows: who names what, and to do what with it.
 *
 * <p>A reference's span is the name alone. Names of packages before a dot, {@code this}, {@code
 * super} and {@code class} are not references; {@code this(...)} and {@code super(...)} are calls.
 * A declaration with an initial value is not a write. What the compiler inserts has no place in the
 * text and gives no row.
 */
final class ReferenceRecorder {
  private final ReferenceRows rows;
  private final Strings strings;
  private final SymbolIds ids;
  private final Imports imports;
  private final Overrides overrides;

  ReferenceRecorder(
      ReferenceRows rows, Strings strings, SymbolIds ids, Imports imports, Overrides overrides) {
    this.rows = rows;
    this.strings = strings;
    this.ids = ids;
    this.imports = imports;
    this.overrides = overrides;
  }

  /** Writes the references that the node itself makes. */
  void visit(TreeCursor cursor) {
    Tree tree = cursor.tree();
    switch (tree.getKind()) {
      case IDENTIFIER -> name(cursor, ((IdentifierTree) tree).getName().toString());
      case MEMBER_SELECT -> name(cursor, ((MemberSelectTree) tree).getIdentifier().toString());
      case NEW_CLASS -> creation(cursor, (NewClassTree) tree);
      case MEMBER_REFERENCE -> memberReference(cursor, (MemberReferenceTree) tree);
      case METHOD -> overriding(cursor);
      default -> {}
    }
  }

  private void name(TreeCursor cursor, String name) {
    if (!cursor.isPlaced() || name.equals("<error>") || name.isEmpty()) {
      return;
    }
    Span span = Span.atEnd(cursor, cursor.tree(), name);
    if (Syntax.isInvoked(cursor)) {
      call(cursor, name, span);
    } else if (Syntax.isImported(cursor)) {
      imported(cursor, name, span);
    } else if (!isKeyword(name)) {
      use(cursor, name, span);
    }
  }

  private static boolean isKeyword(String name) {
    return name.equals("this") || name.equals("super") || name.equals("class");
  }

  private void call(TreeCursor cursor, String name, Span span) {
    Optional<Element> target = cursor.element().filter(ExecutableElement.class::isInstance);
    MethodInvocationTree call = (MethodInvocationTree) cursor.above(1).orElseThrow();
    Reference reference = new Reference(cursor, Role.CALL, name, span);
    reference.node = cursor.ordinalAbove(1);
    reference.to(target, call.getArguments(), Optional.of(cursor.tree()));
  }

  private void imported(TreeCursor cursor, String name, Span span) {
    List<Element> targets = imports.targets(cursor);
    if (name.equals("*") && cursor.tree() instanceof MemberSelectTree select) {
      Tree all = select.getExpression();
      String last = lastName(all);
      importRows(cursor, last, Span.atEnd(cursor, all, last), targets);
    } else {
      importRows(cursor, name, span, targets);
    }
  }

  private void importRows(TreeCursor cursor, String name, Span span, List<Element> targets) {
    if (targets.isEmpty()) {
      new Reference(cursor, Role.IMPORT, name, span).to(Optional.empty());
    }
    for (Element target : targets) {
      new Reference(cursor, Role.IMPORT, name, span).to(Optional.of(target));
    }
  }

  private static String lastName(Tree name) {
    return name instanceof MemberSelectTree select
        ? select.getIdentifier().toString()
        : name.toString();
  }

  private void use(TreeCursor cursor, String name, Span span) {
    Optional<Element> element = cursor.element();
    boolean annotating = Syntax.isAnnotating(cursor);
    if (element.filter(e -> e.getKind() == ElementKind.PACKAGE).isPresent()) {
      return;
    }
    if (element.filter(VariableElement.class::isInstance).isPresent()) {
      for (Role role : Syntax.variableRoles(cursor)) {
        new Reference(cursor, role, name, span).to(element);
      }
    } else if (element.filter(ReferenceRecorder::isExistingType).isPresent()) {
      new Reference(cursor, annotating ? Role.ANNOTATION : Syntax.typeRole(cursor), name, span)
          .to(element);
      anonymousSupertype(cursor, name, span, element);
    } else if (annotating) {
      new Reference(cursor, Role.ANNOTATION, name, span)
          .to(element.filter(ExecutableElement.class::isInstance));
    } else {
      unknown(cursor, name, span);
    }
  }

  private static boolean isExistingType(Element element) {
    return element.getKind() == ElementKind.TYPE_PARAMETER
        || element instanceof TypeElement && element.asType().getKind() != TypeKind.ERROR;
  }

  private void unknown(TreeCursor cursor, String name, Span span) {
    if (isInImport(cursor)) {
      return; // the import's own row says that it leads nowhere
    }
    if (Syntax.isTypePlace(cursor)) {
      new Reference(cursor, Syntax.typeRole(cursor), name, span).to(Optional.empty());
      anonymousSupertype(cursor, name, span, Optional.empty());
      return;
    }
    if (Syntax.isQualifier(cursor) && !cursor.isAttributed()) {
      return; // may as well be a package
    }
    for (Role role : Syntax.variableRoles(cursor)) {
      new Reference(cursor, role, name, span).to(Optional.empty());
    }
  }

  private static boolean isInImport(TreeCursor cursor) {
    for (int level = 1; level <= cursor.depth(); level++) {
      Tree.Kind kind = cursor.above(level).orElseThrow().getKind();
      if (kind != Tree.Kind.MEMBER_SELECT) {
        return kind == Tree.Kind.IMPORT;
      }
    }
    return false;
  }

  /** The name in {@code new Name() {...}} is also the supertype of the class it begins. */
  private void anonymousSupertype(
      TreeCursor cursor, String name, Span span, Optional<Element> element) {
    Optional<NewClassTree> creation = Syntax.anonymousClass(cursor);
    if (creation.isEmpty()) {
      return;
    }
    boolean isInterface = element.filter(e -> e.getKind().isInterface()).isPresent();
    Reference reference =
        new Reference(cursor, isInterface ? Role.IMPLEMENTS : Role.EXTENDS, name, span);
    cursor
        .elementOf(creation.get().getClassBody())
        .filter(e -> SymbolRecorder.usable(Optional.of(e)).isPresent())
        .flatMap(ids::of)
        .ifPresent(id -> reference.enclosing = id);
    reference.to(element);
  }

  private void creation(TreeCursor cursor, NewClassTree tree) {
    String name;
    Span span;
    if (cursor.above(1).orElse(tree) instanceof VariableTree constant && isEnumConstant(cursor)) {
      name = constant.getName().toString();
      span = cursor.declaredName(1);
    } else {
      Tree type = named(cursor.file().createdName(tree));
      name = lastName(type);
      span = Span.atEnd(cursor, type, name);
    }
    new Reference(cursor, Role.CALL, name, span)
        .to(
            cursor.element().filter(ExecutableElement.class::isInstance),
            tree.getArguments(),
            Optional.empty());
  }

  /** Constants of an enum are creations without the words {@code new Name}. */
  private static boolean isEnumConstant(TreeCursor cursor) {
    return !cursor.text().text().startsWith("new", Math.max(0, cursor.start(cursor.tree())))
        && cursor.above(2).filter(tree -> tree.getKind() == Tree.Kind.ENUM).isPresent();
  }

  private static Tree named(Tree type) {
    Tree inner = type;
    while (true) {
      if (inner instanceof ParameterizedTypeTree generic) {
        inner = generic.getType();
      } else if (inner instanceof AnnotatedTypeTree annotated) {
        inner = annotated.getUnderlyingType();
      } else {
        return inner;
      }
    }
  }

  private void memberReference(TreeCursor cursor, MemberReferenceTree tree) {
    String name = tree.getName().toString();
    String written = tree.getMode() == MemberReferenceTree.ReferenceMode.NEW ? "new" : name;
    new Reference(cursor, Role.CALL, name, Span.atEnd(cursor, tree, written))
        .to(
            cursor.element().filter(ExecutableElement.class::isInstance),
            List.of(),
            Optional.of(tree.getQualifierExpression()));
  }

  private void overriding(TreeCursor cursor) {
    Optional<Element> element = cursor.element().filter(ExecutableElement.class::isInstance);
    if (element.isEmpty()
        || SymbolRecorder.usable(Optional.ofNullable(element.get().getEnclosingElement()))
            .isEmpty()) {
      return;
    }
    ExecutableElement method = (ExecutableElement) element.get();
    for (ExecutableElement overridden : overrides.direct(method)) {
      String name = method.getSimpleName().toString();
      new Reference(cursor, Role.OVERRIDE, name, cursor.declaredName(0))
          .to(Optional.of(overridden));
    }
  }

  /** One row while it is being filled. */
  private final class Reference {
    private final TreeCursor cursor;
    private final Role role;
    private final String name;
    private final Span span;
    private int node;
    private int enclosing;

    Reference(TreeCursor cursor, Role role, String name, Span span) {
      this.cursor = cursor;
      this.role = role;
      this.name = name;
      this.span = span;
      node = cursor.ordinal();
      enclosing = cursor.enclosing();
    }

    void to(Optional<Element> target) {
      Optional<Tree> qualifier =
          cursor.tree() instanceof MemberSelectTree select
              ? Optional.of(select.getExpression())
              : Optional.empty();
      to(target, List.of(), qualifier);
    }

    /**
     * Writes the row.
     *
     * @param arguments of a call, for telling whether the choice among overloads is certain
     * @param operand what must be understood before the name can be
     */
    void to(
        Optional<Element> target,
        List<? extends ExpressionTree> arguments,
        Optional<Tree> operand) {
      Optional<Integer> id = target.flatMap(ids::of);
      Optional<Reason> reason =
          id.isPresent() ? doubt(arguments) : Optional.of(reason(arguments, operand));
      rows.file.add(cursor.file().source().number());
      rows.node.add(node);
      rows.role.add(role.ordinal());
      rows.name.add(strings.number(name));
      rows.start.add(span.start());
      rows.end.add(span.end());
      rows.enclosing.add(enclosing);
      rows.target.add(id.orElse(Strings.NONE));
      rows.targetKind.add(
          id.isPresent() ? strings.number(target.orElseThrow().getKind().name()) : Strings.NONE);
      rows.reason.add(reason.map(Reason::ordinal).orElse(Strings.NONE));
    }

    private Optional<Reason> doubt(List<? extends ExpressionTree> arguments) {
      return anyUnknown(arguments) ? Optional.of(Reason.UNKNOWN_ARGUMENT) : Optional.empty();
    }

    private boolean anyUnknown(List<? extends ExpressionTree> arguments) {
      for (ExpressionTree argument : arguments) {
        if (cursor.hasUnknownType(argument)) {
          return true;
        }
      }
      return false;
    }

    private Reason reason(List<? extends ExpressionTree> arguments, Optional<Tree> operand) {
      if (!cursor.isAttributed()) {
        return cursor.file().source().isModuleDeclaration()
            ? Reason.MODULE_DECLARATION
            : Reason.NOT_ATTRIBUTED;
      }
      Optional<Tree> qualifier =
          operand.map(o -> o instanceof MemberSelectTree select ? select.getExpression() : o);
      boolean unknown =
          qualifier.filter(q -> q != cursor.tree() && cursor.hasUnknownType(q)).isPresent();
      if (unknown || anyUnknown(arguments)) {
        return Reason.UNKNOWN_OPERAND;
      }
      boolean looked = role == Role.IMPORT || cursor.element().isPresent();
      return looked ? Reason.NOT_FOUND : Reason.NOT_ATTRIBUTED;
    }
  }
}
