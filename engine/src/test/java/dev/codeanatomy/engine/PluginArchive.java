package dev.codeanatomy.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * A plugin for a test: the sources in {@code src/test/resources/plugins/<name>}, compiled here,
 * with the {@code plugin.json} beside it, or that of {@code plain}, as the test changes it.
 */
final class PluginArchive {
  private static final Path SOURCES = Path.of("src/test/resources/plugins");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode manifest;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  private PluginArchive(ObjectNode manifest) {
    this.manifest = manifest;
  }

  static PluginArchive of(String name) throws IOException {
    Path own = SOURCES.resolve(name).resolve("plugin.json");
    Path json = Files.exists(own) ? own : SOURCES.resolve("plain/plugin.json");
    PluginArchive archive = new PluginArchive((ObjectNode) JSON.readTree(Files.readAllBytes(json)));
    compile(SOURCES.resolve(name))
        .forEach((path, bytes) -> archive.entries.put("classes/" + path, bytes));
    return archive;
  }

  PluginArchive named(String id) {
    return manifest(m -> m.put("id", id).put("namespace", id));
  }

  PluginArchive manifest(Consumer<ObjectNode> change) {
    change.accept(manifest);
    return this;
  }

  PluginArchive entry(String path, String text) {
    entries.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Writes {@code <id>.zip} into the directory, which is made if it is not there. */
  Path into(Path directory) throws IOException {
    String id = manifest.get("id").asText();
    String descriptor =
        "Manifest-Version: 1.0\nPlugin-Id: %s\nPlugin-Version: 1.0.0\n\n".formatted(id);
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("classes/META-INF/MANIFEST.MF", descriptor.getBytes(StandardCharsets.UTF_8));
    all.put("classes/META-INF/codeanatomy/plugin.json", JSON.writeValueAsBytes(manifest));
    all.putAll(entries);
    Path archive = Files.createDirectories(directory).resolve(id + ".zip");
    try (OutputStream file = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : all.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return archive;
  }

  private static Map<String, byte[]> compile(Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path out = Files.createTempDirectory("plugin-classes");
    StringWriter messages = new StringWriter();
    List<Path> sources;
    try (Stream<Path> files = Files.list(folder)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-d", out.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  manager,
                  null,
                  options,
                  null,
                  manager.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiled) {
        throw new IllegalStateException(folder + ":\n" + messages);
      }
    }
    Map<String, byte[]> classes = new LinkedHashMap<>();
    try (Stream<Path> tree = Files.walk(out)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        classes.put(out.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return classes;
  }
}
