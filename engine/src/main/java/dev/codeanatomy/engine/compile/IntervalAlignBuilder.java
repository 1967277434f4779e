package dev.codeanatomy.engine.compile;

import dev.codeanatomy.contract.spec.AlignColumns;
import dev.codeanatomy.contract.spec.AlignHow;
import dev.codeanatomy.contract.spec.AlignMode;
import dev.codeanatomy.contract.spec.SortOrder;
import dev.codeanatomy.contract.spec.TieBreaker;
import dev.codeanatomy.contract.spec.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;

/**
 * Builds {@code IntervalAlign} as one plan: left rows are numbered, joined with their candidates,
 * the candidates of each left row are ranked, and the first stays.
 *
 * <pre>
 *   left ── number ──┐
 *                    join (path, spans) ── score ── rank per left row ── first ── columns
 *   right ── mark ───┘
 * </pre>
 *
 * <p>The score is the number of positions shared, as DOUBLE, at least zero. Ranks: higher score;
 * for {@code CONTAINED_BEST} the shorter right span; the tie breakers; earlier right start, then
 * end; then the other right columns, so that the choice never depends on the order of rows.
 */
final class IntervalAlignBuilder {
  private final ViewContext view;
  private final Transform.IntervalAlign align;
  private final RelNode left;
  private final RelNode right;
  private final int leftWidth;
  private final int rightWidth;

  /** What the transform names, found in the two sources. */
  private record Resolved(
      int leftPath,
      int rightPath,
      SpanBounds leftSpan,
      SpanBounds rightSpan,
      List<Integer> leftColumns,
      List<Integer> rightColumns) {}

  private IntervalAlignBuilder(ViewContext view, Transform.IntervalAlign align) {
    this.view = view;
    this.align = align;
    this.left = view.source(align.left());
    this.right = view.source(align.right());
    this.leftWidth = left.getRowType().getFieldCount();
    this.rightWidth = right.getRowType().getFieldCount();
  }

  static Optional<RelNode> build(ViewContext view, Transform.IntervalAlign align) {
    IntervalAlignBuilder builder = new IntervalAlignBuilder(view, align);
    Optional<Resolved> resolved = builder.resolve();
    List<OptionalInt> ties = builder.tieColumns();
    if (resolved.isEmpty() || ties.stream().anyMatch(OptionalInt::isEmpty)) {
      return Optional.empty();
    }
    return builder.plan(resolved.get(), ties.stream().map(OptionalInt::getAsInt).toList());
  }

  private Optional<Resolved> resolve() {
    AlignColumns l = align.leftColumns();
    AlignColumns r = align.rightColumns();
    OptionalInt leftPath = view.column(left, l.path(), "/left_path_col");
    OptionalInt rightPath = view.column(right, r.path(), "/right_path_col");
    Optional<SpanBounds> leftSpan =
        SpanBounds.find(view, left, l.start(), l.end(), "/left_start_col", "/left_end_col");
    Optional<SpanBounds> rightSpan =
        SpanBounds.find(view, right, r.start(), r.end(), "/right_start_col", "/right_end_col");
    Optional<List<Integer>> leftColumns = selected(left, l, "/select_left");
    Optional<List<Integer>> rightColumns = selected(right, r, "/select_right");
    boolean complete =
        leftPath.isPresent()
            && rightPath.isPresent()
            && leftSpan.isPresent()
            && rightSpan.isPresent()
            && leftColumns.isPresent()
            && rightColumns.isPresent();
    return complete
        ? Optional.of(
            new Resolved(
                leftPath.getAsInt(),
                rightPath.getAsInt(),
                leftSpan.get(),
                rightSpan.get(),
                leftColumns.get(),
                rightColumns.get()))
        : Optional.empty();
  }

  private Optional<List<Integer>> selected(RelNode side, AlignColumns columns, String place) {
    if (columns.select().isEmpty()) {
      return Optional.of(IntStream.range(0, side.getRowType().getFieldCount()).boxed().toList());
    }
    boolean distinct = view.distinct(columns.select(), place);
    return view.columns(side, columns.select(), place).filter(c -> distinct);
  }

