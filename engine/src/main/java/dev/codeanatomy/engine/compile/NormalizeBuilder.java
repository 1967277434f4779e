package dev.codeanatomy.engine.compile;

import dev.codeanatomy.contract.spec.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;

/** Builds {@code Normalize} from scalars of the {@code codeanatomy} plugin. */
final class NormalizeBuilder {
  private NormalizeBuilder() {}

  static Optional<RelNode> build(ViewContext view, Transform.Normalize normalize) {
    RelNode source = view.source(normalize.source());
    int before = view.problems();
    RelBuilder b = view.builder().push(source);
    List<RexNode> columns = new ArrayList<>(b.fields());
    List<String> names = new ArrayList<>(source.getRowType().getFieldNames());

    List<RexNode> parts = new ArrayList<>(List.of(b.literal(normalize.idPrefix())));
    view.columns(source, normalize.idColumns(), "/id_columns")
        .ifPresent(ids -> ids.forEach(i -> parts.add(b.field(i))));
    add(view, "stable_id_parts", parts, "entity_id", columns, names, "/id_columns");

    normalize
        .spanColumns()
        .flatMap(
            s ->
                SpanBounds.find(
                    view, source, s.start(), s.end(), "/span_columns/0", "/span_columns/1"))
        .ifPresent(
            s ->
                add(
                    view,
                    "span_make",
                    List.of(b.field(s.start()), b.field(s.end())),
                    "span",
                    columns,
                    names,
                    "/span_columns"));

    view.columns(source, normalize.textColumns(), "/text_columns")
        .ifPresent(
            texts ->
                texts.forEach(
                    i ->
                        add(
                            view,
                            "utf8_normalize",
                            List.of(b.field(i)),
                            ViewContext.name(source, i) + "_normalized",
                            columns,
                            names,
                            "/text_columns")));
    boolean distinct = view.distinct(names, "");
    return distinct && view.problems() == before
        ? Optional.of(b.project(columns, names, true).build())
        : Optional.empty();
  }

  private static void add(
      ViewContext view,
      String function,
      List<RexNode> arguments,
      String name,
      List<RexNode> columns,
      List<String> names,
      String place) {
    view.planned(place, () -> view.planner().callFunction(function, arguments))
        .ifPresent(
            call -> {
              columns.add(call);
              names.add(name);
            });
  }
}
