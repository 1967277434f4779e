package dev.codeanatomy.host.loader;

import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The modules of the running JDK that a plugin may see: java.base, those it declares, and what
 * these pass on ({@code requires transitive}). A module of the program itself never counts.
 */
public final class JavaModules {
  private static final ModuleFinder SYSTEM = ModuleFinder.ofSystem();

  private JavaModules() {}

  /** Those of the names that are no module of the running JDK, in their order. */
  public static List<String> missing(Collection<String> names) {
    return names.stream().filter(name -> find(name).isEmpty()).toList();
  }

  /** The names of the running JDK's modules, for a did-you-mean. */
  public static List<String> available() {
    return ModuleLayer.boot().modules().stream()
        .map(Module::getName)
        .filter(name -> SYSTEM.find(name).isPresent())
        .sorted()
        .toList();
  }

  /** The module of the running JDK that holds a package, if one does. */
  public static Optional<String> holding(String packageName) {
    return ModuleLayer.boot().modules().stream()
        .filter(module -> module.getPackages().contains(packageName))
        .map(Module::getName)
        .filter(name -> SYSTEM.find(name).isPresent())
        .findFirst();
  }

  /** Package to module, for java.base and everything the names bring. */
  static Map<String, Module> packages(Collection<String> names) {
    Set<Module> modules = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(names);
    open.push("java.base");
    while (!open.isEmpty()) {
      Optional<Module> module = find(open.pop());
      if (module.isPresent() && modules.add(module.get())) {
        module.get().getDescriptor().requires().stream()
            .filter(JavaModules::isTransitive)
            .forEach(requires -> open.push(requires.name()));
      }
    }
    Map<String, Module> packages = new HashMap<>();
    for (Module module : modules) {
      module.getPackages().forEach(name -> packages.put(name, module));
    }
    return Map.copyOf(packages);
  }

  /**
   * By name: JDK 17's archived module graph holds a second copy of the enum's constants, so {@code
   * contains(TRANSITIVE)} is false for {@code [TRANSITIVE]}.
   */
  private static boolean isTransitive(Requires requires) {
    return requires.modifiers().stream()
        .anyMatch(modifier -> modifier.name().equals(Requires.Modifier.TRANSITIVE.name()));
  }

  private static Optional<Module> find(String name) {
    return SYSTEM.find(name).flatMap(known -> ModuleLayer.boot().findModule(name));
  }
}
