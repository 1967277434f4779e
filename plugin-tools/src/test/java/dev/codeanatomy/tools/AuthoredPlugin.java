package dev.codeanatomy.tools;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** A plugin as its author makes one: sources, compiled, then the tools' manifest, then packed. */
public final class AuthoredPlugin {
  /** A plugin with one function that is right about itself. */
  public static final String GOOD =
      """
      package example;

      import dev.codeanatomy.plugin.api.*;
      import dev.codeanatomy.plugin.api.expr.Literal;
      import dev.codeanatomy.plugin.api.function.*;

      public final class Entry implements PluginModule {
        @Override
        public PluginExports exports(PluginContext context) {
          FunctionSpec spec =
              FunctionSpec.builder("twice")
                  .parameter("value", ArrowTypes.INT64)
                  .returns(ArrowTypes.INT64)
                  .sample(Sample.row(Literal.ofInt64(3)).expecting(Literal.ofInt64(6)))
                  .build();
          LongUnary kernel = value -> 2 * value;
          return PluginExports.builder().scalar(ScalarFunction.ofKernel(spec, kernel)).build();
        }
      }
      """;

  /** The same, of which the sample shows that it is wrong. */
  public static final String WRONG = GOOD.replace("2 * value", "3 * value");

  private final Path folder;

  private AuthoredPlugin(Path folder) {
    this.folder = folder;
  }

  /** Compiles a source file of the class {@code example.Entry}. */
  public static AuthoredPlugin compiled(Path folder, String source) {
    try {
      Path file = Files.createDirectories(folder.resolve("src/example")).resolve("Entry.java");
      Files.writeString(file, source);
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
                  folder.resolve("classes").toString(),
                  file.toString());
      if (status != 0) {
        throw new IllegalStateException(messages.toString(StandardCharsets.UTF_8));
      }
      return new AuthoredPlugin(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of its classes. */
  public Path classes() {
    return folder.resolve("classes");
  }

  /** Its zip, in PF4J's layout. */
  public Path zip(Path target) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(classes())) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    Files.createDirectories(target.getParent());
    try (OutputStream out = Files.newOutputStream(target);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
        zip.write(Files.readAllBytes(file));
      }
    }
    return target;
  }
}
