package dev.codeanatomy.contract.spec;

import static dev.codeanatomy.contract.shape.Shapes.flag;
import static dev.codeanatomy.contract.shape.Shapes.list;
import static dev.codeanatomy.contract.shape.Shapes.map;
import static dev.codeanatomy.contract.shape.Shapes.name;

import dev.codeanatomy.contract.shape.Alternatives;
import dev.codeanatomy.contract.shape.Choice;
import dev.codeanatomy.contract.shape.ObjectShape;
import dev.codeanatomy.contract.shape.Properties;
import dev.codeanatomy.contract.shape.Property;
import dev.codeanatomy.contract.shape.Shape;
import dev.codeanatomy.contract.shape.Shapes;
import dev.codeanatomy.contract.shape.SoleKey;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The JSON forms of the transforms: one method a kind, in the order of {@code docs/spec.md}. */
final class TransformShapes {
  private static final String KIND = "kind";
  private static final String DEFAULT_SUFFIX = "__r";

  private TransformShapes() {}

  static Shape<Transform> transform() {
    return new Alternatives<Transform>(KIND)
        .with("Normalize", Transform.Normalize.class, normalize())
        .with("Relate", Transform.Relate.class, relate())
        .with("Union", Transform.Union.class, union())
        .with("Project", Transform.Project.class, project())
        .with("Filter", Transform.Filter.class, filter())
        .with("Aggregate", Transform.Aggregate.class, aggregate())
        .with("Sql", Transform.Sql.class, sql())
        .with("TableFunction", Transform.TableFunction.class, tableFunction())
        .with("IntervalAlign", Transform.IntervalAlign.class, intervalAlign())
        .with("CpgEmit", Transform.CpgEmit.class, cpgEmit())
        .later("Window", "Sort", "Limit", "Distinct", "IncrementalCdf", "Metadata", "FileManifest");
  }

  private static ObjectShape<Transform.Normalize> normalize() {
    Properties<Transform.Normalize> p =
        Properties.of(
            "Normalize", "Adds a stable id, a span and normalised texts to the source's columns.");
    p.tag(KIND, "Normalize");
    var source = p.required("source", name(), Transform.Normalize::source, "Input or view.");
    var prefix =
        p.required("id_prefix", name(), Transform.Normalize::idPrefix, "Prefix of entity_id.");
    var ids =
        p.required(
            "id_columns",
            list(name(), 1),
            Transform.Normalize::idColumns,
            "Columns that identify a row; all take part in entity_id.");
    var span =
        p.optional(
            "span_columns",
            spanColumns(),
            Transform.Normalize::spanColumns,
            "Start and end column; adds a column span.");
    var texts =
        p.defaulted(
            "text_columns",
            list(name(), 0),
            List.of(),
            Transform.Normalize::textColumns,
            "Each gets a column <name>_normalized.");
    return p.build(
        v ->
            new Transform.Normalize(
                v.get(source), v.get(prefix), v.get(ids), v.get(span), v.get(texts)));
  }

  private static ObjectShape<Transform.Relate> relate() {
    Properties<Transform.Relate> p = Properties.of("Relate", "Joins two sources.");
    p.tag(KIND, "Relate");
    var left = p.required("left", name(), Transform.Relate::left, "Input or view.");
    var right = p.required("right", name(), Transform.Relate::right, "Input or view.");
    var type =
        p.defaulted(
            "join_type",
            Choice.of(JoinType.values(), JoinType::wire),
            JoinType.INNER,
            Transform.Relate::joinType,
            "Which rows stay.");
    var condition =
        p.required(
            "condition", condition(), Transform.Relate::condition, "Which rows belong together.");
    var suffix =
        p.defaulted(
            "right_suffix",
            name(),
            DEFAULT_SUFFIX,
            Transform.Relate::rightSuffix,
            "Appended to a right column's name while it is taken.");
    return p.build(
        v ->
            new Transform.Relate(
                v.get(left), v.get(right), v.get(type), v.get(condition), v.get(suffix)));
  }

  private static Shape<RelateCondition> condition() {
    return new SoleKey<RelateCondition>()
        .with(
            "keys",
            RelateCondition.Keys.class,
            list(keyPair(), 1),
            RelateCondition.Keys::new,
            RelateCondition.Keys::pairs)
        .with("span", RelateCondition.Span.class, spanCondition(), s -> s, s -> s)
        .with(
            "predicate",
            RelateCondition.Predicate.class,
            name(),
            RelateCondition.Predicate::new,
            RelateCondition.Predicate::sql);
  }

