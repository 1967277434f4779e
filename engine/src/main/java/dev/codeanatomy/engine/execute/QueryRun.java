package dev.codeanatomy.engine.execute;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.engine.catalog.EngineFunctions;
import dev.codeanatomy.engine.catalog.LoweredTable;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.SessionCatalog;
import dev.codeanatomy.engine.delta.DeltaTable;
import dev.codeanatomy.engine.delta.DeltaTables;
import dev.codeanatomy.engine.delta.TableLocation;
import dev.codeanatomy.engine.duckdb.DuckDbException;
import dev.codeanatomy.engine.duckdb.DuckDbResult;
import dev.codeanatomy.engine.lower.ExecutablePlan;
import dev.codeanatomy.engine.sql.ArgumentMetadata;
import dev.codeanatomy.engine.sql.ColumnFields;
import dev.codeanatomy.engine.sql.Language;
import dev.codeanatomy.engine.sql.PlannerSession;
import dev.codeanatomy.host.call.CallWatch;
import dev.codeanatomy.host.call.PluginRunScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.RelNode;

/**
 * One query, from its text to a stream of rows. A query that names no function of a plugin is
 * planned without admitting any. Used once, by one thread.
 */
public final class QueryRun {
  private final EngineRuntime runtime;
  private final PluginSet plugins;
  private final boolean checked;
  private final Cancellation cancellation;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final RunThread thread;
  private final DeltaFunctions delta =
      new DeltaFunctions(new DeltaTables(), Path.of("").toAbsolutePath());

  public QueryRun(
      EngineRuntime runtime, PluginSet plugins, boolean checked, Cancellation cancellation) {
    this.runtime = runtime;
    this.plugins = plugins;
    this.checked = checked;
    this.cancellation = cancellation;
    this.thread = new RunThread(runtime, plugins, cancellation);
  }

  /**
   * Starts the query.
   *
   * @param tables Delta folders or Parquet files, by the name the query gives them
   * @param onClose run once, when the result is closed or the query could not be started
   * @return the rows, which the caller closes
   * @throws EngineException if the query is refused
   */
  public QueryResult start(String sql, Map<String, Path> tables, Runnable onClose) {
    try {
      return new QueryStream(
          thread.call(() -> start(sql, tables)), thread, open, cancellation, onClose);
    } catch (RuntimeException | Error failure) {
      try {
        thread.end(() -> QueryStream.closeAll(open, failure));
      } finally {
        onClose.run();
      }
      throw failure;
    }
  }

  private QueryStream.Rows start(String sql, Map<String, Path> tables) {
    EngineStage stage = EngineStage.COMPILE;
    try {
      runtime.requireInstalled();
      QueryTables inputs = QueryTables.resolve(tables);
      Planned planned = plan(sql, inputs);
      ExecutablePlan query = planned.executable();
      stage = EngineStage.EXECUTE;
      Set<Path> folders = inputs.folders();
      folders.addAll(delta.folders());
      RunDatabase database = RunDatabase.open(runtime, checked, folders, thread.watch());
      open.push(database);
      new NativeRegistration(database.database(), runtime).register(query.natives());
      Runnable interruption = database.connection()::interrupt;
      cancellation.onCancel(interruption);
      open.push(() -> cancellation.forget(interruption));
      cancellation.check(stage);
      DuckDbResult result = database.connection().query(query.sql(), runtime.allocator());
      open.push(result);
      // An interruption that came before the statement began is forgotten by the database.
      cancellation.check(stage);
      return new QueryStream.Rows(result, planned.columns());
    } catch (Throwable thrown) { // a plugin's code throws what it likes, declared or not
      throw cancellation.isCancelled()
          ? cancellation.queryException(stage)
          : Failures.of(stage, "query", thrown);
    }
  }

  /**
   * A query that can run.
   *
   * @param columns its columns with their metadata
   */
  private record Planned(ExecutablePlan executable, List<Field> columns) {}

