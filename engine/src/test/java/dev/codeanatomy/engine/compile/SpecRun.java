package dev.codeanatomy.engine.compile;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.spec.ParameterValue;
import dev.codeanatomy.engine.catalog.LoweredTable;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.SessionCatalog;
import dev.codeanatomy.engine.lower.Lowering;
import dev.codeanatomy.engine.spec.ResolvedSpec;
import dev.codeanatomy.engine.spec.SpecNormalizer;
import dev.codeanatomy.engine.spec.SpecReader;
import dev.codeanatomy.engine.sql.PlannerSession;
import dev.codeanatomy.engine.sql.SqlParameter;
import dev.codeanatomy.engine.sql.SqlReferences;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Compiles specs over tables of a DuckDB database and runs what came out. */
final class SpecRun implements AutoCloseable {
  private final Connection connection;

  SpecRun(String... statements) throws SQLException {
    this.connection = DriverManager.getConnection("jdbc:duckdb:");
    for (String statement : statements) {
      execute(statement);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SQLException(sql, e);
    }
  }

  /** A spec over these inputs, with one view {@code v} and one output of it. */
  static String spec(List<String> inputs, String transform) {
    return spec(inputs, "{\"name\": \"v\", \"transform\": " + transform + "}", "v");
  }

  /** A spec over these inputs and views, with one output of the view named last. */
  static String spec(List<String> inputs, String views, String output) {
    List<String> relations =
        inputs.stream()
            .map(i -> "{\"logical_name\": \"" + i + "\", \"delta_location\": \"/t/" + i + "\"}")
            .toList();
    return "{\"version\": 5, \"input_relations\": ["
        + String.join(", ", relations)
        + "], \"view_definitions\": ["
        + views
        + "], \"output_targets\": [{\"table_name\": \"out\", \"source_view\": \""
        + output
        + "\"}]}";
  }

  CompiledPlan compile(String spec, Map<String, String> parameters) {
    ResolvedSpec resolved =
        SpecNormalizer.normalize(SpecReader.read(spec), parameters, new SqlReferences());
    Map<String, SqlParameter> values = new LinkedHashMap<>();
    resolved.parameters().forEach((name, value) -> values.put(name, sqlParameter(value)));
    PlannerSession planner = new PlannerSession(SessionCatalog.empty(), values);
    return PlanCompiler.compile(
        resolved, planner, input -> new InputTable.Lowered(table(input.logicalName())));
  }

  private static SqlParameter sqlParameter(ParameterValue value) {
    return switch (value) {
      case ParameterValue.Utf8 v -> new SqlParameter(new ArrowType.Utf8(), Optional.of(v.text()));
      case ParameterValue.Int64 v ->
          new SqlParameter(new ArrowType.Int(64, true), Optional.of(v.value()));
      default -> throw new IllegalArgumentException("not needed here: " + value);
    };
  }

  /** The outputs' rows, each row as text, columns separated by a bar; sorted. */
  Map<String, List<String>> run(String spec, Map<String, String> parameters) throws SQLException {
    Map<String, List<String>> outputs = new TreeMap<>();
    Lowering lowering = new Lowering();
    for (PlanStep step : compile(spec, parameters).steps()) {
      String sql = lowering.lower(step.plan()).sql();
      switch (step) {
        case PlanStep.MaterializeView view ->
            execute("CREATE TEMP TABLE \"" + view.table() + "\" AS " + sql);
        case PlanStep.WriteOutput output -> outputs.put(output.target().tableName(), rows(sql));
      }
    }
    return outputs;
  }

  /** The rows of the one output, after a first line with the columns' names. */
  List<String> run(String spec) throws SQLException {
    return run(spec, Map.of()).get("out");
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        names.add(result.getMetaData().getColumnLabel(i));
      }
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(String.valueOf(result.getObject(i)));
        }
        rows.add(String.join("|", row));
      }
      rows.sort(null);
      rows.addFirst(String.join("|", names));
    } catch (SQLException e) {
      throw new SQLException(sql, e);
    }
    return rows;
  }

  private LoweredTable table(String name) {
    List<Field> fields = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet columns = statement.executeQuery("DESCRIBE \"" + name + "\"")) {
      while (columns.next()) {
        fields.add(Field.nullable(columns.getString(1), type(columns.getString(2))));
      }
    } catch (SQLException e) {
      throw PlanningException.of(FindingCode.DELTA_NOT_A_TABLE, name, "no table", "Make it first");
    }
    return new LoweredTable() {
      @Override
      public Schema schema() {
        return new Schema(fields);
      }

      @Override
      public String sql() {
        return "\"" + name + "\"";
      }
    };
  }

  private static ArrowType type(String duckdb) {
    return switch (duckdb) {
      case "VARCHAR" -> new ArrowType.Utf8();
      case "BIGINT" -> new ArrowType.Int(64, true);
      case "INTEGER" -> new ArrowType.Int(32, true);
      case "DOUBLE" -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case "TINYINT" -> new ArrowType.Int(8, true);
      case "BOOLEAN" -> new ArrowType.Bool();
      default -> throw new IllegalArgumentException(duckdb);
    };
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
