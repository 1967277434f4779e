package dev.codeanatomy.plugin.codeanatomy.java.extract;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Writes types as text that is the same in every run. (The compiler's own text of a captured type
 * holds an identity hash, and shows type annotations.)
 */
final class TypeText {
  private static final int MAX_DEPTH = 16;

  private final Types types;
  private final Elements elements;

  TypeText(Types types, Elements elements) {
    this.types = types;
    this.elements = elements;
  }

  /** As in source with qualified names, for example {@code java.util.List<? super T>[]}. */
  String source(TypeMirror type) {
    return source(type, 0);
  }

  private String source(TypeMirror type, int depth) {
    if (depth > MAX_DEPTH) {
      return "...";
    }
    switch (type.getKind()) {
      case ARRAY:
        return source(((ArrayType) type).getComponentType(), depth + 1) + "[]";
      case ERROR:
        return ((DeclaredType) type).asElement().getSimpleName().toString();
      case DECLARED:
        return declared((DeclaredType) type, depth);
      case TYPEVAR:
        return variable((TypeVariable) type, depth);
      case WILDCARD:
        return wildcard((WildcardType) type, depth);
      case INTERSECTION:
        return joined(((IntersectionType) type).getBounds(), " & ", depth);
      case UNION:
        return joined(((UnionType) type).getAlternatives(), " | ", depth);
      case PACKAGE:
      case MODULE:
      case EXECUTABLE:
      case OTHER:
      case NONE:
        return "?";
      default:
        return type.getKind().name().toLowerCase(Locale.ROOT);
    }
  }

  private String declared(DeclaredType type, int depth) {
    TypeElement element = (TypeElement) type.asElement();
    String name = element.getQualifiedName().toString();
    if (name.isEmpty()) {
      name = elements.getBinaryName(element).toString();
    }
    if (element.getNestingKind() == NestingKind.MEMBER
        && type.getEnclosingType() instanceof DeclaredType outer
        && !outer.getTypeArguments().isEmpty()) {
      name = declared(outer, depth + 1) + "." + element.getSimpleName();
    }
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    return arguments.isEmpty() ? name : name + "<" + joined(arguments, ", ", depth) + ">";
  }

  private String variable(TypeVariable type, int depth) {
    String name = type.asElement().getSimpleName().toString();
    if (!name.startsWith("<")) {
      return name;
    }
    // A captured wildcard: the compiler's name for it is no name.
    TypeMirror lower = type.getLowerBound();
    return lower.getKind() == TypeKind.NULL
        ? "capture of ? extends " + source(type.getUpperBound(), depth + 4)
        : "capture of ? super " + source(lower, depth + 4);
  }

  private String wildcard(WildcardType type, int depth) {
    TypeMirror upper = type.getExtendsBound();
    if (upper != null) {
      return "? extends " + source(upper, depth + 1);
    }
    TypeMirror lower = type.getSuperBound();
    return lower == null ? "?" : "? super " + source(lower, depth + 1);
  }

  private String joined(List<? extends TypeMirror> parts, String separator, int depth) {
    return parts.stream()
        .map(part -> source(part, depth + 1))
        .collect(Collectors.joining(separator));
  }

  /**
   * The JVM's descriptor of the erased type (JVM specification 4.3), for example {@code
   * [Ljava/lang/String;}. A type that is missing stands with the name the source gives it.
   */
  String descriptor(TypeMirror type) {
    StringBuilder out = new StringBuilder();
    appendDescriptor(type, out);
    return out.toString();
  }

  void appendDescriptor(TypeMirror type, StringBuilder out) {
    switch (type.getKind()) {
      case BOOLEAN -> out.append('Z');
      case BYTE -> out.append('B');
      case SHORT -> out.append('S');
      case CHAR -> out.append('C');
      case INT -> out.append('I');
      case LONG -> out.append('J');
      case FLOAT -> out.append('F');
      case DOUBLE -> out.append('D');
      case VOID -> out.append('V');
      case ARRAY -> appendDescriptor(((ArrayType) type).getComponentType(), out.append('['));
      case DECLARED -> {
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        out.append('L');
        out.append(elements.getBinaryName(element).toString().replace('.', '/'));
        out.append(';');
      }
      case ERROR -> {
        String name = ((DeclaredType) type).asElement().toString();
        out.append('L').append(name.replace('.', '/')).append(';');
      }
      case TYPEVAR, INTERSECTION, UNION, WILDCARD -> appendErased(type, out);
      default -> out.append("L?;");
    }
  }

  private void appendErased(TypeMirror type, StringBuilder out) {
    TypeMirror erased = types.erasure(type);
    boolean progress =
        erased.getKind() != TypeKind.TYPEVAR
            && erased.getKind() != TypeKind.INTERSECTION
            && erased.getKind() != TypeKind.UNION
            && erased.getKind() != TypeKind.WILDCARD;
    if (progress) {
      appendDescriptor(erased, out);
    } else {
      out.append("Ljava/lang/Object;");
    }
  }
}
