package dev.codeanatomy.engine.delta;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Scan;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.data.TransactionStateRow;
import io.delta.kernel.internal.deletionvectors.Base85Codec;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.transaction.DataLayoutSpec;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.delta.kernel.utils.FileStatus;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import org.roaringbitmap.RoaringBitmap;

/** A table made by hand with Kernel, independent of this package's writer. */
final class KernelTable {
  private final NioEngine kernel = new NioEngine();
  private final TableLocation location;

  KernelTable(Path root) {
    location = new TableLocation(root);
  }

  TableLocation location() {
    return location;
  }

  KernelTable create(StructType schema, Map<String, String> properties, String... partitionBy) {
    var builder =
        TableManager.buildCreateTableTransaction(location.kernelPath(), schema, "test")
            .withTableProperties(properties);
    if (partitionBy.length > 0) {
      builder.withDataLayoutSpec(
          DataLayoutSpec.partitioned(List.of(partitionBy).stream().map(Column::new).toList()));
    }
    builder.build(kernel).commit(kernel, CloseableIterable.emptyIterable());
    return this;
  }

  /** Gives the table other columns and no rows. */
  void replace(StructType schema) {
    snapshot()
        .buildReplaceTableTransaction(schema, "test")
        .build(kernel)
        .commit(kernel, CloseableIterable.emptyIterable());
  }

  SnapshotImpl snapshot() {
    return (SnapshotImpl) TableManager.loadSnapshot(location.kernelPath()).build(kernel);
  }

  /** The names that columns have inside the Parquet files. */
  StructType physicalSchema() {
    return TransactionStateRow.getPhysicalSchema(
        snapshot()
            .buildUpdateTableTransaction("test", Operation.WRITE)
            .build(kernel)
            .getTransactionState(kernel));
  }

  void append(Path file, DataFileStatistics statistics, Map<String, Literal> partition)
      throws Exception {
    Transaction transaction =
        snapshot().buildUpdateTableTransaction("test", Operation.WRITE).build(kernel);
    Row state = transaction.getTransactionState(kernel);
    DataWriteContext context = Transaction.getWriteContext(kernel, state, partition);
    DataFileStatus status =
        new DataFileStatus("file:" + file, Files.size(file), 1L, Optional.of(statistics));
    CloseableIterator<Row> rows =
        Transaction.generateAppendActions(
            kernel, state, Utils.toCloseableIterator(List.of(status).iterator()), context);
    transaction.commit(kernel, CloseableIterable.inMemoryIterable(rows));
  }

  void append(Path file, long rows, Map<String, Literal> partition) throws Exception {
    append(
        file,
        new DataFileStatistics(rows, Map.of(), Map.of(), Map.of(), Optional.empty()),
        partition);
  }

  /** Reads the table without this package's scan and without DuckDB; strings and longs only. */
  List<String> readWithKernel() throws Exception {
    List<String> found = new ArrayList<>();
    Scan scan = snapshot().getScanBuilder().build();
    Row state = scan.getScanState(kernel);
    StructType stored = ScanStateRow.getPhysicalDataReadSchema(state);
    try (CloseableIterator<Row> files = Utils.intoRows(scan.getScanFiles(kernel))) {
      while (files.hasNext()) {
        Row file = files.next();
        CloseableIterator<FileStatus> path =
            Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(file));
        try (CloseableIterator<Row> rows =
            Utils.intoRows(
                Scan.transformPhysicalData(
                    kernel,
                    state,
                    file,
                    kernel
                        .getParquetHandler()
                        .readParquetFiles(path, stored, Optional.empty())
                        .map(FileReadResult::getData)))) {
          while (rows.hasNext()) {
            found.add(text(rows.next()));
          }
        }
      }
    }
    found.sort(null);
    return found;
  }

  private static String text(Row row) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < row.getSchema().length(); i++) {
      values.add(
          row.isNullAt(i)
              ? "null"
              : switch (row.getSchema().at(i).getDataType()) {
                case LongType ignored -> Long.toString(row.getLong(i));
                case StringType ignored -> row.getString(i);
                case DateType ignored -> LocalDate.ofEpochDay(row.getInt(i)).toString();
                case DataType other -> throw new IllegalArgumentException("" + other);
              });
    }
    return String.join("|", values);
  }

  /** Deletes rows of the only file by a deletion vector, as the Delta protocol lays one out. */
  void delete(int... rows) throws Exception {
    SnapshotImpl snapshot = snapshot();
    List<AddFile> files = new ArrayList<>();
    ScanImpl scan = (ScanImpl) snapshot.getScanBuilder().build();
    try (var found = Utils.intoRows(scan.getScanFiles(kernel, true))) {
      while (found.hasNext()) {
        files.add(new AddFile(found.next().getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL)));
      }
    }
    AddFile file = files.getFirst();
    UUID id = UUID.randomUUID();
    int bytes = writeBitmap(location.root().resolve("deletion_vector_" + id + ".bin"), rows);
    DeletionVectorDescriptor vector =
        new DeletionVectorDescriptor(
            "u", Base85Codec.encodeUUID(id), Optional.of(1), bytes, rows.length);
    Row add =
        AddFile.createAddFileRow(
            physicalSchema(),
            file.getPath(),
            file.getPartitionValues(),
            file.getSize(),
            file.getModificationTime(),
            true,
            Optional.of(vector),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            file.getStats(physicalSchema()).map(DataFileStatistics::withoutTightBounds));
    List<Row> actions =
        List.of(
            SingleAction.createRemoveFileSingleAction(file.toRemoveFileRow(true, Optional.of(1L))),
            SingleAction.createAddFileSingleAction(add));
    snapshot
        .buildUpdateTableTransaction("test", Operation.MANUAL_UPDATE)
        .build(kernel)
        .commit(
            kernel,
            CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(actions.iterator())));
  }

  private static int writeBitmap(Path file, int[] rows) throws Exception {
    RoaringBitmap bitmap = RoaringBitmap.bitmapOf(rows);
    ByteBuffer payload =
        ByteBuffer.allocate(16 + bitmap.serializedSizeInBytes()).order(ByteOrder.LITTLE_ENDIAN);
    payload.putInt(1681511377).putLong(1).putInt(0);
    bitmap.serialize(payload);
    CRC32 checksum = new CRC32();
    checksum.update(payload.array());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(out);
    data.writeByte(1);
    data.writeInt(payload.capacity());
    data.write(payload.array());
    data.writeInt((int) checksum.getValue());
    Files.write(file, out.toByteArray());
    return payload.capacity();
  }
}