  private static ObjectShape<JoinKeyPair> keyPair() {
    Properties<JoinKeyPair> p =
        Properties.of("JoinKeyPair", "One column of each side that must be equal.");
    var left = p.required("left_key", name(), JoinKeyPair::leftKey, "Column of the left side.");
    var right = p.required("right_key", name(), JoinKeyPair::rightKey, "Column of the right side.");
    return p.build(v -> new JoinKeyPair(v.get(left), v.get(right)));
  }

  private static ObjectShape<RelateCondition.Span> spanCondition() {
    Properties<RelateCondition.Span> p =
        Properties.of("SpanCondition", "Half-open byte ranges that lie as the mode says.");
    var mode =
        p.required(
            "mode",
            Choice.of(SpanMode.values(), SpanMode::wire),
            RelateCondition.Span::mode,
            "containment: left contains right; overlap; exact.");
    var left =
        p.required(
            "left_span", spanColumns(), RelateCondition.Span::left, "Start and end on the left.");
    var right =
        p.required(
            "right_span",
            spanColumns(),
            RelateCondition.Span::right,
            "Start and end on the right.");
    var keys =
        p.required(
            "keys", list(keyPair(), 1), RelateCondition.Span::keys, "Equal columns, e.g. path.");
    return p.build(
        v -> new RelateCondition.Span(v.get(mode), v.get(left), v.get(right), v.get(keys)));
  }

  private static Shape<SpanColumns> spanColumns() {
    return Shapes.mapped(
        list(name(), 2), TransformShapes::spanOf, s -> List.of(s.start(), s.end()));
  }

  private static SpanColumns spanOf(List<String> columns) {
    if (columns.size() != 2) {
      throw new IllegalArgumentException(
          columns.size() + " columns, where a span is a start and an end column");
    }
    return new SpanColumns(columns.get(0), columns.get(1));
  }

  private static ObjectShape<Transform.Union> union() {
    Properties<Transform.Union> p =
        Properties.of("Union", "Rows of all sources, matched by column name.");
    p.tag(KIND, "Union");
    var sources =
        p.required("sources", list(name(), 2), Transform.Union::sources, "Inputs or views.");
    var discriminator =
        p.optional(
            "discriminator_column",
            name(),
            Transform.Union::discriminatorColumn,
            "Column that gets the source's name.");
    var distinct =
        p.defaulted(
            "distinct", flag(), false, Transform.Union::distinct, "Whether equal rows stay once.");
    return p.build(v -> new Transform.Union(v.get(sources), v.get(discriminator), v.get(distinct)));
  }

  private static ObjectShape<Transform.Project> project() {
    Properties<Transform.Project> p = Properties.of("Project", "Columns in the order listed.");
    p.tag(KIND, "Project");
    var source = p.required("source", name(), Transform.Project::source, "Input or view.");
    var columns =
        p.required(
            "columns",
            list(projectItem(), 1),
            Transform.Project::columns,
            "Names of columns, and expressions with aliases.");
    return p.build(v -> new Transform.Project(v.get(source), v.get(columns)));
  }

  private static Shape<ProjectItem> projectItem() {
    Properties<ProjectItem.Computed> p = Properties.of("ComputedColumn", "A computed column.");
    var expression =
        p.required(
            "expression",
            name(),
            ProjectItem.Computed::expression,
            "SQL over the source's columns.");
    var alias = p.required("alias", name(), ProjectItem.Computed::alias, "Name of the column.");
    ObjectShape<ProjectItem.Computed> computed =
        p.build(v -> new ProjectItem.Computed(v.get(expression), v.get(alias)));
    return Shapes.textOr(
        ProjectItem.Column::new,
        i -> i instanceof ProjectItem.Column c ? Optional.of(c.name()) : Optional.empty(),
        Shapes.mapped(computed, c -> c, i -> (ProjectItem.Computed) i));
  }

