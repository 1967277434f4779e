package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.LoweredTable;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.SessionCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.tools.RelBuilder;

/**
 * The planner of one session: its type factory, its one cluster, its tables and parameters. All
 * plans made by one instance share a cluster and may be combined. Used by one thread at a time;
 * holds no resource, so it need not be closed.
 *
 * <p>Every method that reads text throws {@link PlanningException} for a user's mistake, with line
 * and column of that text.
 */
public final class PlannerSession {
  private final CalciteSchema root = CalciteSchema.createRootSchema(false, false);
  private final RelOptCluster cluster;
  private final SqlParsing parsing;
  private final SqlParameters parameters;
  private final Translation translation;
  private final SelectBuilder selects;
  private final SessionNames names;
  private int scratch;

  /**
   * Starts a planner.
   *
   * @param catalog the functions of admitted plugins; stays open longer than this planner
   * @param parameters the values of typed parameters by name, in the order that positions mean
   */
  public PlannerSession(SessionCatalog catalog, Map<String, SqlParameter> parameters) {
    RelDataTypeFactory factory = new EngineTypeFactory();
    VolcanoPlanner planner = new VolcanoPlanner();
    planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
    planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
    // Constants are folded by the executor, or the library's rules of text and numbers would apply.
    planner.setExecutor((builder, constants, results) -> results.addAll(constants));
    this.cluster = RelOptCluster.create(planner, new EngineRexBuilder(factory));
    this.cluster.setMetadataQuerySupplier(InterpretedMetadata::new);
    this.parameters = new SqlParameters(parameters, factory);
    this.parsing = new SqlParsing(this.parameters, new SqlRewrites(catalog));
    this.translation = new Translation(root, cluster, Language.CURRENT.table());
    this.selects = new SelectBuilder(parsing);
    this.names = new SessionNames(root, factory, catalog);
    catalog
        .engine()
        .ifPresent(engine -> InformationSchema.add(root, names, catalog, engine, factory));
  }

  /** The session's type factory: UTF-8 text, decimals to 38 digits. */
  public RelDataTypeFactory typeFactory() {
    return cluster.getTypeFactory();
  }

  /** The session's one cluster. */
  public RelOptCluster cluster() {
    return cluster;
  }

  /** A new builder in the session's cluster that merges nothing. */
  public RelBuilder relBuilder() {
    return RelFactories.LOGICAL_BUILDER
        .create(cluster, (RelOptSchema) new SessionCatalogReader(root, typeFactory()))
        .transform(config -> Translation.AS_WRITTEN);
  }

  /** The parameters that any text planned so far has used. */
  public Set<String> usedParameters() {
    return parameters.used();
  }

  /** Makes a table that the executor reads known under a name. */
  public void addTable(String name, LoweredTable table) {
    LoweredCalciteTable known = new LoweredCalciteTable(table);
    names.checkColumns(name, known.getRowType(typeFactory()));
    names.checkFree(name);
    root.add(name, known);
  }

  /** Makes a plan of this session known under a name; reading it is the plan itself. */
  public void addView(String name, RelNode plan) {
    names.checkColumns(name, plan.getRowType());
    names.checkFree(name);
    root.add(name, new PlannedTable(plan));
  }

  /** Makes an opened provider of a plugin known under a name; the caller closes it after use. */
  public void addProvider(String name, ProviderTable table) {
    addView(name, ProviderScan.of(cluster, table));
  }

  /** A scan of the table, or the plan of the view, with this name. */
  public RelNode table(String name) {
    CalciteSchema.TableEntry entry = root.getTable(name, false);
    if (entry == null) {
      throw names.unknownTable(name);
    }
    if (entry.getTable() instanceof PlannedTable view) {
      return view.plan();
    }
    return relBuilder().scan(entry.name).build();
  }

  /** Plans one SELECT or WITH query over the session's tables and views. */
  public RelNode plan(String sql) {
    return convert(parsing.query(sql));
  }

