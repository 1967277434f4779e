package dev.codeanatomy.plugin.codeanatomy.java.extract;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * One run of the JDK's compiler over a set of files: parse, then attribute, then ask.
 *
 * <p>It is told to attribute in spite of errors, to stop before flow analysis, to run no annotation
 * processor, to look for missing types in the class path only (never for sources there), and to
 * report every diagnostic. For one thread; close it when no tree of it is needed any more.
 */
final class CompilerTask implements AutoCloseable {
  private static final List<String> OPTIONS =
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
          "--should-stop=ifNoError=ATTR");

  private final StandardJavaFileManager files;
  private final JavacTask task;
  private final DiagnosticLog log = new DiagnosticLog();
  private final Progress progress;

  CompilerTask(List<SourceObject> sources, List<Path> classPath, BooleanSupplier cancelled) {
    progress = new Progress(cancelled);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException(
          "this Java runtime has no compiler (module jdk.compiler); run on a full JDK");
    }
    files = compiler.getStandardFileManager(log, Locale.ENGLISH, StandardCharsets.UTF_8);
    try {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("class path cannot be used: " + classPath, e);
    }
    // Without a writer of its own the compiler reports its crashes on System.err.
    task =
        (JavacTask)
            compiler.getTask(Writer.nullWriter(), files, log, OPTIONS, null, List.copyOf(sources));
    task.setLocale(Locale.ENGLISH);
    task.addTaskListener(progress);
  }

  /** The trees, in the order of the files; whatever the compiler throws comes through. */
  List<CompilationUnitTree> parse() {
    try {
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      return units;
    } catch (RuntimeException e) {
      progress.check();
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Attributes all parsed classes. A class on which the compiler fails is left out and the others
   * go on: the compiler takes a class off its list before it looks at it, so asking again continues
   * behind it.
   *
   * @return by file, what went wrong while one of its classes was looked at
   * @throws EnterFailure if it failed before it came to the first class, so that none is attributed
   */
  Map<Integer, Throwable> attribute() {
    Map<Integer, Throwable> failures = new TreeMap<>();
    while (true) {
      long before = progress.started;
      try {
        // What it returns is no list of classes: with errors it may be empty.
        task.analyze();
        return failures;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (RuntimeException | Error e) {
        CompilerFault.contain(e);
        progress.check();
        if (progress.started == before) {
          throw new EnterFailure(e);
        }
        failures.putIfAbsent(progress.file, e);
      }
    }
  }

  Trees trees() {
    return Trees.instance(task);
  }

  Elements elements() {
    return task.getElements();
  }

  Types types() {
    return task.getTypes();
  }

  DiagnosticLog log() {
    return log;
  }

  @Override
  public void close() {
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The compiler failed while it entered the declarations of all files together. */
  static final class EnterFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnterFailure(Throwable cause) {
      super(cause);
    }
  }

  /** Knows which file's class is being attributed, and stops a cancelled run at the next one. */
  private static final class Progress implements TaskListener {
    private final BooleanSupplier cancelled;
    private long started;
    private int file;

    Progress(BooleanSupplier cancelled) {
      this.cancelled = cancelled;
    }

    void check() {
      if (cancelled.getAsBoolean()) {
        throw new ExtractionCancelled();
      }
    }

    @Override
    public void started(TaskEvent event) {
      check();
      if (event.getKind() == TaskEvent.Kind.ANALYZE) {
        started++;
        @Nullable Object source = event.getSourceFile();
        if (source instanceof SourceObject object) {
          file = object.number();
        }
      }
    }
  }
}
