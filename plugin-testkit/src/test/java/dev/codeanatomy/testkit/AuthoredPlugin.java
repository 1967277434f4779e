package dev.codeanatomy.testkit;

import dev.codeanatomy.tools.manifest.ManifestCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A plugin as its author builds it: compiled from a source below {@code
 * src/test/resources/plugins}, with the tools' manifest, as a folder of classes.
 *
 * <p>A fault is a file beside the source. Its first line names the law that it breaks; after it
 * come changes: lines with {@code -} that the source holds once, and lines with {@code +} that take
 * their place.
 */
final class AuthoredPlugin {
  private static final Path SOURCES = Path.of("src/test/resources/plugins");
  private static final String LAW = "law: ";

  private AuthoredPlugin() {}

  /** The plugins without a fault. */
  static List<String> names() {
    try (Stream<Path> folders = Files.list(SOURCES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The faults of a plugin. */
  static List<Path> faults(String name) {
    try (Stream<Path> files = Files.list(SOURCES.resolve(name))) {
      return files.filter(file -> file.toString().endsWith(".fault")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The law that a fault breaks. */
  static String law(Path fault) throws IOException {
    return Files.readAllLines(fault).get(0).substring(LAW.length());
  }

  static List<String> source(String name) throws IOException {
    return Files.readAllLines(SOURCES.resolve(name).resolve("Plugin.java"));
  }

  /** The plugin's source with a fault. */
  static List<String> source(Path fault) throws IOException {
    List<String> source = source(fault.getParent().getFileName().toString());
    List<String> out = new ArrayList<>();
    List<String> in = new ArrayList<>();
    for (String line : Files.readAllLines(fault)) {
      if (line.startsWith("- ")) {
        if (!in.isEmpty()) {
          source = changed(source, out, in);
          out.clear();
          in.clear();
        }
        out.add(line.substring(2));
      } else if (line.startsWith("+ ")) {
        in.add(line.substring(2));
      }
    }
    return changed(source, out, in);
  }

  private static List<String> changed(List<String> source, List<String> out, List<String> in) {
    List<String> wanted = out.stream().map(String::strip).toList();
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at + out.size() <= source.size(); at++) {
      if (source.subList(at, at + out.size()).stream().map(String::strip).toList().equals(wanted)) {
        places.add(at);
      }
    }
    if (places.size() != 1) {
      throw new IllegalStateException("the source holds at " + places + ", not once: " + out);
    }
    List<String> changed = new ArrayList<>(source.subList(0, places.get(0)));
    changed.addAll(in);
    changed.addAll(source.subList(places.get(0) + out.size(), source.size()));
    return changed;
  }

  /** Compiles a source and derives its manifest; gives the folder of the classes. */
  static Path build(Path work, List<String> source) throws IOException {
    Path file = Files.createDirectories(work.resolve("src/faulty")).resolve("Plugin.java");
    Files.write(file, source);
    Path classes = work.resolve("classes");
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                messages,
                messages,
                "--release",
                "17",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                file.toString());
    if (status != 0) {
      throw new IllegalStateException(messages.toString(StandardCharsets.UTF_8));
    }
    ManifestCommand.main(
        new String[] {
          "--classes=" + classes,
          "--entry-point=faulty.Plugin",
          "--id=faulty",
          "--plugin-version=1.0.0"
        });
    return classes;
  }
}
