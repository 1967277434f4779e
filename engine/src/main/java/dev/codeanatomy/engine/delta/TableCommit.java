package dev.codeanatomy.engine.delta;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.result.WriteOutcome;
import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.MaxCommitRetryLimitReachedException;
import io.delta.kernel.exceptions.TableAlreadyExistsException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.TransactionImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.data.TransactionStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.transaction.DataLayoutSpec;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Turns written files into the next version of a table. Whoever commits first wins the version
 * number; the loser looks at what happened and, as both wrote other files, tries the next one. So
 * appends of several writers all land, and an overwrite takes away what landed before it.
 */
final class TableCommit {
  /** Each attempt loses to another writer's commit, so this many commits happened meanwhile. */
  private static final int ATTEMPTS = 100;

  private static final String ENGINE_INFO = "codeanatomy";

  private final WriteRequest request;
  private final StructType schema;
  private final TableLayout layout;
  private final DeltaTables tables;
  private final Engine kernel;

  TableCommit(WriteRequest request, StructType schema, TableLayout layout, DeltaTables tables) {
    this.request = request;
    this.schema = schema;
    this.layout = layout;
    this.tables = tables;
    this.kernel = tables.kernel();
  }

  /** The commit certainly was not made, so the files may be removed. */
  static final class NotCommitted extends Exception {
    @Serial private static final long serialVersionUID = 1L;
    private final EngineException reason;

    NotCommitted(EngineException reason) {
      super(reason);
      this.reason = reason;
    }

    EngineException reason() {
      return reason;
    }
  }

  /** Someone committed under this run's name in spite of the lock, so the files may be theirs. */
  private static final class SameRun extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
    private final EngineException reason;

    SameRun(EngineException reason) {
      super(reason);
      this.reason = reason;
    }