  /**
   * Reads one expression over the columns of a plan. Sub-queries over the session's tables are
   * allowed; an aggregate is not.
   */
  public RexNode expression(String text, RelNode input) {
    return expressions(List.of(new NamedExpression(text, "value")), input).getProjects().get(0);
  }

  /** The rows of a plan for which a predicate is true. */
  public RelNode filter(RelNode input, String predicate) {
    return over(
        List.of(new Source(input, "input")),
        sources -> convert(selects.filter(sources.get(0), predicate)));
  }

  /** A plan with exactly these columns. */
  public RelNode project(RelNode input, List<NamedExpression> columns) {
    return expressions(columns, input);
  }

  /**
   * Groups a plan.
   *
   * @param keys columns of the input; empty for one row over all
   * @param aggregates the columns after the keys
   */
  public RelNode aggregate(RelNode input, List<String> keys, List<AggregateExpression> aggregates) {
    return over(
        List.of(new Source(input, "input")),
        sources -> convert(selects.aggregate(sources.get(0), keys, aggregates)));
  }

  /**
   * A predicate over two plans, as a join's condition: its input references count the left's
   * columns first. Columns are written {@code alias.column}, or plainly where that is unambiguous.
   */
  public RexNode joinCondition(
      String text, RelNode left, String leftAlias, RelNode right, String rightAlias) {
    return over(
        List.of(new Source(left, leftAlias), new Source(right, rightAlias)),
        sources -> {
          Project project = onlyProject(convert(selects.joinPredicate(sources, text)), text);
          RexNode condition = project.getProjects().get(0);
          if (!SqlTypeUtil.inBooleanFamily(condition.getType())) {
            throw PlanningException.of(
                FindingCode.PLAN_NOT_A_CONDITION,
                "predicate",
                "'" + text + "' is " + condition.getType(),
                Optional.of("Write a comparison"));
          }
          return condition;
        });
  }

  /** The rows of a table function of a plugin. */
  public RelNode tableFunction(String name, List<FunctionArgument> arguments) {
    return convert(selects.tableFunction(name, arguments));
  }

  /** A call of a built-in or plugin scalar with arguments that are already planned. */
  public RexNode callFunction(String name, List<RexNode> arguments) {
    return names.call(name, arguments, cluster.getRexBuilder());
  }

  private Project expressions(List<NamedExpression> columns, RelNode input) {
    return over(
        List.of(new Source(input, "input")),
        sources -> {
          String text = columns.get(0).text();
          Project project = onlyProject(convert(selects.project(sources.get(0), columns)), text);
          if (project.getInput() != input) {
            throw PlanningException.of(
                FindingCode.PLAN_EXPRESSION,
                "expression",
                "'" + text + "' needs rows of its own, an aggregate for example",
                Optional.of("Use an Aggregate or Sql transform"));
          }
          return project;
        });
  }

  private static Project onlyProject(RelNode plan, String text) {
    if (plan instanceof Project project) {
      return project;
    }
    throw PlanningException.of(
        FindingCode.PLAN_EXPRESSION,
        "expression",
        "'" + text + "' is not a plain expression",
        Optional.of("Use a Sql transform"));
  }

  private RelNode convert(SqlNode query) {
    RelNode plan = PlannedTableExpansion.expand(translation.convert(query, names.knownTo(query)));
    names.checkColumns("query", plan.getRowType());
    return plan;
  }

  private <T> T over(List<Source> sources, Function<List<SelectBuilder.From>, T> use) {
    List<SelectBuilder.From> known = new ArrayList<>();
    try {
      for (Source source : sources) {
        String name = "__input" + scratch++;
        root.add(name, new PlannedTable(source.plan()));
        known.add(new SelectBuilder.From(name, source.alias()));
      }
      return use.apply(known);
    } finally {
      known.forEach(from -> root.removeTable(from.table()));
    }
  }

  private record Source(RelNode plan, String alias) {}
}
