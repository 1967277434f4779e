package dev.codeanatomy.engine.delta;

import io.delta.kernel.types.StructType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.Schema;

/** Goes the way the executor goes: begin, copy in DuckDB, commit, close. */
final class TestWrites implements AutoCloseable {
  final DeltaTables tables = new DeltaTables();
  final OutputLocks locks = new OutputLocks();
  final DeltaWriter writer = new DeltaWriter(tables, locks);
  final DuckDbForTests duckDb;

  TestWrites() {
    duckDb = new DuckDbForTests();
  }

  static Schema schema(StructType columns) {
    return ArrowTypes.schema(columns);
  }

  static WriteRequest request(
      Path table, StructType columns, WriteMode mode, String run, String... partitionBy) {
    return new WriteRequest(
        new TableLocation(table),
        schema(columns),
        mode,
        List.of(partitionBy),
        new RunIdentity(run, "out"),
        Map.of("codeanatomy.spec_hash", "blake3:" + "0".repeat(64), "user.tag", "t"));
  }

  StagedWrite stage(WriteRequest request) {
    return ((WriteStart.Staged) writer.begin(request)).write();
  }

  CommittedWrite write(WriteRequest request, String query) {
    try (StagedWrite write = stage(request)) {
      return write.commit(duckDb.copy(write.copySql(query)));
    }
  }

  List<String> rows(Path table) {
    return rows(table, OptionalLong.empty());
  }

  /** The rows of a version in order. */
  List<String> rows(Path table, OptionalLong version) {
    String scan = ScanSql.select(tables.open(new TableLocation(table), version).scan());
    return duckDb.rows("SELECT * FROM (" + scan + ") ORDER BY ALL");
  }

  @Override
  public void close() {
    locks.close();
    duckDb.close();
  }
}
