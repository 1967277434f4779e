package dev.codeanatomy.engine.delta;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.engine.delta.DeltaScan.PartitionColumn;
import dev.codeanatomy.engine.delta.DeltaScan.ScanColumn;
import dev.codeanatomy.engine.delta.DeltaScan.StoredColumn;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.internal.deletionvectors.DeletionVectorStoredBitmap;
import io.delta.kernel.internal.util.ColumnMapping;
import io.delta.kernel.internal.util.ColumnMapping.ColumnMappingMode;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads columns and files of one snapshot out of the log. */
final class ScanPlanner {
  private final TableLocation location;
  private final SnapshotImpl snapshot;
  private final Engine kernel;
  private final List<StructField> partitionFields;

  ScanPlanner(TableLocation location, SnapshotImpl snapshot, Engine kernel) {
    this.location = location;
    this.snapshot = snapshot;
    this.kernel = kernel;
    this.partitionFields = snapshot.getPartitionColumnNames().stream().map(this::declared).toList();
  }

  DeltaScan plan(List<FilePredicate> comparisons) {
    try {
      Optional<Predicate> predicate = SkippingPredicate.of(snapshot.getSchema(), comparisons);
      List<ScanFile> files = files(predicate);
      int active = predicate.isEmpty() ? files.size() : files(Optional.empty()).size();
      return new DeltaScan(
          location, snapshot.getVersion(), columns(), files, active - files.size());
    } catch (IOException failure) {
      throw KernelFailures.damaged(EngineStage.LOWER, location, new UncheckedIOException(failure));
    }
  }

  private StructField declared(String partitionColumn) {
    return snapshot.getSchema().fields().stream()
        .filter(field -> field.getName().equalsIgnoreCase(partitionColumn))
        .findFirst()
        .orElseThrow(
            () ->
                new EngineException(
                    EngineStage.LOWER,
                    Finding.of(
                        FindingCode.DELTA_LOG_DAMAGED,
                        location.toString(),
                        "the partition column " + partitionColumn + " is not in the schema")));
  }

  private List<ScanColumn> columns() {
    StructType logical = snapshot.getSchema();
    ColumnMappingMode mode =
        ColumnMapping.getColumnMappingMode(snapshot.getMetadata().getConfiguration());
    StructType physical = ColumnMapping.convertToPhysicalSchema(logical, logical, mode);
    List<ScanColumn> columns = new ArrayList<>();
    for (int i = 0; i < logical.length(); i++) {
      StructField field = logical.at(i);
      StructField stored = physical.at(i);
      int partition = partitionFields.indexOf(field);
      if (partition >= 0) {
        columns.add(
            new PartitionColumn(
                ArrowTypes.field("", field), DuckDbTypes.name(field.getDataType()), partition));
        continue;
      }
      String key =
          mode == ColumnMappingMode.ID
              ? Integer.toString(ColumnMapping.getColumnId(field))
              : SqlText.string(stored.getName());
      columns.add(
          new StoredColumn(
              ArrowTypes.field("", field),
              DuckDbTypes.name(field.getDataType()),
              key,
              DuckDbTypes.name(stored.getDataType()),
              "c" + i,
              DuckDbTypes.renamed("f.c" + i, stored.getDataType(), field.getDataType())));
    }
    return columns;
  }

  private List<ScanFile> files(Optional<Predicate> predicate) throws IOException {
    List<ScanFile> files = new ArrayList<>();
    forEachFile(predicate, row -> files.add(file(row)));
    files.sort(Comparator.comparing(file -> file.path().toString()));
    return files;
  }

  /** What is done with each row that the log has of a file. */
  private interface FileRow {
    void accept(Row row) throws IOException;
  }

