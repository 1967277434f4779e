package dev.codeanatomy.plugin.codeanatomy.java.extract;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/**
 * Writes the symbol rows: packages, types, methods, variables and type parameters.
 *
 * <p>Every id is unique in a run and every owner is itself a row. What javac adds and the source
 * has no text for (default constructors, {@code values()}, accessors of records) is a row marked
 * implicit, without a node or span. A declaration that the compiler has no element for (a second
 * class of one name, a declaration inside broken code) gets an id that ends in its place.
 */
final class SymbolRecorder {
  private final SymbolRows rows;
  private final NodeRows nodes;
  private final Strings strings;
  private final SymbolIds ids;
  private final TypeText types;
  private final Set<Integer> taken = new HashSet<>();
  private final Map<Integer, Integer> locals = new HashMap<>();
  private final Map<TypeElement, Integer> classes = new LinkedHashMap<>();

  SymbolRecorder(SymbolRows rows, NodeRows nodes, Strings strings, SymbolIds ids, TypeText types) {
    this.rows = rows;
    this.nodes = nodes;
    this.strings = strings;
    this.ids = ids;
    this.types = types;
  }

  /**
   * Writes the row of the node's declaration, if it is one, and makes it the enclosing one.
   *
   * @param notBefore character before which its name cannot stand, because the declarator before it
   *     ends there
   */
  void visit(TreeCursor cursor, int notBefore) {
    Tree tree = cursor.tree();
    switch (tree.getKind()) {
      case COMPILATION_UNIT -> compilationUnit(cursor, (CompilationUnitTree) tree);
      case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE -> type(cursor, (ClassTree) tree);
      case METHOD -> method(cursor, (MethodTree) tree);
      case VARIABLE -> variable(cursor, (VariableTree) tree, notBefore);
      case TYPE_PARAMETER -> typeParameter(cursor, (TypeParameterTree) tree);
      default -> {}
    }
  }

  /** A package has one row, at the first file that declares it. */
  private void compilationUnit(TreeCursor cursor, CompilationUnitTree unit) {
    PackageTree declaration = unit.getPackage();
    if (declaration == null) {
      return;
    }
    Tree name = declaration.getPackageName();
    int id = strings.number(packageName(unit));
    if (taken.add(id)) {
      SymbolRow row = row(cursor, id, "PACKAGE", Strings.NONE);
      row.name = id;
      row.node = Strings.NONE;
      row.start = Strings.NONE;
      row.end = Strings.NONE;
      row.nameSpan = Span.between(cursor, cursor.start(name), cursor.end(name));
      row.attributed = cursor.isAttributed();
      row.write(rows);
    }
    cursor.enclose(id);
  }

  static String packageName(CompilationUnitTree unit) {
    PackageTree declaration = unit.getPackage();
    return declaration == null ? "" : declaration.getPackageName().toString();
  }

  private void type(TreeCursor cursor, ClassTree tree) {
    Optional<Element> element = usable(cursor.element());
    String name = tree.getSimpleName().toString();
    String separator = isTopLevel(cursor) ? "." : "$";
    int id = id(cursor, element, separator + name);
    SymbolRow row = row(cursor, id, tree.getKind().name(), cursor.outerEnclosing());
    row.name = text(name);
    row.modifiers = modifiers(element, tree.getModifiers().getFlags());
    row.attributed = element.isPresent();
    row.nameSpan = DeclaredName.find(cursor, tree.getModifiers(), Optional.empty(), 0, name);
    row.write(rows);
    cursor.enclose(id);
    element.ifPresent(e -> classes.put((TypeElement) e, id));
  }

  private static boolean isTopLevel(TreeCursor cursor) {
    return cursor.above(1).filter(CompilationUnitTree.class::isInstance).isPresent();
  }

