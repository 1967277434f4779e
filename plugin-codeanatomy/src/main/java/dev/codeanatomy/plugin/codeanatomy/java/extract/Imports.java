package dev.codeanatomy.plugin.codeanatomy.java.extract;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * What the last name of an import stands for: a type, a package ({@code a.b.*}), a module, or all
 * static members of that name, which may be several (JLS 7.5.3).
 */
final class Imports {
  private final Elements elements;

  Imports(Elements elements) {
    this.elements = elements;
  }

  /** Targets of the import whose name the cursor stands on; none if it leads nowhere. */
  List<Element> targets(TreeCursor cursor) {
    if (!cursor.isAttributed()
        || !(cursor.above(1).orElse(cursor.tree()) instanceof ImportTree declaration)) {
      return List.of();
    }
    if (isModuleImport(cursor, declaration)) {
      ModuleElement module = elements.getModuleElement(cursor.tree().toString());
      return module == null ? List.of() : List.of(module);
    }
    if (!(cursor.tree() instanceof MemberSelectTree select)) {
      return cursor.element().filter(this::exists).stream().toList();
    }
    Optional<Element> owner = cursor.elementOf(select.getExpression()).filter(this::exists);
    if (select.getIdentifier().contentEquals("*")) {
      return owner.stream().toList();
    }
    if (!declaration.isStatic()) {
      return cursor.element().filter(this::exists).stream().toList();
    }
    List<Element> members = new ArrayList<>();
    if (owner.isPresent() && owner.get() instanceof TypeElement type) {
      for (Element member : elements.getAllMembers(type)) {
        if (member.getSimpleName().equals(select.getIdentifier())
            && member.getModifiers().contains(Modifier.STATIC)) {
          members.add(member);
        }
      }
    }
    return members;
  }

  /** The API of release 17 does not know {@code import module}, which newer compilers read. */
  private static boolean isModuleImport(TreeCursor cursor, ImportTree declaration) {
    Tree name = cursor.tree();
    return cursor.names().from(cursor.start(declaration), cursor.start(name), "module").isPresent();
  }

  private boolean exists(Element element) {
    if (element instanceof PackageElement named) {
      return elements.getPackageElement(named.getQualifiedName()) != null;
    }
    return SymbolRecorder.usable(Optional.of(element)).isPresent();
  }
}
