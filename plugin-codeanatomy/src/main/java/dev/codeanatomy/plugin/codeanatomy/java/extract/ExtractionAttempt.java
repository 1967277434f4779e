package dev.codeanatomy.plugin.codeanatomy.java.extract;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One try to extract all files by a plan: parse, record nodes, attribute, record symbols and
 * references.
 */
final class ExtractionAttempt implements AutoCloseable {
  private final List<SourceObject> sources;
  private final List<Path> classPath;
  private final ExtractionPlan plan;
  private final BooleanSupplier cancelled;
  private final CompilerTask main;
  private final List<CompilerTask> apart = new ArrayList<>();

  private final Strings strings = new Strings();
  private final NodeRows nodes = new NodeRows();
  private final SymbolRows symbols = new SymbolRows();
  private final ReferenceRows references = new ReferenceRows();
  private final List<DiagnosticRow> notes = new ArrayList<>();
  private final Set<Integer> failed = new HashSet<>();
  private final Set<String> syntaxErrors = new HashSet<>();
  private Map<Integer, Throwable> unattributed = Map.of();

  ExtractionAttempt(
      List<SourceObject> sources,
      List<Path> classPath,
      ExtractionPlan plan,
      BooleanSupplier cancelled) {
    this.cancelled = cancelled;
    this.sources = sources;
    this.classPath = classPath;
    this.plan = plan;
    main = new CompilerTask(plan.together(sources), classPath, cancelled);
  }

  /**
   * Extracts.
   *
   * @param runDiagnostics what is known before the compiler runs
   * @throws ParseFailure if the compiler cannot parse the files that the plan gives it together
   * @throws CompilerTask.EnterFailure if it cannot begin to attribute them
   */
  JavaAnalysis run(List<DiagnosticRow> runDiagnostics) {
    List<@Nullable ParsedFile> files = recordNodes(parse());
    List<DiagnosticRow> parserDiagnostics = List.copyOf(main.log().rows());
    parserDiagnostics.forEach(this::noteSyntaxError);
    if (!plan.together(sources).isEmpty()) {
      // Without files the compiler calls itself misused.
      unattributed = main.attribute();
    }
    recordMeaning(files);
    strings.seal();
    List<DiagnosticRow> diagnostics = new ArrayList<>(runDiagnostics);
    diagnostics.addAll(notes);
    diagnostics.addAll(main.log().rows());
    apart.forEach(task -> diagnostics.addAll(task.log().rows()));
    return new JavaAnalysis(
        fileRows(), DiagnosticOrder.sorted(diagnostics), strings, nodes, symbols, references);
  }

  private Map<Integer, Parse> parse() {
    Map<Integer, Parse> parses = new HashMap<>();
    List<SourceObject> together = plan.together(sources);
    try {
      collect(main, together, parses);
    } catch (ExtractionCancelled e) {
      throw e;
    } catch (RuntimeException | Error e) {
      CompilerFault.contain(e);
      throw new ParseFailure(e);
    }
    for (SourceObject source : sources) {
      if (plan.isApart(source)) {
        CompilerTask task = new CompilerTask(List.of(source), classPath, cancelled);
        apart.add(task);
        try {
          collect(task, List.of(source), parses);
          task.log().rows().forEach(this::noteSyntaxError);
        } catch (ExtractionCancelled e) {
          throw e;
        } catch (RuntimeException | Error e) {
          CompilerFault.contain(e);
          fail(source, e);
        }
      }
    }
    return parses;
  }

  private static void collect(
      CompilerTask task, List<SourceObject> files, Map<Integer, Parse> parses) {
    if (files.isEmpty()) {
      return;
    }
    SourcePositions positions = task.trees().getSourcePositions();
    List<CompilationUnitTree> units = task.parse();
    for (int i = 0; i < units.size(); i++) {
      parses.put(files.get(i).number(), new Parse(units.get(i), positions));
    }
  }