    EngineException reason() {
      return reason;
    }
  }

  /**
   * Commits.
   *
   * @throws NotCommitted if no version holds the files
   * @throws EngineException if a version may hold them
   */
  CommittedWrite commit(List<WrittenFile> files) throws NotCommitted {
    try {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        Optional<CommittedWrite> done = attempt(files);
        if (done.isPresent()) {
          return done.get();
        }
      }
    } catch (SameRun other) {
      throw other.reason();
    } catch (EngineException refused) {
      throw new NotCommitted(refused);
    } catch (RuntimeException | IOException failure) {
      EngineException reported = KernelFailures.writing(request.target(), failure);
      OptionalLong landed = landed(reported);
      if (landed.isPresent()) {
        return committed(landed.getAsLong(), files, List.of(afterCommit(failure)));
      }
      throw new NotCommitted(reported);
    }
    throw new NotCommitted(conflict(ATTEMPTS + " other commits came first"));
  }

  /**
   * Whether a commit that failed was made after all.
   *
   * @throws EngineException if that cannot be known; then the files must stay
   */
  private OptionalLong landed(EngineException failure) {
    try {
      return DeltaWriter.committedVersion(
          tables,
          request.run(),
          tables.latest(request.target(), Optional.empty(), EngineStage.WRITE));
    } catch (RuntimeException unknown) {
      failure.addSuppressed(unknown);
      throw failure;
    }
  }

  /** One try; empty if another writer took the version. */
  private Optional<CommittedWrite> attempt(List<WrittenFile> files) throws IOException {
    CommitAttempt committer = new CommitAttempt(request.run(), request.commitMetadata());
    Optional<SnapshotImpl> latest =
        tables.latest(request.target(), Optional.of(committer), EngineStage.WRITE);
    OptionalLong earlier = DeltaWriter.committedVersion(tables, request.run(), latest);
    if (earlier.isPresent()) {
      throw new SameRun(
          conflict("the same run committed version " + earlier.getAsLong() + " meanwhile"));
    }
    Removals removals = new Removals();
    try {
      Transaction transaction = transaction(latest, committer);
      Row state = transaction.getTransactionState(kernel);
      List<Row> actions = new ArrayList<>();
      if (latest.isPresent() && request.mode().removesRows()) {
        removals = removals(latest.get());
        if (!replaces(latest.get())) {
          // A replacing transaction of Kernel's makes these itself.
          actions.addAll(removals.actions());
        }
      }
      actions.addAll(additions(state, files));
      committer.describe(description(latest, files, removals));
      TransactionCommitResult result =
          transaction.commit(
              kernel,
              CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(actions.iterator())));
      return Optional.of(committed(result.getVersion(), files, runHooks(result)));
    } catch (MaxCommitRetryLimitReachedException | TableAlreadyExistsException taken) {
      return Optional.empty();
    }
  }

  private boolean replaces(SnapshotImpl latest) {
    return request.mode() == WriteMode.REPLACE && !layout.storesLike(TableLayout.of(latest));
  }

  private Transaction transaction(Optional<SnapshotImpl> latest, CommitAttempt committer) {
    if (latest.isEmpty()) {
      var builder =
          TableManager.buildCreateTableTransaction(
                  request.target().kernelPath(), schema, ENGINE_INFO)
              .withCommitter(committer)
              .withMaxRetries(0);
      return builder.withDataLayoutSpec(dataLayout()).build(kernel);
    }
    if (replaces(latest.get())) {
      return latest
          .get()
          .buildReplaceTableTransaction(schema, ENGINE_INFO)
          .withDataLayoutSpec(dataLayout())
          .build(kernel);
    }
    if (!layout.storesLike(TableLayout.of(latest.get()))) {
      throw conflict("its columns or partitioning were changed while the rows were computed");
    }
    return latest
        .get()
        .buildUpdateTableTransaction(ENGINE_INFO, Operation.WRITE)
        .withMaxRetries(0)
        .build(kernel);
  }

  private DataLayoutSpec dataLayout() {
    return layout.partitionColumns().isEmpty()
        ? DataLayoutSpec.noDataLayout()
        : DataLayoutSpec.partitioned(layout.partitionColumns().stream().map(Column::new).toList());
  }

  private record Removals(List<Row> actions, long bytes) {
    Removals() {
      this(List.of(), 0);
    }
  }

  private Removals removals(SnapshotImpl latest) throws IOException {
    List<Row> actions = new ArrayList<>();
    long bytes = 0;
    Optional<Long> now = Optional.of(System.currentTimeMillis());
    try (CloseableIterator<Row> rows =
        Utils.intoRows(latest.getScanBuilder().build().getScanFiles(kernel))) {
      while (rows.hasNext()) {
        AddFile file = new AddFile(rows.next().getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL));
        actions.add(SingleAction.createRemoveFileSingleAction(file.toRemoveFileRow(true, now)));
        bytes += file.getSize();
      }
    }
    return new Removals(actions, bytes);
  }

  private List<Row> additions(Row state, List<WrittenFile> files) throws IOException {
    StructType physical = TransactionStateRow.getPhysicalSchema(state);
    List<Column> columns = TransactionImpl.getStatisticsColumns(state);
    List<Row> actions = new ArrayList<>();
    for (WrittenFile file : files) {
      Path path = Path.of(file.filename());
      DataFileStatus status =
          new DataFileStatus(
              TableLocation.toKernel(path),
              file.bytes(),
              java.nio.file.Files.getLastModifiedTime(path).toMillis(),
              Optional.of(FileStatistics.of(file, physical, columns)));
      DataWriteContext context = Transaction.getWriteContext(kernel, state, partitionValues(file));
      try (CloseableIterator<Row> rows =
          Transaction.generateAppendActions(
              kernel, state, Utils.singletonCloseableIterator(status), context)) {
        rows.forEachRemaining(actions::add);
      }
    }
    return actions;
  }

  private Map<String, Literal> partitionValues(WrittenFile file) {
    Map<String, Literal> values = new HashMap<>();
    for (String column : layout.partitionColumns()) {
      StructField field = layout.column(column).orElseThrow();
      Optional<String> text =
          file.partitionKeys().getOrDefault(layout.physicalName(column), Optional.empty());
      values.put(
          column,
          text.map(t -> partitionValue(field, t))
              .orElseGet(() -> Literal.ofNull(field.getDataType())));
    }
    return values;
  }

  private EngineException badPartitionValue(StructField field, String found, String remedy) {
    return new EngineException(
        EngineStage.WRITE,
        Finding.of(
                FindingCode.DELTA_PARTITION_VALUE,
                request.run().output() + ", partition column " + field.getName(),
                found)
            .remedy(remedy));
  }

  private Literal partitionValue(StructField field, String text) {
    if (field.getDataType() instanceof StringType && text.isEmpty()) {
      throw badPartitionValue(
          field,
          "there is an empty text, which Delta cannot tell from null",
          "Turn it into NULL or into a word in the view");
    }
    return LogValues.parse(field.getDataType(), text)
        .orElseThrow(
            () ->
                badPartitionValue(
                    field,
                    "the value '" + text + "' cannot be stored in the log",
                    "Years go from 0001 to 9999, and infinite dates cannot be stored"));
  }

  private CommitDescription description(
      Optional<SnapshotImpl> latest, List<WrittenFile> files, Removals removals) {
    Map<String, String> metrics = new LinkedHashMap<>();
    metrics.put("numFiles", Long.toString(files.size()));
    metrics.put("numOutputRows", Long.toString(rows(files)));
    metrics.put("numOutputBytes", Long.toString(bytes(files)));
    if (latest.isPresent() && request.mode().removesRows()) {
      metrics.put("numRemovedFiles", Long.toString(removals.actions().size()));
      metrics.put("numRemovedBytes", Long.toString(removals.bytes()));
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("partitionBy", partitionByJson());
    if (latest.isEmpty()) {
      return new CommitDescription("CREATE TABLE AS SELECT", parameters, metrics);
    }
    if (replaces(latest.get())) {
      return new CommitDescription("REPLACE TABLE AS SELECT", parameters, metrics);
    }
    parameters.put("mode", request.mode().label());
    return new CommitDescription("WRITE", parameters, metrics);
  }

  private String partitionByJson() {
    return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
        .arrayNode()
        .addAll(
            layout.partitionColumns().stream()
                .map(com.fasterxml.jackson.databind.node.TextNode::valueOf)
                .toList())
        .toString();
  }

  private List<Finding> runHooks(TransactionCommitResult result) {
    List<Finding> warnings = new ArrayList<>();
    for (PostCommitHook hook : result.getPostCommitHooks()) {
      try {
        hook.threadSafeInvoke(kernel);
      } catch (RuntimeException | IOException failure) {
        warnings.add(afterCommit(failure));
      }
    }
    return warnings;
  }

  private Finding afterCommit(Exception failure) {
    return Finding.of(
        FindingCode.DELTA_AFTER_COMMIT, request.target().toString(), KernelFailures.text(failure));
  }

  private static CommittedWrite committed(
      long version, List<WrittenFile> files, List<Finding> warnings) {
    return new CommittedWrite(
        version,
        rows(files),
        files.size(),
        new WriteOutcome.Captured(version, files.size(), bytes(files)),
        warnings);
  }

  private static long rows(List<WrittenFile> files) {
    return files.stream().mapToLong(WrittenFile::rows).sum();
  }

  private static long bytes(List<WrittenFile> files) {
    return files.stream().mapToLong(WrittenFile::bytes).sum();
  }

  private EngineException conflict(String found) {
    return new EngineException(
        EngineStage.WRITE,
        Finding.of(
                FindingCode.DELTA_COMMIT_CONFLICT,
                request.run().output() + " at " + request.target(),
                found)
            .remedy("Run again; nothing of this run was committed"));
  }
}
