package dev.codeanatomy.engine.delta;

import dev.codeanatomy.contract.EngineException;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.SnapshotImpl;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * One version of a table, as {@link DeltaTables#open} found it. Immutable, safe for any number of
 * threads, nothing to close.
 */
public final class DeltaTable {
  private final TableLocation location;
  private final SnapshotImpl snapshot;
  private final Engine kernel;
  private final Schema schema;

  DeltaTable(TableLocation location, SnapshotImpl snapshot, Engine kernel) {
    this.location = location;
    this.snapshot = snapshot;
    this.kernel = kernel;
    this.schema = ArrowTypes.schema(snapshot.getSchema());
  }

  /** Where the table is. */
  public TableLocation location() {
    return location;
  }

  /** The version this is, 0 for the first. */
  public long version() {
    return snapshot.getVersion();
  }

  /**
   * The columns, partition columns at their places, in Arrow's terms; names in the table's case.
   */
  public Schema schema() {
    return schema;
  }

  /** The partition columns in order; empty if there are none. */
  public List<String> partitionColumns() {
    return List.copyOf(snapshot.getPartitionColumnNames());
  }

  /** The table's properties, sorted by name. */
  public Map<String, String> properties() {
    return new TreeMap<>(snapshot.getMetadata().getConfiguration());
  }

  /** When this version was committed, in milliseconds since 1970. */
  public long committedMillis() {
    return snapshot.getTimestamp(kernel);
  }

  /** The table's schema as the log has it, JSON text. */
  public String schemaJson() {
    return snapshot.getMetadata().getSchemaString();
  }

  /** What a reader and a writer of this table must know. */
  public TableProtocol protocol() {
    return new TableProtocol(
        snapshot.getProtocol().getMinReaderVersion(),
        snapshot.getProtocol().getMinWriterVersion(),
        snapshot.getProtocol().getReaderFeatures().stream().sorted().toList(),
        snapshot.getProtocol().getWriterFeatures().stream().sorted().toList());
  }

  /**
   * The files of this version with all a reader needs.
   *
   * @throws EngineException if the log cannot be read, or a file is beyond this reader
   */
  public DeltaScan scan() {
    return scan(List.of());
  }

  /**
   * The entries of the log that made the files of this version part of it, in path order.
   *
   * @throws EngineException if the log cannot be read
   */
  public List<AddAction> addActions() {
    return new ScanPlanner(location, snapshot, kernel).addActions();
  }

  /**
   * The files that may have a row which meets all comparisons. Files are left out by partition
   * values and statistics only, so rows that do not meet them remain.
   *
   * @throws EngineException if the log cannot be read, or a file is beyond this reader
   */
  public DeltaScan scan(List<FilePredicate> comparisons) {
    return new ScanPlanner(location, snapshot, kernel).plan(comparisons);
  }
}
