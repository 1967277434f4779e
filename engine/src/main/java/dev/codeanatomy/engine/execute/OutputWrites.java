package dev.codeanatomy.engine.execute;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineError;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.result.OutputResult;
import dev.codeanatomy.contract.spec.MaterializationMode;
import dev.codeanatomy.contract.spec.OutputTarget;
import dev.codeanatomy.engine.compile.PlanStep;
import dev.codeanatomy.engine.delta.CommittedWrite;
import dev.codeanatomy.engine.delta.DeltaWriter;
import dev.codeanatomy.engine.delta.RunIdentity;
import dev.codeanatomy.engine.delta.StagedWrite;
import dev.codeanatomy.engine.delta.TableLocation;
import dev.codeanatomy.engine.delta.WriteMode;
import dev.codeanatomy.engine.delta.WriteRequest;
import dev.codeanatomy.engine.delta.WriteStart;
import dev.codeanatomy.engine.delta.WrittenFile;
import dev.codeanatomy.engine.sql.ColumnFields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The outputs of one run: all begun before anything is computed, all committed after everything was
 * written. Closing it without a commit removes what was written. Used by the run's thread.
 */
final class OutputWrites implements AutoCloseable {
  private final Map<String, Output> outputs = new LinkedHashMap<>();
  private final List<Finding> warnings = new ArrayList<>();

  private OutputWrites() {}

  private static final class Output {
    final OutputTarget target;
    final TableLocation location;
    final WriteStart start;
    List<WrittenFile> files = List.of();

    Output(OutputTarget target, TableLocation location, WriteStart start) {
      this.target = target;
      this.location = location;
      this.start = start;
    }

    Optional<StagedWrite> staged() {
      return start instanceof WriteStart.Staged staged
          ? Optional.of(staged.write())
          : Optional.empty();
    }
  }

  /**
   * Begins every output: checks columns and mode against the table that is there, and takes the
   * folder.
   *
   * @param steps the outputs in the order in which they are committed and reported
   * @throws EngineException if one of them cannot be written; the others are let go again
   */
  static OutputWrites begin(
      DeltaWriter writer,
      List<PlanStep.WriteOutput> steps,
      Optional<Path> directory,
      String runId,
      Map<String, String> metadata) {
    List<String> homeless =
        steps.stream()
            .map(PlanStep.WriteOutput::target)
            .filter(target -> target.deltaLocation().isEmpty() && directory.isEmpty())
            .map(OutputTarget::tableName)
            .toList();
    if (!homeless.isEmpty()) {
      throw SpecRun.withoutPlace(homeless);
    }
    OutputWrites outputs = new OutputWrites();
    try {
      steps.forEach(step -> outputs.begin(writer, step, directory, runId, metadata));
      return outputs;
    } catch (RuntimeException | Error failure) {
      outputs.close();
      throw failure;
    }
  }

  private void begin(
      DeltaWriter writer,
      PlanStep.WriteOutput step,
      Optional<Path> directory,
      String runId,
      Map<String, String> metadata) {
    OutputTarget target = step.target();
    Path base = directory.orElseGet(() -> Path.of("").toAbsolutePath());
    TableLocation location =
        target
            .deltaLocation()
            .map(text -> TableLocation.parse(text, Path.of("").toAbsolutePath()))
            .orElseGet(() -> new TableLocation(base.resolve(target.tableName())));
    Map<String, String> all = new TreeMap<>(target.writeMetadata());
    all.putAll(metadata);
    WriteStart start =
        writer.begin(
            new WriteRequest(
                location,
                new Schema(ColumnFields.of(step.plan())),
                target.materializationMode() == MaterializationMode.APPEND
                    ? WriteMode.APPEND
                    : WriteMode.OVERWRITE,
                target.partitionBy(),
                new RunIdentity(runId, target.tableName()),
                all));
    outputs.put(target.tableName(), new Output(target, location, start));
  }

  /** Says whether an earlier run with this id has committed every output. */
  boolean allDone() {
    return outputs.values().stream().allMatch(output -> output.staged().isEmpty());
  }

  boolean isOpen(String name) {
    return output(name).staged().isPresent();
  }

  /** The names of the outputs that have to be written. */
  Set<String> open() {
    Set<String> names = new LinkedHashSet<>();
    outputs.forEach((name, output) -> output.staged().ifPresent(write -> names.add(name)));
    return names;
  }

  Set<Path> folders() {
    Set<Path> folders = new LinkedHashSet<>();
    outputs.values().forEach(output -> folders.add(output.location.root()));
    return folders;
  }

  String location(String name) {
    return output(name).location.root().toString();
  }

  /** The statement that computes and writes the rows of an output. */
  String copySql(String name, String query) {
    return output(name).staged().orElseThrow().copySql(query);
  }

  /** Takes what the statement returned. */
  void written(String name, List<WrittenFile> files) {
    output(name).files = files;
  }

  private Output output(String name) {
    return Optional.ofNullable(outputs.get(name)).orElseThrow();
  }

  /**
   * Commits one output after the other.
   *
   * @param committed is told of each, also of those that an earlier run committed
   * @throws EngineException if a commit fails; where others were committed before, it names them
   */
  void commitAll(Consumer<OutputResult> committed) {
    List<String> done = new ArrayList<>();
    for (Map.Entry<String, Output> entry : outputs.entrySet()) {
      Output output = entry.getValue();
      try {
        committed.accept(commit(entry.getKey(), output));
        done.add(entry.getKey());
      } catch (RuntimeException | Error thrown) {
        EngineException failure = Failures.of(EngineStage.WRITE, "commit", thrown);
        throw done.isEmpty() ? failure : partly(done, entry.getKey(), failure);
      }
    }
  }

  private OutputResult commit(String name, Output output) {
    String location = output.location.root().toString();
    MaterializationMode mode = output.target.materializationMode();
    return switch (output.start) {
      case WriteStart.Done before -> new OutputResult(name, location, 0, 0, mode, before.outcome());
      case WriteStart.Staged staged -> {
        CommittedWrite write = staged.write().commit(output.files);
        warnings.addAll(write.warnings());
        yield new OutputResult(name, location, write.rows(), write.files(), mode, write.outcome());
      }
    };
  }

  private EngineException partly(List<String> done, String failed, EngineException failure) {
    List<String> open = outputs.keySet().stream().filter(name -> !done.contains(name)).toList();
    TreeMap<String, String> details = new TreeMap<>(failure.error().details());
    details.put("committed", String.join(", ", done));
    details.put("not_committed", String.join(", ", open));
    details.put("cause", failure.error().code().id());
    return new EngineException(
        new EngineError(
            EngineStage.WRITE,
            FindingCode.RUN_PARTLY_COMMITTED,
            "committed: %s; not committed: %s, because output '%s' failed: %s"
                .formatted(
                    String.join(", ", done),
                    String.join(", ", open),
                    failed,
                    failure.error().message()),
            details,
            List.of()),
        failure);
  }

  /** What went wrong after commits; none of it concerns the rows. */
  List<Finding> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void close() {
    outputs.values().forEach(output -> output.staged().ifPresent(StagedWrite::close));
  }
}