  private void forEachFile(Optional<Predicate> predicate, FileRow use) throws IOException {
    var builder = snapshot.getScanBuilder();
    predicate.ifPresent(builder::withFilter);
    ScanImpl scan = (ScanImpl) builder.build();
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(kernel, true)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            use.accept(rows.next());
          }
        }
      }
    }
  }

  List<AddAction> addActions() {
    try {
      List<AddAction> actions = new ArrayList<>();
      forEachFile(Optional.empty(), row -> actions.add(addAction(row)));
      actions.sort(Comparator.comparing(AddAction::path));
      return actions;
    } catch (IOException failure) {
      throw KernelFailures.damaged(EngineStage.LOWER, location, new UncheckedIOException(failure));
    }
  }

  private AddAction addAction(Row row) {
    AddFile add = new AddFile(row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL));
    Path file = TableLocation.fromKernel(InternalScanFileUtils.getAddFileStatus(row).getPath());
    Map<String, String> stored = VectorUtils.toJavaMap(add.getPartitionValues());
    Map<String, Optional<String>> values = new TreeMap<>();
    for (StructField field : partitionFields) {
      String text = stored.get(ColumnMapping.getPhysicalName(field));
      values.put(field.getName(), Optional.ofNullable(text).filter(t -> !t.isEmpty()));
    }
    Map<String, String> tags = new TreeMap<>();
    add.getTags().ifPresent(map -> tags.putAll(VectorUtils.toJavaMap(map)));
    return new AddAction(
        file.startsWith(location.root())
            ? location.root().relativize(file).toString()
            : file.toString(),
        add.getSize(),
        add.getModificationTime(),
        add.getDataChange(),
        add.getStatsJson(),
        values,
        tags);
  }

  private ScanFile file(Row row) throws IOException {
    AddFile add = new AddFile(row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL));
    String path = InternalScanFileUtils.getAddFileStatus(row).getPath();
    if (!path.startsWith("file:") && !path.startsWith("/")) {
      throw new EngineException(
          EngineStage.LOWER,
          Finding.of(
                  FindingCode.DELTA_LOCATION_UNSUPPORTED,
                  location.toString(),
                  "version " + snapshot.getVersion() + " refers to the file " + path)
              .expected("files on the local file system"));
    }
    return new ScanFile(
        TableLocation.fromKernel(path),
        add.getSize(),
        add.getModificationTime(),
        add.getStatsJson(),
        partitionValues(path, VectorUtils.toJavaMap(add.getPartitionValues())),
        deletedRows(add.getDeletionVector()));
  }

  private List<String> partitionValues(String path, Map<String, String> stored) {
    List<String> values = new ArrayList<>();
    for (StructField field : partitionFields) {
      String text = stored.get(ColumnMapping.getPhysicalName(field));
      // The protocol: an empty text is a null, whatever the type.
      Literal value =
          text == null || text.isEmpty()
              ? Literal.ofNull(field.getDataType())
              : LogValues.parse(field.getDataType(), text)
                  .orElseThrow(() -> unreadable(path, field, text));
      values.add(LogValues.sql(value));
    }
    return values;
  }

  private static EngineException unreadable(String path, StructField field, String text) {
    return new EngineException(
        EngineStage.LOWER,
        Finding.of(
                FindingCode.DELTA_PARTITION_VALUE,
                Path.of(path).getFileName() + ", column " + field.getName(),
                "the partition value '" + text + "' cannot be read")
            .expected("a " + field.getDataType().toString().toLowerCase(Locale.ROOT)));
  }

  private List<ScanFile.RowRange> deletedRows(Optional<DeletionVectorDescriptor> vector)
      throws IOException {
    if (vector.isEmpty()) {
      return List.of();
    }
    long[] rows =
        new DeletionVectorStoredBitmap(vector.get(), Optional.of(location.kernelPath()))
            .load(kernel.getFileSystemClient())
            .toArray();
    List<ScanFile.RowRange> ranges = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= rows.length; i++) {
      if (i == rows.length || rows[i] != rows[i - 1] + 1) {
        ranges.add(new ScanFile.RowRange(rows[from], rows[i - 1] + 1));
        from = i;
      }
    }
    return ranges;
  }
}
