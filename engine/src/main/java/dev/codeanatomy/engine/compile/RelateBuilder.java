package dev.codeanatomy.engine.compile;

import dev.codeanatomy.contract.spec.JoinKeyPair;
import dev.codeanatomy.contract.spec.JoinType;
import dev.codeanatomy.contract.spec.RelateCondition;
import dev.codeanatomy.contract.spec.SpanMode;
import dev.codeanatomy.contract.spec.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;

/**
 * Builds {@code Relate}. Left columns keep their names; a right column whose name is taken gets the
 * suffix until it is free. Semi and anti joins have the left columns only.
 */
final class RelateBuilder {
  private final ViewContext view;
  private final Transform.Relate relate;
  private final RelNode left;
  private final RelNode right;
  private final RelBuilder b;

  private RelateBuilder(ViewContext view, Transform.Relate relate) {
    this.view = view;
    this.relate = relate;
    this.left = view.source(relate.left());
    this.right = view.source(relate.right());
    this.b = view.builder().push(left).push(right);
  }

  static Optional<RelNode> build(ViewContext view, Transform.Relate relate) {
    RelateBuilder builder = new RelateBuilder(view, relate);
    return builder.condition().map(builder::join);
  }

  private RelNode join(RexNode condition) {
    b.join(type(relate.joinType()), condition);
    if (relate.joinType() == JoinType.SEMI || relate.joinType() == JoinType.ANTI) {
      return b.build();
    }
    List<String> names = new ArrayList<>(left.getRowType().getFieldNames());
    for (String name : right.getRowType().getFieldNames()) {
      names.add(FreeName.of(name, relate.rightSuffix(), names));
    }
    return b.project(b.fields(), names, true).build();
  }

  private static JoinRelType type(JoinType type) {
    return switch (type) {
      case INNER -> JoinRelType.INNER;
      case LEFT -> JoinRelType.LEFT;
      case RIGHT -> JoinRelType.RIGHT;
      case FULL -> JoinRelType.FULL;
      case SEMI -> JoinRelType.SEMI;
      case ANTI -> JoinRelType.ANTI;
    };
  }

  private Optional<RexNode> condition() {
    return switch (relate.condition()) {
      case RelateCondition.Keys keys -> keys(keys.pairs(), "/condition/keys").map(b::and);
      case RelateCondition.Span span -> span(span);
      case RelateCondition.Predicate predicate ->
          view.planned(
              "/condition/predicate",
              () -> view.planner().joinCondition(predicate.sql(), left, "l", right, "r"));
    };
  }

  private Optional<List<RexNode>> keys(List<JoinKeyPair> pairs, String place) {
    List<RexNode> conditions = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      String at = place + "/" + i;
      OptionalInt l = view.column(left, pairs.get(i).leftKey(), at + "/left_key");
      OptionalInt r = view.column(right, pairs.get(i).rightKey(), at + "/right_key");
      if (l.isPresent() && r.isPresent()) {
        KeyEquality.of(view, b, l.getAsInt(), r.getAsInt(), at).ifPresent(conditions::add);
      }
    }
    return conditions.size() == pairs.size() ? Optional.of(conditions) : Optional.empty();
  }

  private Optional<RexNode> span(RelateCondition.Span span) {
    String at = "/condition/span";
    Optional<List<RexNode>> keys = keys(span.keys(), at + "/keys");
    Optional<SpanBounds> l =
        SpanBounds.find(
            view,
            left,
            span.left().start(),
            span.left().end(),
            at + "/left_span/0",
            at + "/left_span/1");
    Optional<SpanBounds> r =
        SpanBounds.find(
            view,
            right,
            span.right().start(),
            span.right().end(),
            at + "/right_span/0",
            at + "/right_span/1");
    if (keys.isEmpty() || l.isEmpty() || r.isEmpty()) {
      return Optional.empty();
    }
    List<RexNode> all = new ArrayList<>(keys.get());
    all.addAll(lie(span.mode(), l.get(), r.get()));
    return Optional.of(b.and(all));
  }

  private List<RexNode> lie(SpanMode mode, SpanBounds l, SpanBounds r) {
    RexNode ls = b.field(2, 0, l.start());
    RexNode le = b.field(2, 0, l.end());
    RexNode rs = b.field(2, 1, r.start());
    RexNode re = b.field(2, 1, r.end());
    return switch (mode) {
      case CONTAINMENT ->
          List.of(
              b.call(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, ls, rs),
              b.call(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, re, le));
      case OVERLAP ->
          List.of(
              b.call(SqlStdOperatorTable.LESS_THAN, ls, re),
              b.call(SqlStdOperatorTable.LESS_THAN, rs, le));
      case EXACT ->
          List.of(
              b.call(SqlStdOperatorTable.EQUALS, ls, rs),
              b.call(SqlStdOperatorTable.EQUALS, le, re));
    };
  }
}
