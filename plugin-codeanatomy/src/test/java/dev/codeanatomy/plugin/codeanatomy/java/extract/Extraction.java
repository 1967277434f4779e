package dev.codeanatomy.plugin.codeanatomy.java.extract;

import dev.codeanatomy.plugin.codeanatomy.java.source.ContentHash;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceEntry;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceFile;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceSnapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/** Files in memory, extracted, and the rows as maps from column to value. */
final class Extraction {
  private final TreeMap<String, byte[]> files = new TreeMap<>();
  private List<Path> classPath = List.of();
  private long stackBytes = ExtractionRequest.DEFAULT_STACK_BYTES;
  private JavaAnalysis analysis;

  static Extraction of(String path, String text) {
    return new Extraction().and(path, text);
  }

  Extraction and(String path, String text) {
    return and(path, text.getBytes(StandardCharsets.UTF_8));
  }

  Extraction and(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  Extraction withClassPath(Path... entries) {
    classPath = List.of(entries);
    return this;
  }

  Extraction withStack(long bytes) {
    stackBytes = bytes;
    return this;
  }

  JavaAnalysis analysis() {
    if (analysis == null) {
      analysis =
          JavaExtractor.extract(
              new ExtractionRequest(snapshot(), classPath, stackBytes), () -> false);
    }
    return analysis;
  }

  SourceSnapshot snapshot() {
    List<SourceFile> list = new ArrayList<>();
    files.forEach(
        (path, bytes) ->
            list.add(
                new SourceFile(
                    new SourceEntry(path, new InMemory(bytes)),
                    bytes.length,
                    ContentHash.of(bytes))));
    return new SourceSnapshot(list, List.of());
  }

  List<Map<String, Object>> rows(JavaTable table) {
    return rows(analysis(), table);
  }

  static List<Map<String, Object>> rows(JavaAnalysis analysis, JavaTable table) {
    int end = table.firstRow(analysis, table.isKeptByFile() ? analysis.files().size() : 1);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      rows.add(new LinkedHashMap<>());
    }
    try (RootAllocator allocator = new RootAllocator()) {
      for (Field field : table.schema().getFields()) {
        try (FieldVector vector = field.createVector(allocator)) {
          table.fill(analysis, field.getName(), vector, 0, end);
          vector.setValueCount(end);
          for (int i = 0; i < end; i++) {
            Object value = vector.getObject(i);
            if (value == null && !field.isNullable()) {
              throw new AssertionError("null in " + table + "." + field.getName());
            }
            rows.get(i)
                .put(
                    field.getName(),
                    value instanceof org.apache.arrow.vector.util.Text ? value.toString() : value);
          }
        }
      }
    }
    return rows;
  }

  /** References as {@code role name -> target}, or the reason in brackets. */
  List<String> references() {
    return rows(JavaTable.JAVA_REFERENCES).stream()
        .map(
            row ->
                row.get("role")
                    + " "
                    + row.get("name")
                    + " -> "
                    + (row.get("target_id") != null
                        ? row.get("target_id")
                            + (row.get("reason") == null ? "" : " (" + row.get("reason") + ")")
                        : "[" + row.get("reason") + "]"))
        .toList();
  }

  List<String> references(String role) {
    return references().stream().filter(text -> text.startsWith(role + " ")).toList();
  }

  List<String> column(JavaTable table, String column) {
    return rows(table).stream().map(row -> String.valueOf(row.get(column))).toList();
  }

  /** The bytes a row's span covers, as text. */
  String slice(Map<String, Object> row, String start, String end) {
    byte[] bytes = files.get(row.get("path"));
    int from = ((Number) row.get(start)).intValue();
    int to = ((Number) row.get(end)).intValue();
    return new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.UTF_8);
  }

  private record InMemory(byte[] bytes) implements SourceEntry.Content {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public byte[] read() {
      return bytes.clone();
    }
  }
}