  private void method(TreeCursor cursor, MethodTree tree) {
    Optional<Element> element =
        cursor.element().filter(e -> e instanceof ExecutableElement && isOwned(e));
    String name = tree.getName().toString();
    int id = id(cursor, element, "#" + name);
    boolean constructor = name.equals("<init>");
    SymbolRow row =
        row(cursor, id, constructor ? "CONSTRUCTOR" : "METHOD", cursor.outerEnclosing());
    row.name = text(name);
    row.modifiers = modifiers(element, tree.getModifiers().getFlags());
    row.attributed = element.isPresent();
    String written = constructor ? enclosingName(cursor) : name;
    Optional<Tree> before =
        constructor ? Optional.empty() : Optional.ofNullable(tree.getReturnType());
    row.nameSpan = DeclaredName.find(cursor, tree.getModifiers(), before, 0, written);
    if (element.isPresent()) {
      ExecutableElement method = (ExecutableElement) element.get();
      row.type = constructor ? Strings.NONE : strings.number(types.source(method.getReturnType()));
      row.descriptor = strings.number(ids.descriptor(method));
    }
    row.write(rows);
    cursor.enclose(id);
  }

  private static String enclosingName(TreeCursor cursor) {
    return cursor
        .above(1)
        .filter(ClassTree.class::isInstance)
        .map(tree -> ((ClassTree) tree).getSimpleName().toString())
        .orElse("");
  }

  private void variable(TreeCursor cursor, VariableTree tree, int notBefore) {
    if (tree.getName().contentEquals("this") || tree.getNameExpression() != null) {
      return; // a receiver parameter declares nothing
    }
    Optional<Element> element = cursor.element().filter(VariableElement.class::isInstance);
    String name = tree.getName().toString();
    boolean field = cursor.above(1).filter(ClassTree.class::isInstance).isPresent();
    int owner = cursor.outerEnclosing();
    int id;
    if (field) {
      id = id(cursor, element.filter(SymbolRecorder::isOwned), "#" + name);
    } else {
      id = local(owner, name);
      element.ifPresent(e -> ids.declare(e, id));
    }
    String kind = element.map(e -> e.getKind().name()).orElseGet(() -> kind(cursor, tree, field));
    SymbolRow row = row(cursor, id, kind, owner);
    row.name = text(name);
    row.modifiers = modifiers(element, tree.getModifiers().getFlags());
    row.attributed = element.isPresent();
    if (Syntax.isCompactParameter(cursor)) {
      row.implicit = true;
      row.node = Strings.NONE;
      row.start = Strings.NONE;
      row.end = Strings.NONE;
    }
    boolean typed = !kind.equals("ENUM_CONSTANT");
    Optional<Tree> before = typed ? Optional.ofNullable(tree.getType()) : Optional.empty();
    row.nameSpan =
        row.implicit
            ? Span.UNKNOWN
            : DeclaredName.find(cursor, tree.getModifiers(), before, notBefore, name);
    element.ifPresent(
        e -> {
          row.type = strings.number(types.source(e.asType()));
          row.descriptor = strings.number(ids.descriptor(e));
        });
    row.write(rows);
    if (field) {
      cursor.enclose(id);
    }
  }

  private static String kind(TreeCursor cursor, VariableTree tree, boolean field) {
    if (field) {
      return "FIELD";
    }
    Tree parent = cursor.above(1).orElse(tree);
    return switch (parent.getKind()) {
      case METHOD, LAMBDA_EXPRESSION -> "PARAMETER";
      case CATCH -> "EXCEPTION_PARAMETER";
      case TRY -> "RESOURCE_VARIABLE";
      case BINDING_PATTERN -> "BINDING_VARIABLE";
      default -> "LOCAL_VARIABLE";
    };
  }

