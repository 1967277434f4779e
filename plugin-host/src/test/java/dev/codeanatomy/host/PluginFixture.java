package dev.codeanatomy.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A plugin under test: the sources below {@code src/test/resources/plugins/<name>}, compiled here,
 * with their {@code plugin.json} or the one beside the folders, packed as PF4J's zip.
 */
public final class PluginFixture {
  private static final Path SOURCES = Path.of("src/test/resources/plugins");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path work;
  private final String name;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final ObjectNode manifest;
  private String descriptor = "Plugin-Id: broken\nPlugin-Version: 1.0.0\n";

  private PluginFixture(Path work, String name) throws IOException {
    this.work = work;
    this.name = name;
    Path own = SOURCES.resolve(name).resolve("plugin.json");
    Path json = Files.exists(own) ? own : SOURCES.resolve("plugin.json");
    this.manifest = (ObjectNode) JSON.readTree(Files.readAllBytes(json));
    compile(SOURCES.resolve(name), List.of()).forEach((k, v) -> entries.put("classes/" + k, v));
  }

  public static PluginFixture of(Path work, String name) {
    try {
      return new PluginFixture(work, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plugin {@code uses-a-library} with its own build of the library, giving this answer. */
  public static PluginFixture withLibrary(Path work, String id, long answer) throws IOException {
    Path library = Files.createDirectories(work.resolve("library-" + id));
    Path source = Files.createDirectories(library.resolve("src/library")).resolve("Answer.java");
    Files.writeString(
        source,
        """
        package library;

        public final class Answer {
          public static final String TEXT = String.valueOf(%dL);

          public static long of(long value) {
            return Long.parseLong(TEXT);
          }
        }
        """
            .formatted(answer));
    Map<String, byte[]> classes = compile(library.resolve("src"), List.of());
    Path jar = library.resolve("answer.jar");
    write(jar, classes);
    PluginFixture fixture = new PluginFixture(work, "good");
    fixture.entries.clear();
    compile(SOURCES.resolve("uses-a-library"), List.of(jar))
        .forEach((k, v) -> fixture.entries.put("classes/" + k, v));
    fixture.entries.put("lib/answer.jar", Files.readAllBytes(jar));
    fixture.manifest(m -> m.put("id", id).put("namespace", id));
    return fixture.descriptor("Plugin-Id: " + id + "\nPlugin-Version: 1.0.0\n");
  }

  public PluginFixture manifest(Consumer<ObjectNode> change) {
    change.accept(manifest);
    return this;
  }

  public PluginFixture descriptor(String text) {
    this.descriptor = text;
    return this;
  }

  public PluginFixture entry(String path, String text) {
    return entry(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public PluginFixture entry(String path, byte[] content) {
    entries.put(path, content);
    return this;
  }

  /** The archive, in PF4J's zip layout. */
  public Path zip() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put(
        "classes/META-INF/MANIFEST.MF",
        ("Manifest-Version: 1.0\n" + descriptor + "\n").getBytes(StandardCharsets.UTF_8));
    all.put(
        "classes/META-INF/codeanatomy/plugin.json",
        manifest.toPrettyString().getBytes(StandardCharsets.UTF_8));
    all.putAll(entries);
    return write(work.resolve(name + "-" + manifest.get("id").asText() + ".zip"), all);
  }

  /** The archive as a plain jar, its classes at the root. */
  public Path jar() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put(
        "META-INF/MANIFEST.MF",
        ("Manifest-Version: 1.0\n" + descriptor + "\n").getBytes(StandardCharsets.UTF_8));
    all.put(
        "META-INF/codeanatomy/plugin.json",
        manifest.toPrettyString().getBytes(StandardCharsets.UTF_8));
    entries.forEach((k, v) -> all.put(k.replaceFirst("^classes/", ""), v));
    return write(work.resolve(name + ".jar"), all);
  }

  public static Path write(Path target, Map<String, byte[]> entries) {
    try (OutputStream file = Files.newOutputStream(target);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> compile(Path sources, List<Path> libraries)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path out = Files.createTempDirectory("fixture-classes");
    List<Path> files;
    try (Stream<Path> tree = Files.walk(sources)) {
      files = tree.filter(file -> file.toString().endsWith(".java")).toList();
    }
    StringBuilder classPath = new StringBuilder(System.getProperty("java.class.path"));
    libraries.forEach(jar -> classPath.append(java.io.File.pathSeparator).append(jar));
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          new ArrayList<>(List.of("-d", out.toString(), "-cp", classPath.toString()));
      options.add("-proc:none");
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  manager,
                  null,
                  options,
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!compiled) {
        throw new IllegalStateException("Fixture " + sources + ":\n" + messages);
      }
    }
    Map<String, byte[]> classes = new LinkedHashMap<>();
    try (Stream<Path> tree = Files.walk(out)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        classes.put(out.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return classes;
  }
}
