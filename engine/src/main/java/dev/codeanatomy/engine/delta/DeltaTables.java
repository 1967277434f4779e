package dev.codeanatomy.engine.delta;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import io.delta.kernel.Snapshot;
import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.commit.Committer;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.exceptions.UnsupportedProtocolVersionException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import io.delta.kernel.internal.SnapshotImpl;
import java.nio.file.Files;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Opens Delta tables on the local file system, at their latest or a pinned version. Holds no open
 * files and no state of its own; safe for any number of threads.
 */
public final class DeltaTables {
  private final Engine kernel = new NioEngine();

  /** Tables of the local file system. */
  public DeltaTables() {}

  /** Whether a table has been committed at this place. */
  public boolean exists(TableLocation location) {
    return latest(location, Optional.empty(), EngineStage.VALIDATE).isPresent();
  }

  /**
   * Opens the latest version.
   *
   * @throws EngineException if there is no table, or none that can be read
   */
  public DeltaTable open(TableLocation location) {
    return open(location, OptionalLong.empty());
  }

  /**
   * Opens a table.
   *
   * @param version the version to pin, or empty for the latest
   * @throws EngineException if there is no such table or version, or it cannot be read
   */
  public DeltaTable open(TableLocation location, OptionalLong version) {
    SnapshotImpl latest =
        latest(location, Optional.empty(), EngineStage.VALIDATE)
            .orElseThrow(() -> notATable(location));
    if (version.isEmpty() || version.getAsLong() == latest.getVersion()) {
      return new DeltaTable(location, latest, kernel);
    }
    if (version.getAsLong() < 0 || version.getAsLong() > latest.getVersion()) {
      throw new EngineException(
          EngineStage.VALIDATE, noVersion(location, version.getAsLong(), latest.getVersion()));
    }
    try {
      Snapshot pinned =
          TableManager.loadSnapshot(location.kernelPath())
              .atVersion(version.getAsLong())
              .build(kernel);
      return new DeltaTable(location, (SnapshotImpl) pinned, kernel);
    } catch (RuntimeException failure) {
      throw KernelFailures.reading(
          EngineStage.VALIDATE,
          location,
          failure,
          noVersion(location, version.getAsLong(), latest.getVersion()));
    }
  }

  /**
   * The newest snapshot, with {@code committer} if a commit is to follow; empty without a table.
   */
  Optional<SnapshotImpl> latest(
      TableLocation location, Optional<Committer> committer, EngineStage stage) {
    if (!Files.isDirectory(location.log())) {
      return Optional.empty();
    }
    try {
      SnapshotBuilder builder = TableManager.loadSnapshot(location.kernelPath());
      committer.ifPresent(builder::withCommitter);
      return Optional.of((SnapshotImpl) builder.build(kernel));
    } catch (TableNotFoundException none) {
      return Optional.empty();
    } catch (UnsupportedProtocolVersionException | UnsupportedTableFeatureException unsupported) {
      throw KernelFailures.unsupported(stage, location, unsupported);
    } catch (RuntimeException damaged) {
      throw KernelFailures.damaged(stage, location, damaged);
    }
  }

  Engine kernel() {
    return kernel;
  }

  private static EngineException notATable(TableLocation location) {
    String found =
        Files.exists(location.root())
            ? Files.isDirectory(location.root())
                ? "the directory has no Delta log with a commit"
                : "there is a file, not a directory"
            : "the directory does not exist";
    return new EngineException(
        EngineStage.VALIDATE,
        Finding.of(FindingCode.DELTA_NOT_A_TABLE, location.toString(), found)
            .expected("a directory with _delta_log/00000000000000000000.json or a checkpoint"));
  }

  private static Finding noVersion(TableLocation location, long wanted, long latest) {
    return Finding.of(
            FindingCode.DELTA_VERSION_MISSING,
            location.toString(),
            "version " + wanted + " was asked for; the latest is " + latest)
        .expected("a version from 0 to " + latest + " whose log is still there");
  }
}