  /** One entry a file; null where there is nothing to go on with. */
  private List<@Nullable ParsedFile> recordNodes(Map<Integer, Parse> parses) {
    NodeRecorder recorder = new NodeRecorder(nodes, strings);
    List<@Nullable ParsedFile> files = new ArrayList<>();
    for (SourceObject source : sources) {
      Parse parse = parses.get(source.number());
      ParsedFile file = null;
      if (plan.isLeftOut(source)) {
        fail(source, plan.fault(source).orElseThrow());
      } else if (parse != null) {
        try {
          file = recorder.record(source, parse.unit(), parse.positions());
        } catch (RuntimeException | StackOverflowError e) {
          fail(source, e);
        }
      }
      files.add(file);
      nodes.ranges.endFile(nodes.size());
    }
    return files;
  }

  private void recordMeaning(List<@Nullable ParsedFile> files) {
    TypeText types = new TypeText(main.types(), main.elements());
    SymbolIds ids = new SymbolIds(strings, main.elements(), types);
    SymbolRecorder symbolRecorder = new SymbolRecorder(symbols, nodes, strings, ids, types);
    ReferenceRecorder referenceRecorder =
        new ReferenceRecorder(
            references,
            strings,
            ids,
            new Imports(main.elements()),
            new Overrides(main.elements(), main.types()));
    AttributionPass pass = new AttributionPass(nodes, symbolRecorder, referenceRecorder);
    Trees trees = main.trees();
    for (SourceObject source : sources) {
      if (cancelled.getAsBoolean()) {
        throw new ExtractionCancelled();
      }
      int number = source.number();
      ParsedFile file = files.get(number);
      if (file != null) {
        Optional<Trees> compiler = plan.isApart(source) ? Optional.empty() : Optional.of(trees);
        pass.run(file, nodes.ranges.firstRow(number), compiler)
            .ifPresent(
                fault ->
                    note(
                        source,
                        "extract.node-failed",
                        "the compiler failed at a node; its rows are missing: ",
                        fault));
        Throwable fault = unattributed.getOrDefault(number, plan.fault(source).orElse(null));
        if (fault != null) {
          note(
              source,
              "extract.attribution-failed",
              "the compiler failed on a class; references may be unresolved: ",
              fault);
        }
      }
      files.set(number, null); // its trees are not needed any more
      symbolRecorder.endFile(source.number());
      references.ranges.endFile(references.size());
    }
  }

  private List<FileRow> fileRows() {
    return sources.stream()
        .map(
            source ->
                new FileRow(
                    source.path(),
                    source.file().size(),
                    source.file().contentHash(),
                    source.text().hasByteOrderMark(),
                    source.text().isAscii(),
                    source.text().malformedBytes(),
                    source.text().lineCount(),
                    status(source)))
        .toList();
  }

  private FileRow.Status status(SourceObject source) {
    if (failed.contains(source.number())) {
      return FileRow.Status.FAILED;
    }
    if (syntaxErrors.contains(source.path())) {
      return FileRow.Status.SYNTAX_ERRORS;
    }
    return plan.isApart(source) ? FileRow.Status.NOT_ATTRIBUTED : FileRow.Status.PARSED;
  }

  private void noteSyntaxError(DiagnosticRow row) {
    if (row.severity().equals("error")) {
      row.path().ifPresent(syntaxErrors::add);
    }
  }

  private void fail(SourceObject source, Throwable fault) {
    failed.add(source.number());
    note(
        source,
        "extract.parse-failed",
        "the compiler failed while it read the file, so it has no nodes: ",
        fault);
  }

  private void note(SourceObject source, String code, String text, Throwable fault) {
    notes.add(
        new DiagnosticRow(
            Optional.of(source.path()),
            "error",
            code,
            text + CompilerFault.describe(fault),
            Optional.empty()));
  }

  @Override
  public void close() {
    main.close();
    apart.forEach(CompilerTask::close);
  }

  private record Parse(CompilationUnitTree unit, SourcePositions positions) {}

  /** The compiler failed while it parsed the files together. */
  static final class ParseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ParseFailure(Throwable cause) {
      super(cause);
    }
  }
}
