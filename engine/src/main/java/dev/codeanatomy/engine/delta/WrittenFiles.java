package dev.codeanatomy.engine.delta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Reads what {@code COPY ... (RETURN_STATS)} returns as Arrow batches. */
public final class WrittenFiles {
  private WrittenFiles() {}

  /**
   * The files of one batch. The columns {@code filename}, {@code count}, {@code file_size_bytes},
   * {@code column_statistics} and {@code partition_keys} are read by name, others are ignored.
   */
  public static List<WrittenFile> of(VectorSchemaRoot batch) {
    List<WrittenFile> files = new ArrayList<>();
    for (int row = 0; row < batch.getRowCount(); row++) {
      files.add(
          new WrittenFile(
              text(batch.getVector("filename"), row),
              number(batch.getVector("count"), row),
              number(batch.getVector("file_size_bytes"), row),
              statistics((MapVector) batch.getVector("column_statistics"), row),
              keys((MapVector) batch.getVector("partition_keys"), row)));
    }
    return files;
  }

  private static Map<String, Map<String, String>> statistics(MapVector map, int row) {
    Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    MapVector values = (MapVector) value(map);
    forEach(
        map,
        row,
        entry -> {
          Map<String, String> named = new LinkedHashMap<>();
          keys(values, entry).forEach((name, text) -> text.ifPresent(t -> named.put(name, t)));
          columns.put(text(key(map), entry), named);
        });
    return columns;
  }

  private static Map<String, Optional<String>> keys(MapVector map, int row) {
    Map<String, Optional<String>> keys = new LinkedHashMap<>();
    FieldVector values = value(map);
    forEach(
        map,
        row,
        entry ->
            keys.put(
                text(key(map), entry),
                values.isNull(entry) ? Optional.empty() : Optional.of(text(values, entry))));
    return keys;
  }

  private static void forEach(MapVector map, int row, java.util.function.IntConsumer entry) {
    if (map.isNull(row)) {
      return;
    }
    for (int i = map.getElementStartIndex(row); i < map.getElementEndIndex(row); i++) {
      entry.accept(i);
    }
  }

  private static FieldVector key(MapVector map) {
    return (FieldVector) ((StructVector) map.getDataVector()).getChildByOrdinal(0);
  }

  private static FieldVector value(MapVector map) {
    return (FieldVector) ((StructVector) map.getDataVector()).getChildByOrdinal(1);
  }

  private static String text(FieldVector vector, int row) {
    return vector instanceof VarCharVector text
        ? new String(text.get(row), java.nio.charset.StandardCharsets.UTF_8)
        : String.valueOf(vector.getObject(row));
  }

  private static long number(FieldVector vector, int row) {
    if (vector.getField().getType() instanceof ArrowType.Int
        && vector.getObject(row) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalStateException(
        "DuckDB returned no whole number in column " + vector.getName());
  }
}