  private void typeParameter(TreeCursor cursor, TypeParameterTree tree) {
    Optional<Element> element = cursor.element().filter(e -> e.getEnclosingElement() != null);
    String name = tree.getName().toString();
    int id = id(cursor, element, "<" + name + ">");
    SymbolRow row = row(cursor, id, "TYPE_PARAMETER", cursor.outerEnclosing());
    row.name = text(name);
    row.attributed = element.isPresent();
    row.nameSpan = DeclaredName.find(cursor, name);
    row.write(rows);
  }

  /** Writes what the compiler added to the file's classes; to be called at the file's end. */
  void endFile(int file) {
    classes.forEach((type, id) -> implicitMembers(file, type, id));
    classes.clear();
    rows.ranges.endFile(rows.size());
  }

  private void implicitMembers(int file, TypeElement type, int owner) {
    for (Element member : type.getEnclosedElements()) {
      boolean candidate =
          member.getKind() == ElementKind.METHOD
              || member.getKind() == ElementKind.CONSTRUCTOR
              || member.getKind() == ElementKind.FIELD;
      if (!candidate || !isOwned(member)) {
        continue;
      }
      Optional<Integer> id = ids.of(member);
      if (id.isPresent() && taken.add(id.get())) {
        implicit(file, member, id.get(), owner);
      }
    }
  }

  private void implicit(int file, Element element, int id, int owner) {
    SymbolRow row = new SymbolRow(file, id, strings.number(element.getKind().name()), owner);
    row.name = text(element.getSimpleName().toString());
    row.modifiers = modifiers(Optional.of(element), Set.of());
    row.implicit = true;
    row.attributed = true;
    if (element instanceof ExecutableElement method) {
      boolean constructor = element.getKind() == ElementKind.CONSTRUCTOR;
      row.type = constructor ? Strings.NONE : strings.number(types.source(method.getReturnType()));
    } else {
      row.type = strings.number(types.source(element.asType()));
    }
    row.descriptor = strings.number(ids.descriptor(element));
    row.write(rows);
  }

  private SymbolRow row(TreeCursor cursor, int id, String kind, int owner) {
    SymbolRow row = new SymbolRow(cursor.file().source().number(), id, strings.number(kind), owner);
    row.modifiers = strings.number("");
    row.node = cursor.ordinal();
    row.start = nodes.start.get(cursor.row());
    row.end = nodes.end.get(cursor.row());
    return row;
  }

  private int text(String name) {
    return name.isEmpty() ? Strings.NONE : strings.number(name);
  }

  private int modifiers(Optional<Element> element, Set<Modifier> written) {
    Set<Modifier> all = element.map(Element::getModifiers).orElse(written);
    return strings.number(all.stream().map(Modifier::toString).collect(Collectors.joining(" ")));
  }

  /** Whether the compiler has a type for it that other code can mean. */
  static Optional<Element> usable(Optional<Element> element) {
    return element.filter(e -> e instanceof TypeElement && e.asType().getKind() != TypeKind.ERROR);
  }

  private static boolean isOwned(Element member) {
    return usable(Optional.ofNullable(member.getEnclosingElement())).isPresent();
  }

  private int id(TreeCursor cursor, Optional<Element> element, String suffix) {
    Optional<Integer> known = element.flatMap(ids::of);
    if (known.isPresent() && taken.add(known.get())) {
      return known.get();
    }
    int outer = cursor.outerEnclosing();
    String owner = outer == Strings.NONE ? "" : strings.text(outer);
    String place = "@" + cursor.file().source().path() + "#" + cursor.ordinal();
    String text = owner.isEmpty() && !suffix.isEmpty() ? suffix.substring(1) : owner + suffix;
    int id = strings.number(text + place);
    taken.add(id);
    element.ifPresent(e -> ids.declare(e, id));
    return id;
  }

  private int local(int owner, String name) {
    int ordinal = locals.merge(owner, 1, Integer::sum) - 1;
    String text = owner == Strings.NONE ? "" : strings.text(owner);
    int id = strings.number(text + "~" + ordinal + ":" + name);
    taken.add(id);
    return id;
  }
}