  private static ObjectShape<Transform.Filter> filter() {
    Properties<Transform.Filter> p = Properties.of("Filter", "The rows that fulfil a predicate.");
    p.tag(KIND, "Filter");
    var source = p.required("source", name(), Transform.Filter::source, "Input or view.");
    var predicate =
        p.required(
            "predicate", name(), Transform.Filter::predicate, "SQL over the source's columns.");
    return p.build(v -> new Transform.Filter(v.get(source), v.get(predicate)));
  }

  private static ObjectShape<Transform.Aggregate> aggregate() {
    Properties<Transform.Aggregate> p = Properties.of("Aggregate", "One row per group.");
    p.tag(KIND, "Aggregate");
    var source = p.required("source", name(), Transform.Aggregate::source, "Input or view.");
    var group =
        p.defaulted(
            "group_by",
            list(name(), 0),
            List.of(),
            Transform.Aggregate::groupBy,
            "Columns; none means one group of all rows.");
    var aggregations =
        p.defaulted(
            "aggregations",
            list(aggregation(), 0),
            List.of(),
            Transform.Aggregate::aggregations,
            "Aggregated columns.");
    return p.build(v -> new Transform.Aggregate(v.get(source), v.get(group), v.get(aggregations)));
  }

  private static ObjectShape<AggregationExpr> aggregation() {
    Properties<AggregationExpr> p = Properties.of("AggregationExpr", "One aggregated column.");
    var function =
        p.required(
            "function", name(), AggregationExpr::function, "An aggregate function of the session.");
    var arguments =
        p.defaulted(
            "arguments",
            list(name(), 0),
            List.of(),
            AggregationExpr::arguments,
            "SQL expressions; none for counting rows.");
    var alias = p.required("alias", name(), AggregationExpr::alias, "Name of the column.");
    var filter =
        p.optional(
            "filter", name(), AggregationExpr::filter, "SQL predicate on the rows that count.");
    var distinct =
        p.defaulted(
            "distinct",
            flag(),
            false,
            AggregationExpr::distinct,
            "Whether equal arguments count once.");
    var order =
        p.defaulted(
            "order_by",
            list(sortKey(), 0),
            List.of(),
            AggregationExpr::orderBy,
            "The order in which rows reach the function.");
    return p.build(
        v ->
            new AggregationExpr(
                v.get(function),
                v.get(arguments),
                v.get(alias),
                v.get(filter),
                v.get(distinct),
                v.get(order)));
  }

  private static ObjectShape<SortKey> sortKey() {
    Properties<SortKey> p = Properties.of("SortKey", "One level of an order.");
    var expression = p.required("expression", name(), SortKey::expression, "SQL expression.");
    var order =
        p.defaulted("order", sortOrder(), SortOrder.ASCENDING, SortKey::order, "Direction.");
    return p.build(v -> new SortKey(v.get(expression), v.get(order)));
  }

  private static Shape<SortOrder> sortOrder() {
    return Choice.of(SortOrder.values(), SortOrder::wire);
  }

  private static ObjectShape<Transform.Sql> sql() {
    Properties<Transform.Sql> p = Properties.of("Sql", "One SELECT over inputs and views.");
    p.tag(KIND, "Sql");
    var query = p.required("query", name(), Transform.Sql::query, "The SELECT.");
    return p.build(v -> new Transform.Sql(v.get(query)));
  }

  private static ObjectShape<Transform.TableFunction> tableFunction() {
    Properties<Transform.TableFunction> p =
        Properties.of("TableFunction", "The rows of a plugin's table function.");
    p.tag(KIND, "TableFunction");
    var function = p.required("function", name(), Transform.TableFunction::function, "Its name.");
    var arguments =
        p.defaulted(
            "arguments",
            list(name(), 0),
            List.of(),
            Transform.TableFunction::arguments,
            "SQL constants by position; a parameter is written :name.");
    var named =
        p.defaulted(
            "named_arguments",
            map(name()),
            Collections.emptySortedMap(),
            Transform.TableFunction::namedArguments,
            "SQL constants by name.");
    return p.build(
        v -> new Transform.TableFunction(v.get(function), v.get(arguments), v.get(named)));
  }

