package dev.codeanatomy.plugin.codeanatomy.java.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Which methods a method overrides directly: on each path from its type upwards the first one (JLS
 * 8.4.8). The compiler judges each pair; this class only keeps the candidates few.
 */
final class Overrides {
  private final Elements elements;
  private final Types types;
  private final Map<TypeElement, Map<String, List<ExecutableElement>>> methods =
      new IdentityHashMap<>();
  private final Map<TypeElement, List<TypeElement>> parents = new IdentityHashMap<>();

  Overrides(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** Methods overridden directly; superclass before superinterfaces, each once. */
  Set<ExecutableElement> direct(ExecutableElement method) {
    Set<ExecutableElement> found = new LinkedHashSet<>();
    boolean inherits =
        method.getKind() == ElementKind.METHOD
            && !method.getModifiers().contains(Modifier.STATIC)
            && !method.getModifiers().contains(Modifier.PRIVATE);
    if (inherits && method.getEnclosingElement() instanceof TypeElement owner) {
      collect(method, owner, owner, found, new LinkedHashSet<>());
    }
    return found;
  }

  private void collect(
      ExecutableElement method,
      TypeElement owner,
      TypeElement below,
      Set<ExecutableElement> found,
      Set<TypeElement> seen) {
    for (TypeElement type : parents.computeIfAbsent(below, this::supertypes)) {
      if (!seen.add(type)) {
        continue;
      }
      boolean here = false;
      for (ExecutableElement candidate : named(type, method)) {
        if (elements.overrides(method, candidate, owner)) {
          found.add(candidate);
          here = true;
        }
      }
      if (!here) {
        collect(method, owner, type, found, seen);
      }
    }
  }

  private List<TypeElement> supertypes(TypeElement type) {
    List<TypeElement> result = new ArrayList<>();
    // The compiler gives interfaces Object as a supertype, of which they inherit nothing (JLS 9.2).
    List<? extends TypeMirror> above =
        type.getKind().isInterface() ? type.getInterfaces() : types.directSupertypes(type.asType());
    for (TypeMirror parent : above) {
      if (parent.getKind() == TypeKind.DECLARED
          && ((DeclaredType) parent).asElement() instanceof TypeElement element) {
        result.add(element);
      }
    }
    return result;
  }

  private List<ExecutableElement> named(TypeElement type, ExecutableElement method) {
    String key = key(method);
    return methods.computeIfAbsent(type, Overrides::byName).getOrDefault(key, List.of());
  }

  private static Map<String, List<ExecutableElement>> byName(TypeElement type) {
    Map<String, List<ExecutableElement>> result = new HashMap<>();
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.METHOD) {
        ExecutableElement method = (ExecutableElement) member;
        result.computeIfAbsent(key(method), k -> new ArrayList<>()).add(method);
      }
    }
    return result;
  }

  /** Methods with another name or number of parameters never override each other. */
  private static String key(ExecutableElement method) {
    return method.getSimpleName() + "/" + method.getParameters().size();
  }
}
