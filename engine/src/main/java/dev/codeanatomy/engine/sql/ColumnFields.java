package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.BoundFunction;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;

/**
 * The columns of a plan as Arrow fields with their metadata, such as {@code semantic_type}.
 * Metadata starts at a table's schema or at what a plugin function returns and goes with the value:
 * through references, fields of structures, casts to the same type, CASE and COALESCE, MIN, MAX and
 * the window functions that return a row's value. Where several values meet, as in a set operation,
 * it stays if all of them carry the same. Anything computed starts without.
 */
public final class ColumnFields {
  private static final String EXTENSION_KEYS = "ARROW:extension:";

  private final Map<RelNode, List<Field>> known = new IdentityHashMap<>();

  ColumnFields() {}

  /** The columns of {@code plan}, in order, named and typed as its row type says. */
  public static List<Field> of(RelNode plan) {
    return new ColumnFields().fields(plan);
  }

  /**
   * A field with the metadata of another, at every level at which the two have the same shape.
   *
   * @param type what to keep: name, type, nullability, and the mark of an extension type
   * @param origin where the metadata comes from
   */
  public static Field labelled(Field type, Field origin) {
    Map<String, String> metadata = new HashMap<>(attached(origin));
    metadata.putAll(type.getMetadata());
    List<Field> children = new ArrayList<>();
    boolean sameShape = type.getChildren().size() == origin.getChildren().size();
    for (int i = 0; i < type.getChildren().size(); i++) {
      Field child = type.getChildren().get(i);
      children.add(sameShape ? labelled(child, origin.getChildren().get(i)) : child);
    }
    return new Field(
        type.getName(),
        new FieldType(type.isNullable(), type.getType(), type.getDictionary(), metadata),
        children);
  }

