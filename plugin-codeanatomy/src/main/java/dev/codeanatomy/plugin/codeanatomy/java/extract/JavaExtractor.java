package dev.codeanatomy.plugin.codeanatomy.java.extract;

import dev.codeanatomy.plugin.codeanatomy.java.source.SourceFile;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceProblem;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Parses and attributes all files of a request together, once, and writes their rows.
 *
 * <p>The compiler sees the files in one task, because only then do names lead from file to file.
 * When it fails on the task as a whole, the files it fails on are looked for one by one and the
 * task is tried again with those apart, so that one file never costs the others:
 *
 * <ol>
 *   <li>files it cannot parse alone have no rows but a diagnostic;
 *   <li>files it cannot enter alone, and module declarations (which would switch off the class path
 *       for all others), are parsed each in a task of its own: nodes and unresolved references;
 *   <li>if it still fails, all files are treated so, and a diagnostic says it.
 * </ol>
 */
public final class JavaExtractor {
  private final ExtractionRequest request;
  private final BooleanSupplier cancelled;
  private final List<SourceObject> sources = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();
  private final List<DiagnosticRow> runDiagnostics = new ArrayList<>();
  private final ExtractionPlan plan = new ExtractionPlan();

  private JavaExtractor(ExtractionRequest request, BooleanSupplier cancelled) {
    this.request = request;
    this.cancelled = cancelled;
  }

  /**
   * Extracts; may take seconds and runs on a thread of its own, which has ended on return.
   *
   * @param cancelled asked now and then, from that thread
   * @throws ExtractionCancelled once {@code cancelled} says so
   * @throws dev.codeanatomy.plugin.codeanatomy.java.source.SourceRootException if a file changed
   *     since the snapshot
   */
  public static JavaAnalysis extract(ExtractionRequest request, BooleanSupplier cancelled) {
    return LargeStack.call(request.stackBytes(), () -> new JavaExtractor(request, cancelled).run());
  }

  private JavaAnalysis run() {
    read();
    checkClassPath();
    sources.stream()
        .filter(SourceObject::isModuleDeclaration)
        .forEach(source -> plan.setApart(source.number()));
    while (true) {
      try (ExtractionAttempt attempt = new ExtractionAttempt(sources, classPath, plan, cancelled)) {
        return attempt.run(runDiagnostics);
      } catch (ExtractionAttempt.ParseFailure e) {
        leaveOutWhatFailsAlone(e);
      } catch (CompilerTask.EnterFailure e) {
        setApartWhatFailsAlone(e);
      }
    }
  }

  private void read() {
    List<SourceFile> files = request.sources().files();
    for (int number = 0; number < files.size(); number++) {
      SourceFile file = files.get(number);
      SourceText text = SourceText.decode(request.sources().read(file));
      sources.add(new SourceObject(number, file, text));
    }
    for (SourceProblem problem : request.sources().problems()) {
      runDiagnostics.add(
          new DiagnosticRow(
              problem.path(), "warning", problem.code(), problem.message(), Optional.empty()));
    }
  }

  private void checkClassPath() {
    for (Path entry : request.classPath()) {
      if (Files.isReadable(entry)) {
        classPath.add(entry);
      } else {
        runDiagnostics.add(
            new DiagnosticRow(
                Optional.empty(),
                "warning",
                "extract.class-path-entry-missing",
                "class path entry "
                    + entry
                    + " cannot be read; names that lead into it stay unresolved",
                Optional.empty()));
      }
    }
  }

  private void leaveOutWhatFailsAlone(ExtractionAttempt.ParseFailure failure) {
    boolean found = false;
    for (SourceObject source : plan.together(sources)) {
      try (CompilerTask task = new CompilerTask(List.of(source), List.of(), cancelled)) {
        task.parse();
      } catch (ExtractionCancelled e) {
        throw e;
      } catch (RuntimeException | Error e) {
        CompilerFault.contain(e);
        plan.leaveOut(source.number(), e);
        found = true;
      }
    }
    if (!found) {
      throw failure;
    }
  }

  private void setApartWhatFailsAlone(CompilerTask.EnterFailure failure) {
    List<SourceObject> together = plan.together(sources);
    if (together.isEmpty()) {
      throw failure; // nothing is left to set apart
    }
    boolean found = false;
    for (SourceObject source : together) {
      try (CompilerTask task = new CompilerTask(List.of(source), classPath, cancelled)) {
        task.parse();
        task.attribute();
      } catch (ExtractionCancelled e) {
        throw e;
      } catch (RuntimeException | Error e) {
        CompilerFault.contain(e);
        plan.setApart(source.number(), e);
        found = true;
      }
    }
    if (!found) {
      together.forEach(source -> plan.setApart(source.number(), failure));
    }
  }
}
