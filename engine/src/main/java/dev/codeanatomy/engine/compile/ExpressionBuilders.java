package dev.codeanatomy.engine.compile;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.spec.AggregationExpr;
import dev.codeanatomy.contract.spec.ProjectItem;
import dev.codeanatomy.contract.spec.SortOrder;
import dev.codeanatomy.contract.spec.Transform;
import dev.codeanatomy.engine.sql.AggregateExpression;
import dev.codeanatomy.engine.sql.FunctionArgument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;

/** Builds the transforms that are little more than expressions of the language. */
final class ExpressionBuilders {
  /** More columns than a person lists on purpose. */
  private static final int BROAD = 64;

  private ExpressionBuilders() {}

  static Optional<RelNode> project(ViewContext view, Transform.Project project) {
    RelNode source = view.source(project.source());
    RelBuilder b = view.builder().push(source);
    List<RexNode> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < project.columns().size(); i++) {
      String at = "/columns/" + i;
      switch (project.columns().get(i)) {
        case ProjectItem.Column column -> {
          OptionalInt index = view.column(source, column.name(), at);
          index.ifPresent(c -> columns.add(b.field(c)));
          names.add(index.isPresent() ? ViewContext.name(source, index.getAsInt()) : column.name());
        }
        case ProjectItem.Computed computed -> {
          view.planned(
                  at + "/expression",
                  () -> view.planner().expression(computed.expression(), source))
              .ifPresent(columns::add);
          names.add(computed.alias());
        }
      }
    }
    if (project.columns().size() > BROAD) {
      view.report(
          view.finding(
                  FindingCode.PLAN_BROAD_PROJECTION,
                  "/columns",
                  project.columns().size() + " columns are listed")
              .expected("at most " + BROAD));
    }
    boolean distinct = view.distinct(names, "/columns");
    return distinct && columns.size() == names.size()
        ? Optional.of(b.project(columns, names, true).build())
        : Optional.empty();
  }

  static Optional<RelNode> filter(ViewContext view, Transform.Filter filter) {
    RelNode source = view.source(filter.source());
    return view.planned("/predicate", () -> view.planner().filter(source, filter.predicate()));
  }

  static Optional<RelNode> aggregate(ViewContext view, Transform.Aggregate aggregate) {
    RelNode source = view.source(aggregate.source());
    Optional<List<Integer>> keys = view.columns(source, aggregate.groupBy(), "/group_by");
    List<String> names = new ArrayList<>(aggregate.groupBy());
    aggregate.aggregations().forEach(a -> names.add(a.alias()));
    boolean distinct = view.distinct(names, "/aggregations");
    if (keys.isEmpty() || !distinct) {
      return Optional.empty();
    }
    List<String> keyNames = keys.get().stream().map(i -> ViewContext.name(source, i)).toList();
    List<AggregateExpression> all =
        aggregate.aggregations().stream().map(ExpressionBuilders::expression).toList();
    // One by one first, so that each mistake is reported at its own place.
    int before = view.problems();
    for (int i = 0; all.size() > 1 && i < all.size(); i++) {
      AggregateExpression one = all.get(i);
      view.planned(
          "/aggregations/" + i, () -> view.planner().aggregate(source, keyNames, List.of(one)));
    }
    return view.problems() == before
        ? view.planned(
            all.size() == 1 ? "/aggregations/0" : "",
            () -> view.planner().aggregate(source, keyNames, all))
        : Optional.empty();
  }

  private static AggregateExpression expression(AggregationExpr a) {
    return new AggregateExpression(
        a.function(),
        a.arguments(),
        a.alias(),
        a.filter(),
        a.distinct(),
        a.orderBy().stream()
            .map(
                k ->
                    new AggregateExpression.OrderItem(
                        k.expression(), k.order() == SortOrder.DESCENDING))
            .toList());
  }

  static Optional<RelNode> tableFunction(
      ViewContext view, Transform.TableFunction call, RefusedParameters refused) {
    List<FunctionArgument> arguments = new ArrayList<>();
    call.arguments().forEach(a -> arguments.add(FunctionArgument.positional(a)));
    call.namedArguments().forEach((name, a) -> arguments.add(FunctionArgument.named(name, a)));
    return view.planned(
        "/function",
        () -> view.planner().tableFunction(call.function(), arguments),
        refusal -> refused.add(call, view.label(), refusal));
  }

  static Optional<RelNode> sql(ViewContext view, Transform.Sql sql) {
    return view.planned("/query", () -> view.planner().plan(sql.query()));
  }
}