  /** The columns of a plan; what a plan below it gave is remembered. */
  List<Field> fields(RelNode node) {
    List<Field> done = known.get(node);
    if (done != null) {
      return done;
    }
    List<Field> types = TypeTable.fields(node.getRowType());
    List<Optional<Field>> origins = origins(node);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      Field type = types.get(i);
      Optional<Field> origin = i < origins.size() ? origins.get(i) : Optional.empty();
      fields.add(origin.map(from -> labelled(type, from)).orElse(type));
    }
    known.put(node, fields);
    return fields;
  }

  /** Where the columns come from, as many as are known; later ones start without metadata. */
  private List<Optional<Field>> origins(RelNode node) {
    return switch (node) {
      case ProviderScan scan ->
          present(
              scan.columns().stream().map(i -> scan.table().schema().getFields().get(i)).toList());
      case TableScan scan ->
          Optional.ofNullable(scan.getTable().unwrap(LoweredCalciteTable.class))
              .map(table -> present(table.table().schema().getFields()))
              .orElse(List.of());
      case Project project -> {
        List<Field> input = fields(project.getInput());
        yield project.getProjects().stream().map(value -> origin(value, input)).toList();
      }
      case Filter filter -> present(fields(filter.getInput()));
      case Sort sort -> present(fields(sort.getInput()));
      case Join join -> both(join.getLeft(), join.getRight(), join.getJoinType());
      case Correlate join -> both(join.getLeft(), join.getRight(), join.getJoinType());
      case SetOp set -> inAll(set.getInputs());
      case Aggregate aggregate -> grouped(aggregate);
      case Uncollect uncollect -> elements(uncollect);
      default -> List.of();
    };
  }

  private static List<Optional<Field>> present(List<Field> fields) {
    return fields.stream().map(Optional::of).toList();
  }

  private List<Optional<Field>> both(RelNode left, RelNode right, JoinRelType type) {
    List<Field> columns = new ArrayList<>(fields(left));
    if (type.projectsRight()) {
      columns.addAll(fields(right));
    }
    return present(columns);
  }

  private List<Optional<Field>> inAll(List<RelNode> inputs) {
    List<Optional<Field>> columns = new ArrayList<>();
    for (int i = 0; i < inputs.getFirst().getRowType().getFieldCount(); i++) {
      List<Optional<Field>> values = new ArrayList<>();
      for (RelNode input : inputs) {
        values.add(Optional.of(fields(input).get(i)));
      }
      columns.add(agreed(values));
    }
    return columns;
  }

  private List<Optional<Field>> grouped(Aggregate aggregate) {
    List<Field> input = fields(aggregate.getInput());
    List<Optional<Field>> columns = new ArrayList<>();
    aggregate.getGroupSet().forEach(key -> columns.add(Optional.of(input.get(key))));
    for (AggregateCall call : aggregate.getAggCallList()) {
      Optional<Field> argument =
          call.getArgList().stream().findFirst().map(index -> input.get(index));
      columns.add(overRows(call.getAggregation(), argument));
    }
    return columns;
  }

  private static Optional<Field> overRows(SqlAggFunction function, Optional<Field> argument) {
    if (function instanceof PluginRowsOperator operator) {
      return operator.site().settled().map(bound -> ((BoundFunction.Valued) bound).returnField());
    }
    return switch (function.getKind()) {
      case MIN,
          MAX,
          ANY_VALUE,
          SINGLE_VALUE,
          ARG_MIN,
          ARG_MAX,
          LAG,
          LEAD,
          FIRST_VALUE,
          LAST_VALUE,
          NTH_VALUE ->
          argument;
      default -> Optional.empty();
    };
  }

  /** The elements of lists and the entries of maps; an element that is a structure is spread. */
  private List<Optional<Field>> elements(Uncollect uncollect) {
    List<Field> columns = new ArrayList<>();
    List<Field> input = fields(uncollect.getInput());
    List<Field> types = TypeTable.fields(uncollect.getRowType());
    for (Field collection : input) {
      Field element = collection.getChildren().getFirst();
      boolean whole = element.getType().equals(types.get(columns.size()).getType());
      columns.addAll(whole ? List.of(element) : element.getChildren());
    }
    return present(columns);
  }

  /** Where a value over these columns has its metadata from; empty if it starts without. */
  Optional<Field> origin(RexNode value, List<Field> input) {
    return switch (value) {
      case RexInputRef reference -> Optional.of(input.get(reference.getIndex()));
      case RexFieldAccess access -> {
        RelDataTypeField field = access.getField();
        yield origin(access.getReferenceExpr(), input)
            .filter(struct -> field.getIndex() < struct.getChildren().size())
            .map(struct -> struct.getChildren().get(field.getIndex()));
      }
      case RexSubQuery query when query.getKind() == SqlKind.SCALAR_QUERY ->
          Optional.of(fields(query.rel).getFirst());
      case RexOver over ->
          overRows(
              over.getAggOperator(),
              over.getOperands().stream().findFirst().flatMap(o -> origin(o, input)));
      case RexCall call when call.getOperator() instanceof BoundConstantOperator constant ->
          Optional.of(constant.field());
      case RexCall call when call.getOperator() instanceof PluginScalarOperator operator ->
          Optional.of(
              ((BoundFunction.Valued) operator.site().bind(call.getOperands())).returnField());
      case RexCall call -> kept(call, input);
      default -> Optional.empty();
    };
  }

  /** The origin of a call that returns one of its operands as it is. */
  private Optional<Field> kept(RexCall call, List<Field> input) {
    List<RexNode> operands = call.getOperands();
    return switch (call.getKind()) {
      case CAST ->
          operands.getFirst().getType().getSqlTypeName() == call.getType().getSqlTypeName()
              ? origin(operands.getFirst(), input)
              : Optional.empty();
      case CASE -> {
        List<RexNode> branches = new ArrayList<>();
        for (int i = 1; i < operands.size(); i += 2) {
          branches.add(operands.get(i));
        }
        branches.add(operands.getLast());
        yield agreed(origins(branches, input));
      }
      // The language's own COALESCE, which no rule of the library may take for its own.
      case OTHER_FUNCTION ->
          call.getOperator().getName().equals("COALESCE")
              ? agreed(origins(operands, input))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private List<Optional<Field>> origins(List<RexNode> values, List<Field> input) {
    return values.stream()
        .filter(value -> !RexUtil.isNullLiteral(value, true))
        .map(value -> origin(value, input))
        .toList();
  }

  /** The one metadata that all values carry, if they do. */
  private static Optional<Field> agreed(List<Optional<Field>> values) {
    if (values.isEmpty() || values.contains(Optional.<Field>empty())) {
      return Optional.empty();
    }
    Field first = values.getFirst().orElseThrow();
    boolean same = values.stream().flatMap(Optional::stream).allMatch(f -> alike(first, f));
    return same ? Optional.of(first) : Optional.empty();
  }

  private static boolean alike(Field one, Field other) {
    boolean alike =
        attached(one).equals(attached(other))
            && one.getChildren().size() == other.getChildren().size();
    for (int i = 0; alike && i < one.getChildren().size(); i++) {
      alike = alike(one.getChildren().get(i), other.getChildren().get(i));
    }
    return alike;
  }

  /** Says whether a field, or one within it, has metadata beside what belongs to its type. */
  static boolean hasMetadata(Field field) {
    return !attached(field).isEmpty()
        || field.getChildren().stream().anyMatch(ColumnFields::hasMetadata);
  }

  /** A field's metadata without what belongs to its type. */
  private static Map<String, String> attached(Field field) {
    Map<String, String> metadata = new HashMap<>(field.getMetadata());
    metadata.keySet().removeIf(key -> key.startsWith(EXTENSION_KEYS));
    return metadata;
  }
}