  private static ObjectShape<Transform.IntervalAlign> intervalAlign() {
    Properties<Transform.IntervalAlign> p =
        Properties.of("IntervalAlign", "The best right row for each left row.");
    p.tag(KIND, "IntervalAlign");
    var left = p.required("left", name(), Transform.IntervalAlign::left, "Input or view.");
    var right = p.required("right", name(), Transform.IntervalAlign::right, "Input or view.");
    var mode =
        p.defaulted(
            "mode",
            Choice.of(AlignMode.values(), AlignMode::wire),
            AlignMode.CONTAINED_BEST,
            Transform.IntervalAlign::mode,
            "Which right rows are candidates, and which is best.");
    var how =
        p.defaulted(
            "how",
            Choice.of(AlignHow.values(), AlignHow::wire),
            AlignHow.INNER,
            Transform.IntervalAlign::how,
            "What becomes of left rows without a match.");
    var leftPath = column(p, "left_path_col", "path", t -> t.leftColumns().path());
    var leftStart = column(p, "left_start_col", "bstart", t -> t.leftColumns().start());
    var leftEnd = column(p, "left_end_col", "bend", t -> t.leftColumns().end());
    var rightPath = column(p, "right_path_col", "path", t -> t.rightColumns().path());
    var rightStart = column(p, "right_start_col", "bstart", t -> t.rightColumns().start());
    var rightEnd = column(p, "right_end_col", "bend", t -> t.rightColumns().end());
    var selectLeft =
        p.defaulted(
            "select_left",
            list(name(), 0),
            List.of(),
            t -> t.leftColumns().select(),
            "Left columns kept; none listed means all.");
    var selectRight =
        p.defaulted(
            "select_right",
            list(name(), 0),
            List.of(),
            t -> t.rightColumns().select(),
            "Right columns kept; none listed means all.");
    var ties =
        p.defaulted(
            "tie_breakers",
            list(tieBreaker(), 0),
            List.of(),
            Transform.IntervalAlign::tieBreakers,
            "Decide between equally good candidates.");
    var emit =
        p.defaulted(
            "emit_match_meta", flag(), true, t -> t.meta().emit(), "Whether to add both below.");
    var kind = column(p, "match_kind_col", "match_kind", t -> t.meta().kindColumn());
    var score = column(p, "match_score_col", "match_score", t -> t.meta().scoreColumn());
    var suffix = column(p, "right_suffix", DEFAULT_SUFFIX, Transform.IntervalAlign::rightSuffix);
    return p.build(
        v ->
            new Transform.IntervalAlign(
                v.get(left),
                v.get(right),
                v.get(mode),
                v.get(how),
                new AlignColumns(
                    v.get(leftPath), v.get(leftStart), v.get(leftEnd), v.get(selectLeft)),
                new AlignColumns(
                    v.get(rightPath), v.get(rightStart), v.get(rightEnd), v.get(selectRight)),
                v.get(ties),
                new MatchMeta(v.get(emit), v.get(kind), v.get(score)),
                v.get(suffix)));
  }

  private static Property<Transform.IntervalAlign, String> column(
      Properties<Transform.IntervalAlign> p,
      String property,
      String value,
      Function<Transform.IntervalAlign, String> get) {
    return p.defaulted(property, name(), value, get, "Name; see IntervalAlign in docs/spec.md.");
  }

  private static ObjectShape<TieBreaker> tieBreaker() {
    Properties<TieBreaker> p =
        Properties.of("TieBreaker", "A column that decides between equally good candidates.");
    var column =
        p.required(
            "column",
            name(),
            TieBreaker::column,
            "Looked up on the right first, then on the left.");
    var order =
        p.defaulted(
            "order", sortOrder(), SortOrder.ASCENDING, TieBreaker::order, "Which one wins.");
    return p.build(v -> new TieBreaker(v.get(column), v.get(order)));
  }

  private static ObjectShape<Transform.CpgEmit> cpgEmit() {
    Properties<Transform.CpgEmit> p =
        Properties.of("CpgEmit", "A canonical table of the code property graph.");
    p.tag(KIND, "CpgEmit");
    var kind =
        p.required(
            "output_kind",
            Choice.of(CpgOutputKind.values(), CpgOutputKind::wire).later("PropsMap"),
            Transform.CpgEmit::outputKind,
            "Which table.");
    var sources =
        p.required("sources", list(name(), 1), Transform.CpgEmit::sources, "Inputs or views.");
    return p.build(v -> new Transform.CpgEmit(v.get(kind), v.get(sources)));
  }
}
