package dev.codeanatomy.engine.delta;

import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.result.WriteOutcome;
import io.delta.kernel.Operation;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.types.StructType;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes outputs of runs into Delta tables. The caller goes {@link #begin}, runs {@link
 * StagedWrite#copySql} in DuckDB, hands what it returned to {@link StagedWrite#commit}, and closes
 * the write. Until the commit nothing is visible; a process that dies leaves files that no version
 * refers to, and the next attempt of the same run removes them.
 *
 * <p>Safe for any number of threads.
 */
public final class DeltaWriter {
  private final DeltaTables tables;
  private final OutputLocks locks;

  /**
   * Writes into {@code tables}.
   *
   * @param locks the locks of this process; not closed by the writer
   */
  public DeltaWriter(DeltaTables tables, OutputLocks locks) {
    this.tables = tables;
    this.locks = locks;
  }

  /**
   * Checks everything that can be checked before there are rows, and takes the table's directory.
   *
   * @return that the run has been here before, or the write to go on with
   * @throws EngineException if another run is writing there, or columns, partitioning or table
   *     forbid the write; then nothing has changed
   */
  public WriteStart begin(WriteRequest request) {
    StructType schema = DeltaTypes.tableSchema(request.schema());
    // Once before the lock, so that a refusal leaves no directory behind, and once under it.
    Optional<SnapshotImpl> unlocked = latest(request);
    Optional<WriteStart.Done> before = done(request, unlocked);
    if (before.isPresent()) {
      return before.get();
    }
    layout(request, schema, unlocked);
    OutputLocks.OutputLock lock = locks.acquire(request.target().root(), request.run().runId());
    boolean staged = false;
    try {
      Optional<SnapshotImpl> snapshot = latest(request);
      Optional<WriteStart.Done> meanwhile = done(request, snapshot);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      TableLayout layout = layout(request, schema, snapshot);
      removeLeftovers(request, snapshot);
      StagedWrite write = new StagedWrite(request, schema, layout, tables, lock);
      staged = true;
      return new WriteStart.Staged(write);
    } finally {
      if (!staged) {
        lock.close();
      }
    }
  }

  private Optional<SnapshotImpl> latest(WriteRequest request) {
    return tables.latest(request.target(), Optional.empty(), EngineStage.WRITE);
  }

  private Optional<WriteStart.Done> done(WriteRequest request, Optional<SnapshotImpl> snapshot) {
    OptionalLong version = committedVersion(tables, request.run(), snapshot);
    return version.isPresent()
        ? Optional.of(
            new WriteStart.Done(
                version.getAsLong(), new WriteOutcome.AlreadyCommitted(version.getAsLong())))
        : Optional.empty();
  }

  private TableLayout layout(
      WriteRequest request, StructType schema, Optional<SnapshotImpl> snapshot) {
    WriteChecks checks = new WriteChecks(request);
    if (snapshot.isEmpty()) {
      return checks.newLayout(schema);
    }
    requireWritable(request, snapshot.get());
    TableLayout current = TableLayout.of(snapshot.get());
    if (request.mode() == WriteMode.REPLACE) {
      TableLayout wanted = checks.newLayout(schema);
      if (!wanted.storesLike(current)) {
        checks.requireReplaceable(current);
        checks.requireRemovable(snapshot.get().getMetadata().getConfiguration());
        return wanted;
      }
    }
    checks.fits(schema, current, snapshot.get());
    return current;
  }

  /** Kernel says which features of a table it cannot write when it is asked for a transaction. */
  private void requireWritable(WriteRequest request, SnapshotImpl snapshot) {
    try {
      snapshot.buildUpdateTableTransaction("codeanatomy", Operation.WRITE).build(tables.kernel());
    } catch (KernelException | UnsupportedOperationException refused) {
      throw KernelFailures.unsupported(EngineStage.WRITE, request.target(), refused);
    }
  }

  /** The version this run has committed, if it has. */
  static OptionalLong committedVersion(
      DeltaTables tables, RunIdentity run, Optional<SnapshotImpl> snapshot) {
    return snapshot
        .flatMap(s -> s.getLatestTransactionVersion(tables.kernel(), run.applicationId()))
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  private void removeLeftovers(WriteRequest request, Optional<SnapshotImpl> snapshot) {
    Pattern own = request.run().fileNames();
    try {
      Set<String> leftovers = DataFiles.named(request.target().root(), own);
      if (!leftovers.isEmpty() && snapshot.isPresent()) {
        // Only if a table forgets application transactions can a file of this run be in use.
        new DeltaTable(request.target(), snapshot.get(), tables.kernel())
            .scan()
            .files()
            .forEach(file -> leftovers.remove(NioFileIo.fileName(file.path())));
      }
      DataFiles.delete(request.target().root(), leftovers);
    } catch (IOException failure) {
      throw KernelFailures.writing(request.target(), failure);
    }
  }
}
