package dev.codeanatomy.host.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.plugin.api.PluginModule;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ValueVector;
import org.junit.jupiter.api.Test;

class HostPackagesTest {
  @Test
  void theListIsExactlyThePackagesOfTheAbiAndOfThreeArrowJars() throws Exception {
    Set<String> expected = new TreeSet<>();
    for (Class<?> witness :
        Set.of(
            PluginModule.class,
            BufferAllocator.class,
            ValueVector.class,
            org.apache.arrow.flatbuf.Schema.class)) {
      expected.addAll(packages(witness));
    }
    assertThat(HostPackages.names()).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Set<String> packages(Class<?> witness) throws IOException, URISyntaxException {
    Path home = Path.of(witness.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> packages = new TreeSet<>();
    if (Files.isDirectory(home)) {
      try (Stream<Path> files = Files.walk(home)) {
        files
            .map(file -> home.relativize(file).toString().replace(File.separatorChar, '/'))
            .forEach(name -> add(name, packages));
      }
    } else {
      try (JarFile jar = new JarFile(home.toFile())) {
        jar.stream().forEach(entry -> add(entry.getName(), packages));
      }
    }
    return packages;
  }

  private static void add(String name, Set<String> packages) {
    if (name.endsWith(".class") && name.contains("/") && !name.startsWith("META-INF/")) {
      packages.add(name.substring(0, name.lastIndexOf('/')).replace('/', '.'));
    }
  }
}
