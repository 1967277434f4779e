package dev.codeanatomy.engine.delta;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A write between {@link DeltaWriter#begin} and its commit. For one thread; closed by whoever began
 * it. Closed without a commit it removes the files it wrote.
 */
public final class StagedWrite implements AutoCloseable {
  private enum State {
    OPEN,
    COMMITTED,
    /** The commit may have been made, so files must stay. */
    UNKNOWN,
    CLOSED
  }

  private final WriteRequest request;
  private final TableLayout layout;
  private final OutputLocks.OutputLock lock;
  private final TableCommit commit;
  private State state = State.OPEN;

  StagedWrite(
      WriteRequest request,
      StructType schema,
      TableLayout layout,
      DeltaTables tables,
      OutputLocks.OutputLock lock) {
    this.request = request;
    this.layout = layout;
    this.lock = lock;
    this.commit = new TableCommit(request, schema, layout, tables);
  }

  /** Where DuckDB must be allowed to write: the table's directory, which exists. */
  public Path directory() {
    return request.target().root();
  }

  /**
   * The statement that computes and writes the rows. The connection's time zone must be UTC. It
   * returns one row per file, which {@link WrittenFiles} reads. Rows keep the query's order unless
   * the table is partitioned.
   *
   * @param query a {@code SELECT} with a column for each of the request's, of the same name; order
   *     and further columns do not matter
   */
  public String copySql(String query) {
    return layout.copySql(query, directory(), request.run());
  }

  /**
   * Makes the files the table's next version, in one step. Files without rows are dropped.
   *
   * @param written all rows that the statement of {@link #copySql} returned
   * @throws EngineException if a value cannot be stored, the disk fails, or another writer changed
   *     the table in a way that does not allow this commit; the version before stays the latest
   * @throws IllegalStateException if this write was committed or closed before
   */
  public CommittedWrite commit(List<WrittenFile> written) {
    if (state != State.OPEN) {
      throw new IllegalStateException("This write is " + state);
    }
    List<WrittenFile> files = written.stream().filter(file -> file.rows() > 0).toList();
    checkNulls(files);
    try {
      for (WrittenFile file : files) {
        DataFiles.sync(checked(file));
      }
    } catch (IOException failure) {
      throw KernelFailures.writing(request.target(), failure);
    }
    state = State.UNKNOWN;
    try {
      CommittedWrite done = commit.commit(files);
      state = State.COMMITTED;
      removeOthers(files);
      return done;
    } catch (TableCommit.NotCommitted failure) {
      state = State.OPEN;
      throw failure.reason();
    }
  }

  /** The file as it is on disk, which must be what DuckDB said. */
  private Path checked(WrittenFile file) throws IOException {
    Path path = Path.of(file.filename());
    Path parent = path.toAbsolutePath().normalize().getParent();
    long size = Files.size(path);
    if (!directory().equals(parent)
        || size != file.bytes()
        || !request.run().fileNames().matcher(NioFileIo.fileName(path)).matches()) {
      throw new IOException(
          "The file "
              + path
              + " of "
              + size
              + " bytes is not what DuckDB reported: "
              + file.bytes());
    }
    return path;
  }

  private void checkNulls(List<WrittenFile> files) {
    Set<String> nulls = new TreeSet<>();
    for (int i = 0; i < layout.logical().length(); i++) {
      StructField column = layout.logical().at(i);
      if (!column.isNullable()) {
        String stored = layout.physical().at(i).getName();
        if (files.stream().anyMatch(file -> hasNull(file, stored))) {
          nulls.add(column.getName());
        }
      }
    }
    if (!nulls.isEmpty()) {
      throw new EngineException(
          EngineStage.WRITE,
          Finding.of(
                  FindingCode.DELTA_NULL_IN_REQUIRED,
                  request.run().output() + " at " + request.target(),
                  "there are nulls in " + String.join(", ", nulls))
              .expected("no nulls, as the table demands of these columns"));
    }
  }

  private static boolean hasNull(WrittenFile file, String stored) {
    var key = file.partitionKeys().get(stored);
    var statistics = file.columnStatistics().get(SqlText.identifier(stored));
    return key != null
        ? key.isEmpty()
        : statistics != null && !"0".equals(statistics.getOrDefault("null_count", "0"));
  }

  /** Empty files are of no use to anyone. What cannot be deleted is invisible, so it may stay. */
  private void removeOthers(List<WrittenFile> kept) {
    Set<String> names = new HashSet<>();
    kept.forEach(file -> names.add(NioFileIo.fileName(Path.of(file.filename()))));
    try {
      Set<String> others = DataFiles.named(directory(), request.run().fileNames());
      others.removeAll(names);
      DataFiles.delete(directory(), others);
    } catch (IOException invisible) {
      // See above.
    }
  }

  /** Removes uncommitted files and lets other runs at the directory. Closing twice does nothing. */
  @Override
  public void close() {
    if (state == State.OPEN) {
      removeOthers(new ArrayList<>());
    }
    state = State.CLOSED;
    lock.close();
  }
}
