package dev.codeanatomy.benchmarks.extraction;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The compiler alone: parses and attributes all files of a tree, with the options that the plugin
 * gives it, and prints what it saw. {@code count} as a third argument parses only and counts the
 * nodes, which the other runs leave out because the compiler itself has no use for it.
 */
public final class PlainCompiler {
  /** As much as the plugin's. */
  private static final long STACK_BYTES = 512L << 20;

  private PlainCompiler() {}

  /** Takes the source root, the class path, and perhaps {@code count}. */
  public static void main(String[] args) throws InterruptedException {
    boolean count = args.length > 2 && args[2].equals("count");
    Thread thread =
        new Thread(null, () -> compile(Path.of(args[0]), args[1], count), "compile", STACK_BYTES);
    thread.start();
    thread.join();
  }

  private static void compile(Path root, String classPath, boolean count) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8);
        Stream<Path> tree = Files.walk(root)) {
      List<Path> sources = tree.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, jars(classPath));
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  Writer.nullWriter(),
                  files,
                  diagnostics,
                  List.of(
                      "-proc:none",
                      "-implicit:none",
                      "-Xlint:none",
                      "-nowarn",
                      "-Xmaxerrs",
                      "100000000",
                      "-Xmaxwarns",
                      "100000000",
                      "--should-stop=ifError=ATTR",
                      "--should-stop=ifNoError=ATTR"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      System.out.println("files " + units.size());
      if (count) {
        Counter counter = new Counter();
        counter.scan(units, null);
        System.out.println("nodes " + counter.nodes);
        System.out.println("types " + counter.types);
        System.out.println("methods " + counter.methods);
      } else {
        task.analyze();
        long errors =
            diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind().name().equals("ERROR"))
                .count();
        System.out.println("errors " + errors);
      }
    } catch (IOException problem) {
      throw new java.io.UncheckedIOException(problem);
    }
  }

  private static List<Path> jars(String classPath) {
    return Arrays.stream(classPath.split(java.io.File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .toList();
  }

  private static final class Counter extends TreeScanner<@Nullable Void, @Nullable Void> {
    private long nodes;
    private long types;
    private long methods;

    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
      if (tree != null) {
        nodes++;
        types += tree instanceof ClassTree ? 1 : 0;
        methods += tree instanceof MethodTree ? 1 : 0;
      }
      return super.scan(tree, unused);
    }
  }
}
