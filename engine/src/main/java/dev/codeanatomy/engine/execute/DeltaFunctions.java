package dev.codeanatomy.engine.execute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.digest.CanonicalJson;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.engine.catalog.LoweredProvider;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.SystemTable;
import dev.codeanatomy.engine.delta.AddAction;
import dev.codeanatomy.engine.delta.DeltaTable;
import dev.codeanatomy.engine.delta.DeltaTables;
import dev.codeanatomy.engine.delta.TableLocation;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.api.function.Volatility;
import dev.codeanatomy.plugin.api.table.TableProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The table functions that read Delta tables by their place, for one run. A table is opened once,
 * at the version that is the latest then, so that all calls of a run see one version. Used by the
 * run's planning thread.
 */
final class DeltaFunctions {
  private static final String URI = "uri";

  private static final Schema SNAPSHOT =
      new Schema(
          List.of(
              text("table_uri"),
              number("version", ArrowTypes.INT64),
              number("snapshot_timestamp", ArrowTypes.INT64),
              number("min_reader_version", ArrowTypes.INT32),
              number("min_writer_version", ArrowTypes.INT32),
              text("reader_features_json"),
              text("writer_features_json"),
              text("table_properties_json"),
              text("partition_columns_json"),
              text("schema_json")));

  private static final Schema ADD_ACTIONS =
      new Schema(
          List.of(
              text("table_uri"),
              number("version", ArrowTypes.INT64),
              text("path"),
              number("size", ArrowTypes.INT64),
              number("modification_time", ArrowTypes.INT64),
              number("data_change", ArrowTypes.BOOL),
              ArrowTypes.nullable("stats", ArrowTypes.UTF8),
              text("partition_values_json"),
              text("tags_json")));

  private final DeltaTables tables;
  private final Path base;
  private final Map<Path, DeltaTable> opened = new LinkedHashMap<>();

  /**
   * Starts a run's functions.
   *
   * @param base what relative places are relative to
   */
  DeltaFunctions(DeltaTables tables, Path base) {
    this.tables = tables;
    this.base = base;
  }

  private static Field text(String name) {
    return ArrowTypes.notNull(name, ArrowTypes.UTF8);
  }

  private static Field number(String name, ArrowType type) {
    return ArrowTypes.notNull(name, type);
  }

  List<TableFunction> functions() {
    return List.of(
        new OfTable(
            "read_delta", "The rows of a Delta table.", "SELECT * FROM", DeltaFunctions::rows),
        new OfTable(
            "delta_snapshot",
            "One row about the latest version of a Delta table; times in milliseconds since 1970.",
            "SELECT version, schema_json FROM",
            DeltaFunctions::snapshot),
        new OfTable(
            "delta_add_actions",
            "One row for each file of the latest version of a Delta table.",
            "SELECT path, size, stats FROM",
            DeltaFunctions::addActions));
  }

  /** The functions' names, sorted. */
  List<String> names() {
    return functions().stream().map(function -> function.spec().name()).sorted().toList();
  }

  /** The directories of the tables that calls have opened. */
  Set<Path> folders() {
    return new LinkedHashSet<>(opened.keySet());
  }

  /** The version of each table that calls have opened, by its place. */
  Map<String, Long> versions() {
    Map<String, Long> versions = new LinkedHashMap<>();
    opened.forEach((place, table) -> versions.put(place.toString(), table.version()));
    return versions;
  }

  private DeltaTable open(String uri) {
    TableLocation location = TableLocation.parse(uri, base);
    return opened.computeIfAbsent(location.root(), root -> tables.open(location));
  }

  private static TableProvider rows(DeltaTable table) {
    return new LoweredProvider(
        List.of("read_delta", table.location().toString(), "version " + table.version()),
        DeltaInput.of(table));
  }

  private static TableProvider snapshot(DeltaTable table) {
    return new SystemTable(
        SNAPSHOT,
        List.of(
            List.of(
                table.location().toString(),
                table.version(),
                table.committedMillis(),
                table.protocol().minReaderVersion(),
                table.protocol().minWriterVersion(),
                json(table.protocol().readerFeatures()),
                json(table.protocol().writerFeatures()),
                json(table.properties()),
                json(table.partitionColumns()),
                table.schemaJson())));
  }

  private static TableProvider addActions(DeltaTable table) {
    List<List<Object>> rows = new ArrayList<>();
    for (AddAction action : table.addActions()) {
      ObjectNode values = JsonNodeFactory.instance.objectNode();
      action
          .partitionValues()
          .forEach(
              (column, value) ->
                  value.ifPresentOrElse(
                      text -> values.put(column, text), () -> values.putNull(column)));
      rows.add(
          List.of(
              table.location().toString(),
              table.version(),
              action.path(),
              action.bytes(),
              action.modifiedMillis(),
              action.dataChange(),
              action.statistics(),
              CanonicalJson.text(values),
              json(action.tags())));
    }
    return new SystemTable(ADD_ACTIONS, rows);
  }

  private static String json(List<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return CanonicalJson.text(array);
  }

  private static String json(Map<String, String> texts) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    texts.forEach(object::put);
    return CanonicalJson.text(object);
  }

  /** A function of one table's place. */
  private final class OfTable implements TableFunction {
    private final FunctionSpec spec;
    private final Function<DeltaTable, TableProvider> rows;

    OfTable(
        String name, String description, String select, Function<DeltaTable, TableProvider> rows) {
      this.rows = rows;
      this.spec =
          FunctionSpec.builder(name)
              .parameter(
                  Parameter.builder(URI, TypeSet.of(ArrowTypes.UTF8))
                      .literalOnly()
                      .description("The table's folder, absolute or relative, or a file: URI.")
                      .build())
              .returns(TypeSet.struct())
              .volatility(Volatility.STABLE)
              .doc(FunctionDoc.of("Delta", description, select + " " + name + "('out/calls')"))
              .build();
    }

    @Override
    public FunctionSpec spec() {
      return spec;
    }

    @Override
    public TableProvider bind(BindContext context) {
      Literal uri = context.arguments().get(0).literal().orElseThrow();
      String text =
          (String)
              uri.value()
                  .orElseThrow(
                      () ->
                          new PlanningException(
                              Finding.of(
                                      FindingCode.SQL_ARGUMENTS,
                                      "function " + spec.name(),
                                      "argument '" + URI + "' is null")
                                  .expected(spec.name() + " expects a string literal")));
      try {
        return rows.apply(open(text));
      } catch (EngineException refused) {
        throw DeltaInput.planning(refused);
      }
    }
  }
}
