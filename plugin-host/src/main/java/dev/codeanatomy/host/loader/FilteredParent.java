package dev.codeanatomy.host.loader;

import java.io.IOException;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin's loader has for a parent: it gives the packages of {@link HostPackages} out of the
 * host, the packages of the declared Java modules out of those modules, and nothing else. It finds
 * no resource, so that no service or configuration file of the program reaches a plugin.
 */
final class FilteredParent extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final ClassLoader host;
  private final Map<String, Module> modules;

  FilteredParent(ClassLoader host, Collection<String> javaModules) {
    super("plugin-parent", null);
    this.host = host;
    this.modules = JavaModules.packages(javaModules);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    int dot = name.lastIndexOf('.');
    String packageName = dot < 0 ? "" : name.substring(0, dot);
    Module module = modules.get(packageName);
    // By module, not by its loader: the loader of jdk.compiler is the program's own.
    Class<?> found = module == null ? null : Class.forName(module, name);
    if (found == null && HostPackages.names().contains(packageName)) {
      found = host.loadClass(name);
    }
    if (found == null) {
      throw new ClassNotFoundException(name + notVisible(packageName));
    }
    return found;
  }

  private String notVisible(String packageName) {
    if (modules.containsKey(packageName)) {
      return "";
    }
    return JavaModules.holding(packageName)
        .map(m -> " is in Java module '" + m + "', which the plugin's manifest does not declare")
        .orElse("");
  }

  @Override
  public @Nullable URL getResource(String name) {
    return null;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return Collections.emptyEnumeration();
  }
}