  private Planned plan(String sql, QueryTables inputs) {
    PluginRunScope scope = new PluginRunScope(EngineFunctions.NAMESPACE, cancellation::isCancelled);
    open.push(scope);
    EngineFunctions own = new EngineFunctions(delta.functions(), runtime.allocator(), scope);
    try {
      return plan(sql, inputs, keep(SessionCatalog.withoutPlugins(own)));
    } catch (PlanningException refused) {
      if (!mayNeedPlugins(refused.finding().code())) {
        throw refused;
      }
      PluginSession session = plugins.open(List.of(), cancellation::isCancelled, thread.watch());
      open.push(session);
      SessionCatalog catalog =
          keep(SessionCatalog.of(session.plugins(), own, Language.CURRENT::names));
      try {
        return plan(sql, inputs, catalog);
      } catch (PlanningException unknown) {
        throw plugins.explained(unknown);
      }
    }
  }

  private SessionCatalog keep(SessionCatalog catalog) {
    open.push(catalog);
    return catalog;
  }

  /**
   * A call of an unknown function is not always refused as one: where some of its arguments are
   * named, the validator wants to know the parameters first and calls the query invalid.
   */
  private static boolean mayNeedPlugins(FindingCode code) {
    return code == FindingCode.PLAN_UNKNOWN_FUNCTION || code == FindingCode.SQL_INVALID;
  }

  private Planned plan(String sql, QueryTables inputs, SessionCatalog catalog) {
    PlannerSession planner = new PlannerSession(catalog, Map.of());
    inputs.delta().forEach((name, table) -> planner.addTable(name, DeltaInput.of(table)));
    inputs.parquet().forEach((name, file) -> planner.addTable(name, parquet(name, file)));
    RelNode plan = ArgumentMetadata.bind(planner.plan(sql));
    return new Planned(new StatementPlanner().plan(plan).executable(), ColumnFields.of(plan));
  }

  /** A Parquet file as a table: what columns it has only the database can say. */
  private LoweredTable parquet(String name, Path file) {
    String scan = "read_parquet('" + file.toString().replace("'", "''") + "')";
    try (RunDatabase database = RunDatabase.open(runtime, checked, parent(file), CallWatch.OFF);
        DuckDbResult none =
            database
                .connection()
                .query("SELECT * FROM " + scan + " LIMIT 0", runtime.allocator())) {
      return new ParquetInput(none.schema(), scan);
    } catch (DuckDbException unreadable) {
      throw new PlanningException(
          Finding.of(
                  FindingCode.QUERY_TABLE_UNREADABLE,
                  "table '" + name + "'",
                  Failures.reason(unreadable))
              .expected("a Delta table's folder or a Parquet file"),
          unreadable);
    }
  }

  private static List<Path> parent(Path file) {
    List<Path> folders = new ArrayList<>();
    if (file.getParent() != null) {
      folders.add(file.getParent());
    }
    return folders;
  }

  private record ParquetInput(Schema schema, String sql) implements LoweredTable {}

  /**
   * What the names of a query stand for.
   *
   * @param delta tables at their latest version
   * @param parquet single files
   */
  private record QueryTables(Map<String, DeltaTable> delta, Map<String, Path> parquet) {
    static QueryTables resolve(Map<String, Path> tables) {
      Map<String, DeltaTable> delta = new LinkedHashMap<>();
      Map<String, Path> parquet = new LinkedHashMap<>();
      tables.forEach(
          (name, given) -> {
            Path path = given.toAbsolutePath().normalize();
            if (Files.isRegularFile(path)) {
              parquet.put(name, path);
            } else if (Files.exists(path)) {
              delta.put(name, open(name, path));
            } else {
              throw new EngineException(
                  EngineStage.COMPILE,
                  Finding.of(
                          FindingCode.QUERY_TABLE_UNREADABLE,
                          "table '" + name + "'",
                          "there is nothing at " + path)
                      .expected("a Delta table's folder or a Parquet file"));
            }
          });
      return new QueryTables(delta, parquet);
    }

    private static DeltaTable open(String name, Path path) {
      try {
        return new DeltaTables().open(new TableLocation(path));
      } catch (EngineException refused) {
        throw refused
            .finding()
            .<RuntimeException>map(
                finding ->
                    new PlanningException(
                        new Finding(
                            finding.code(),
                            "table '" + name + "', " + finding.where(),
                            finding.found(),
                            finding.expected(),
                            finding.remedy()),
                        refused))
            .orElse(refused);
      }
    }

    Set<Path> folders() {
      Set<Path> folders = new LinkedHashSet<>();
      delta.values().forEach(table -> folders.add(table.location().root()));
      parquet.values().forEach(file -> folders.addAll(parent(file)));
      return folders;
    }
  }
}
