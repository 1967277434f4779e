package dev.codeanatomy.plugin.codeanatomy.java.extract;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/**
 * Names declarations so that the same declaration has the same id in every run and every file.
 *
 * <ul>
 *   <li>package {@code org.a}, type {@code org.a.B$C} (its binary name)
 *   <li>method {@code org.a.B$C#m(Ljava/lang/String;)V}, constructor {@code org.a.B#<init>()V}; the
 *       descriptor is the source's: without the parameters a compiler adds for enums and inner
 *       classes
 *   <li>field or enum constant {@code org.a.B#f:I}; type parameter {@code org.a.B<T>}
 *   <li>parameter or local variable {@code org.a.B#m(I)V~0:x}: owner, ordinal in it, name. These
 *       are known only once declared.
 * </ul>
 *
 * <p>Arrays have no class, so their length and constructor belong to {@code []}.
 */
final class SymbolIds {
  private final Strings strings;
  private final Elements elements;
  private final TypeText types;
  private final Map<Element, Integer> known = new IdentityHashMap<>();

  SymbolIds(Strings strings, Elements elements, TypeText types) {
    this.strings = strings;
    this.elements = elements;
    this.types = types;
  }

  /** Makes an id the one of a declaration; needed for variables, and where an id is taken. */
  void declare(Element element, int id) {
    known.put(element, id);
  }

  boolean isDeclared(Element element) {
    return known.containsKey(element);
  }

  /** The id's number in {@link Strings}; empty for a local variable that was not declared. */
  Optional<Integer> of(Element element) {
    Integer id = known.get(element);
    if (id != null) {
      return Optional.of(id);
    }
    Optional<Integer> made = text(element).map(strings::number);
    made.ifPresent(number -> known.put(element, number));
    return made;
  }

  /** The id's text as it follows from the element alone. */
  Optional<String> text(Element element) {
    switch (element.getKind()) {
      case PACKAGE:
        return Optional.of(((PackageElement) element).getQualifiedName().toString());
      case CLASS:
      case INTERFACE:
      case ENUM:
      case RECORD:
      case ANNOTATION_TYPE:
        return Optional.of(elements.getBinaryName((TypeElement) element).toString());
      case METHOD:
      case CONSTRUCTOR:
        return owner(element).map(owner -> owner + "#" + methodPart((ExecutableElement) element));
      case FIELD:
      case ENUM_CONSTANT:
        return owner(element)
            .map(owner -> owner + "#" + element.getSimpleName() + ":" + descriptor(element));
      case TYPE_PARAMETER:
        return Optional.ofNullable(element.getEnclosingElement())
            .flatMap(this::of)
            .map(owner -> strings.text(owner) + "<" + element.getSimpleName() + ">");
      default:
        return Optional.empty();
    }
  }

  private Optional<String> owner(Element member) {
    Element owner = member.getEnclosingElement();
    if (!(owner instanceof TypeElement type)) {
      return Optional.empty();
    }
    if (type.getQualifiedName().contentEquals("Array")) {
      return Optional.of("[]");
    }
    return of(owner).map(strings::text);
  }

  private String methodPart(ExecutableElement method) {
    return method.getSimpleName() + descriptor(declared(method));
  }

  /** A signature-polymorphic method has one element a call; its declaration is what has a name. */
  private static ExecutableElement declared(ExecutableElement method) {
    if (!(method.getEnclosingElement() instanceof TypeElement owner)
        || !owner.getQualifiedName().toString().startsWith("java.lang.invoke.")) {
      return method;
    }
    for (Element member : owner.getEnclosedElements()) {
      if (member.equals(method)) {
        return method;
      }
    }
    for (Element member : owner.getEnclosedElements()) {
      if (member instanceof ExecutableElement candidate
          && candidate.getSimpleName().equals(method.getSimpleName())) {
        return candidate;
      }
    }
    return method;
  }

  /** A method's or variable's descriptor. */
  String descriptor(Element element) {
    if (element instanceof ExecutableElement method) {
      StringBuilder out = new StringBuilder("(");
      for (VariableElement parameter : method.getParameters()) {
        types.appendDescriptor(parameter.asType(), out);
      }
      out.append(')');
      if (method.getKind() == ElementKind.CONSTRUCTOR) {
        out.append('V'); // the compiler lets the constructor of an array return it
      } else {
        types.appendDescriptor(method.getReturnType(), out);
      }
      return out.toString();
    }
    return types.descriptor(element.asType());
  }
}