  /** Positions of the tie breakers' columns in the joined row. */
  private List<OptionalInt> tieColumns() {
    List<OptionalInt> found = new ArrayList<>();
    for (int i = 0; i < align.tieBreakers().size(); i++) {
      String name = align.tieBreakers().get(i).column();
      int inRight = indexOf(right, name);
      int inLeft = indexOf(left, name);
      if (inRight >= 0) {
        found.add(OptionalInt.of(leftWidth + 1 + inRight));
      } else if (inLeft >= 0) {
        found.add(OptionalInt.of(inLeft));
      } else {
        found.add(view.column(right, name, "/tie_breakers/" + i + "/column"));
      }
    }
    return found;
  }

  private static int indexOf(RelNode side, String name) {
    List<String> columns = side.getRowType().getFieldNames();
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).equalsIgnoreCase(name))
        .findFirst()
        .orElse(-1);
  }

  private Optional<RelNode> plan(Resolved r, List<Integer> ties) {
    RelBuilder b = view.builder();
    numbered(b);
    marked(b);
    Optional<RexNode> samePath =
        KeyEquality.of(view, b, r.leftPath(), r.rightPath(), "/left_path_col");
    if (samePath.isEmpty()) {
      return Optional.empty();
    }
    List<RexNode> conditions = new ArrayList<>(List.of(samePath.get()));
    conditions.addAll(candidates(b, r));
    b.join(align.how() == AlignHow.LEFT ? JoinRelType.LEFT : JoinRelType.INNER, b.and(conditions));
    int score = scored(b, r);
    int rank = ranked(b, r, ties, score);
    b.filter(b.equals(b.field(rank), b.literal(1)));
    return columns(b, r, score);
  }

  /** Left columns under names of our own, so that none clashes, and the row's number. */
  private void numbered(RelBuilder b) {
    b.push(left);
    List<RexNode> columns = new ArrayList<>(b.fields());
    columns.add(b.aggregateCall(SqlStdOperatorTable.ROW_NUMBER).over().toRex());
    b.project(columns, names("l", leftWidth, "left_row"), true);
  }

  /** Right columns, and a mark that is null where the join found no candidate. */
  private void marked(RelBuilder b) {
    b.push(right);
    List<RexNode> columns = new ArrayList<>(b.fields());
    columns.add(b.literal(true));
    b.project(columns, names("r", rightWidth, "right_row"), true);
  }

  private static List<String> names(String prefix, int width, String last) {
    List<String> names =
        new ArrayList<>(IntStream.range(0, width).mapToObj(i -> prefix + i).toList());
    names.add(last);
    return names;
  }

  private List<RexNode> candidates(RelBuilder b, Resolved r) {
    RexNode ls = b.field(2, 0, r.leftSpan().start());
    RexNode le = b.field(2, 0, r.leftSpan().end());
    RexNode rs = b.field(2, 1, r.rightSpan().start());
    RexNode re = b.field(2, 1, r.rightSpan().end());
    return switch (align.mode()) {
      case EXACT ->
          List.of(
              b.call(SqlStdOperatorTable.EQUALS, ls, rs),
              b.call(SqlStdOperatorTable.EQUALS, le, re));
      case CONTAINED_BEST ->
          List.of(
              b.call(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, rs, ls),
              b.call(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, re, le));
      case OVERLAP_MAX ->
          List.of(
              b.call(SqlStdOperatorTable.LESS_THAN, rs, le),
              b.call(SqlStdOperatorTable.GREATER_THAN, re, ls));
    };
  }

  private int scored(RelBuilder b, Resolved r) {
    RexNode ls = bigint(b.field(r.leftSpan().start()));
    RexNode le = bigint(b.field(r.leftSpan().end()));
    RexNode rs = bigint(b.field(leftWidth + 1 + r.rightSpan().start()));
    RexNode re = bigint(b.field(leftWidth + 1 + r.rightSpan().end()));
    RexNode firstEnd = choose(b, b.call(SqlStdOperatorTable.LESS_THAN, le, re), le, re);
    RexNode lastStart = choose(b, b.call(SqlStdOperatorTable.GREATER_THAN, ls, rs), ls, rs);
    RexNode shared = b.call(SqlStdOperatorTable.MINUS, firstEnd, lastStart);
    RelDataType number =
        view.types()
            .createTypeWithNullability(view.types().createSqlType(SqlTypeName.DOUBLE), true);
    RexNode zero = b.literal(0L);
    RexNode score =
        b.call(
            SqlStdOperatorTable.CASE,
            b.isNull(b.field(leftWidth + 1 + rightWidth)),
            view.rex().makeNullLiteral(number),
            view.rex()
                .makeCast(
                    number,
                    choose(
                        b,
                        b.call(SqlStdOperatorTable.GREATER_THAN, shared, zero),
                        shared,
                        bigint(zero))));
    return append(b, score, "score");
  }

  private static RexNode choose(RelBuilder b, RexNode condition, RexNode then, RexNode otherwise) {
    return b.call(SqlStdOperatorTable.CASE, condition, then, otherwise);
  }

  private RexNode bigint(RexNode value) {
    RelDataType type =
        view.types()
            .createTypeWithNullability(
                view.types().createSqlType(SqlTypeName.BIGINT), value.getType().isNullable());
    return value.getType().equals(type) ? value : view.rex().makeCast(type, value);
  }

  private int ranked(RelBuilder b, Resolved r, List<Integer> ties, int score) {
    RexNode rs = b.field(leftWidth + 1 + r.rightSpan().start());
    RexNode re = b.field(leftWidth + 1 + r.rightSpan().end());
    List<RexNode> order = new ArrayList<>();
    order.add(b.nullsLast(b.desc(b.field(score))));
    if (align.mode() == AlignMode.CONTAINED_BEST) {
      order.add(b.nullsLast(b.call(SqlStdOperatorTable.MINUS, bigint(re), bigint(rs))));
    }
    for (int i = 0; i < ties.size(); i++) {
      TieBreaker tie = align.tieBreakers().get(i);
      RexNode column = b.field(ties.get(i));
      order.add(b.nullsLast(tie.order() == SortOrder.DESCENDING ? b.desc(column) : column));
    }
    order.add(b.nullsLast(rs));
    order.add(b.nullsLast(re));
    for (int i = 0; i < rightWidth; i++) {
      RexNode column = b.field(leftWidth + 1 + i);
      if (isPlain(column.getType())) {
        order.add(b.nullsLast(column));
      }
    }
    RexNode rank =
        b.aggregateCall(SqlStdOperatorTable.ROW_NUMBER)
            .over()
            .partitionBy(b.field(leftWidth))
            .orderBy(order)
            .toRex();
    return append(b, rank, "rank");
  }

  private static boolean isPlain(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case ARRAY, MAP, ROW, MULTISET, ANY, VARIANT -> false;
      default -> true;
    };
  }

  private static int append(RelBuilder b, RexNode value, String name) {
    int index = b.peek().getRowType().getFieldCount();
    List<RexNode> columns = new ArrayList<>(b.fields());
    columns.add(value);
    List<String> names = new ArrayList<>(b.peek().getRowType().getFieldNames());
    names.add(name);
    b.project(columns, names, true);
    return index;
  }

  private Optional<RelNode> columns(RelBuilder b, Resolved r, int score) {
    List<RexNode> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i : r.leftColumns()) {
      columns.add(b.field(i));
      names.add(ViewContext.name(left, i));
    }
    List<String> taken = new ArrayList<>(names);
    if (align.meta().emit()) {
      taken.add(align.meta().kindColumn());
      taken.add(align.meta().scoreColumn());
    }
    for (int i : r.rightColumns()) {
      columns.add(b.field(leftWidth + 1 + i));
      String name = FreeName.of(ViewContext.name(right, i), align.rightSuffix(), taken);
      names.add(name);
      taken.add(name);
    }
    if (align.meta().emit()) {
      columns.add(kind(b));
      names.add(align.meta().kindColumn());
      columns.add(b.field(score));
      names.add(align.meta().scoreColumn());
    }
    return view.distinct(names, "/match_kind_col")
        ? Optional.of(b.project(columns, names, true).build())
        : Optional.empty();
  }

  private RexNode kind(RelBuilder b) {
    RelDataType text = view.types().createSqlType(SqlTypeName.VARCHAR);
    return choose(
        b,
        b.isNull(b.field(leftWidth + 1 + rightWidth)),
        view.rex().makeLiteral("NO_MATCH", text, true),
        view.rex().makeLiteral(align.mode().wire(), text, true));
  }
}
