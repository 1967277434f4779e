package dev.codeanatomy.host.loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

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
   * @param directory the unpacked archive
   * @param classRoot where its classes are in it: {@code classes/} or nothing
   * @param javaModules what its manifest declares
   * @throws UncheckedIOException if the directory cannot be listed
   */
  public static PluginClassLoader of(
      String pluginId, Path directory, String classRoot, Collection<String> javaModules) {
    ClassLoader host = PluginClassLoader.class.getClassLoader();
    return new PluginClassLoader(
        pluginId, urls(directory, classRoot), new FilteredParent(host, javaModules));
  }

  private static URL[] urls(Path directory, String classRoot) {
    List<Path> parts = new ArrayList<>();
    parts.add(directory.resolve(classRoot));
    Path libraries = directory.resolve("lib");
    if (Files.isDirectory(libraries)) {
      try (Stream<Path> files = Files.list(libraries)) {
        files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(parts::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return parts.stream().map(PluginClassLoader::url).toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
