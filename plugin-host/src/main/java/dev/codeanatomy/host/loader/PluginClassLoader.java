package dev.codeanatomy.host.loader;

import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * The loader of one plugin: its own classes and libraries below a filtering parent. Parallel
 * capable. Whoever made it closes it.
 */
public final class PluginClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private PluginClassLoader(String pluginId, URL[] urls, ClassLoader parent) {
    super("plugin-" + pluginId, urls, parent);
  }

  /**
   * Makes the loader of an unpacked plugin.
   *
   * @param classPath its folder of classes and its libraries, and nothing else
   * @param javaModules what its manifest declares
   */
  public static PluginClassLoader of(
      String pluginId, List<Path> classPath, Collection<String> javaModules) {
    ClassLoader host = PluginClassLoader.class.getClassLoader();
    URL[] urls = classPath.stream().map(PluginClassLoader::url).toArray(URL[]::new);
    return new PluginClassLoader(pluginId, urls, new FilteredParent(host, javaModules));
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
