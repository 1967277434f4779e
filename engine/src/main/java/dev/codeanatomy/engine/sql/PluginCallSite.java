package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.BoundFunction;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.PluginFunction;
import dev.codeanatomy.engine.catalog.SessionCatalog;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.host.call.GivenArgument;
import dev.codeanatomy.host.call.ResolvedArgument;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * One place where a query calls a plugin function: which function, under which argument names, and
 * what it was bound to. The validator settles it; later bindings without constants (an aggregate
 * call has references only) use what was settled. Once a plan is complete, {@link ArgumentMetadata}
 * adds the metadata of the arguments, and the call is bound again with it.
 */
public final class PluginCallSite {
  private final SessionCatalog catalog;
  private final PluginFunction function;
  private final List<Optional<String>> names;
  private final List<Optional<Field>> origins;
  private final Clauses clauses;
  private @Nullable BoundFunction settled;

  PluginCallSite(SessionCatalog catalog, PluginFunction function, List<Optional<String>> names) {
    this(catalog, function, names, List.of(), new Clauses(false, false));
  }

  private PluginCallSite(
      SessionCatalog catalog,
      PluginFunction function,
      List<Optional<String>> names,
      List<Optional<Field>> origins,
      Clauses clauses) {
    this.catalog = catalog;
    this.function = function;
    this.names = List.copyOf(names);
    this.origins = List.copyOf(origins);
    this.clauses = clauses;
  }

  /**
   * What follows the arguments.
   *
   * @param ignoreNulls IGNORE NULLS
   * @param filtered FILTER before OVER, whose condition is the last operand
   */
  private record Clauses(boolean ignoreNulls, boolean filtered) {
    @Override
    public String toString() {
      return (ignoreNulls ? " IGNORE NULLS" : "") + (filtered ? " FILTER" : "");
    }
  }

  /** The same call with IGNORE NULLS. */
  PluginCallSite ignoringNulls() {
    Clauses more = new Clauses(true, clauses.filtered());
    return new PluginCallSite(catalog, function, names, origins, more);
  }

  /** The same call with a last operand more, which says what rows of a window it sees. */
  PluginCallSite filtered() {
    Clauses more = new Clauses(clauses.ignoreNulls(), true);
    return new PluginCallSite(catalog, function, names, origins, more);
  }

  /** Whether the last operand is the condition of a FILTER and no argument. */
  public boolean isFiltered() {
    return clauses.filtered();
  }

  /** How many of so many operands are arguments. */
  private int arguments(int operands) {
    return clauses.filtered() ? operands - 1 : operands;
  }

  /**
   * The same place with arguments that have metadata.
   *
   * @param arguments for each operand, the field its metadata comes from; empty where it has none
   * @param operands of the plan
   */
  PluginCallSite labelled(List<Optional<Field>> arguments, List<RexNode> operands) {
    PluginCallSite site = new PluginCallSite(catalog, function, names, arguments, clauses);
    BoundFunction bound = site.bind(operands);
    String type = returned(bound);
    String before = returned(bind(operands));
    if (!type.equals(before)) {
      throw PlanningException.of(
          FindingCode.SQL_BIND_FAILED,
          "function " + function.label(),
          "bind gave " + type + " for arguments with metadata and " + before + " without",
          "Report it to the plugin's author");
    }
    site.settled = bound;
    return site;
  }

  private static String returned(BoundFunction bound) {
    return ArrowTypes.text(((BoundFunction.Valued) bound).returnField());
  }

  /** Where the metadata of the arguments comes from; empty as long as that is not known. */
  List<Optional<Field>> origins() {
    return origins;
  }

  /** The function that is called. */
  public PluginFunction function() {
    return function;
  }

  /**
   * The operator's name: the qualified function, the argument names where there are any, and what
   * follows the arguments. Calls that differ in one of them are two in a plan.
   */
  String operatorName() {
    boolean plain = names.stream().allMatch(Optional::isEmpty);
    return function.label()
        + (plain ? "" : names.stream().map(n -> n.orElse("_")).toList().toString())
        + clauses;
  }

  /** Fits the operands to the function, adding the casts that it needs, and binds it. */
  boolean settle(SqlCallBinding binding) {
    List<GivenArgument> given = new ArrayList<>();
    for (int i = 0; i < arguments(binding.getOperandCount()); i++) {
      Field field = field(i, binding.getOperandType(i));
      given.add(new GivenArgument(name(i), field, PluginConstants.of(binding, i)));
    }
    if (clauses.filtered()) {
      checkCondition(binding, given.size());
    }
    ResolvedCall call = resolveGiven(given);
    SqlCall node = binding.getCall();
    for (ResolvedArgument argument : call.arguments()) {
      if (argument.castTo().isPresent() && argument.givenIndex().isPresent()) {
        cast(binding, node, argument.givenIndex().getAsInt(), argument);
      }
    }
    settled = catalog.bind(function, call);
    return true;
  }

  private void checkCondition(SqlCallBinding binding, int index) {
    RelDataType type = binding.getOperandType(index);
    if (!SqlTypeUtil.inBooleanFamily(type) && type.getSqlTypeName() != SqlTypeName.NULL) {
      throw PlanningException.of(
          FindingCode.SQL_ARGUMENTS,
          SqlErrors.place(binding.operand(index).getParserPosition()),
          "FILTER of " + function.label() + " is of type " + type,
          "Write a condition");
    }
  }

  private static void cast(
      SqlCallBinding binding, SqlCall call, int index, ResolvedArgument argument) {
    if (!argument.isColumn()) {
      return;
    }
    RelDataType target = TypeTable.calcite(argument.field(), binding.getTypeFactory());
    SqlNode operand = call.operand(index);
    SqlNode cast =
        SqlStdOperatorTable.CAST.createCall(
            operand.getParserPosition(), operand, SqlTypeUtil.convertTypeToSpec(target));
    call.setOperand(index, cast);
    binding.getValidator().deriveType(binding.getScope(), cast);
  }

  /** What the call was bound to when it was validated; empty for a call that was not. */
  Optional<BoundFunction> settled() {
    return Optional.ofNullable(settled);
  }

  /** What the call was bound to when it was validated. */
  BoundFunction settled(SqlOperatorBinding binding) {
    if (settled == null) {
      List<RelDataType> types = binding.collectOperandTypes();
      List<GivenArgument> given = new ArrayList<>();
      for (int i = 0; i < arguments(types.size()); i++) {
        given.add(new GivenArgument(name(i), field(i, types.get(i)), Optional.empty()));
      }
      settled = catalog.bind(function, resolveGiven(given));
    }
    return Objects.requireNonNull(settled);
  }

  /** What the call is bound to with these operands of a plan. */
  public BoundFunction bind(List<? extends RexNode> operands) {
    return catalog.bind(function, resolve(operands));
  }

  /** The operands with the casts that the function needs. */
  List<RexNode> fitted(List<RexNode> operands, RexBuilder builder) {
    List<RexNode> fitted = new ArrayList<>(operands);
    for (ResolvedArgument argument : resolve(operands).columns()) {
      if (argument.castTo().isPresent() && argument.givenIndex().isPresent()) {
        int index = argument.givenIndex().getAsInt();
        RelDataType target = TypeTable.calcite(argument.field(), builder.getTypeFactory());
        fitted.set(index, builder.makeCast(target, operands.get(index)));
      }
    }
    return fitted;
  }

  private ResolvedCall resolve(List<? extends RexNode> operands) {
    List<GivenArgument> given = new ArrayList<>();
    for (int i = 0; i < arguments(operands.size()); i++) {
      Field field = field(i, operands.get(i).getType());
      given.add(new GivenArgument(name(i), field, PluginConstants.of(operands.get(i))));
    }
    return resolveGiven(given);
  }

  private ResolvedCall resolveGiven(List<GivenArgument> given) {
    ResolvedCall call = catalog.resolve(function, given);
    return clauses.ignoreNulls() ? call.ignoringNulls() : call;
  }

  private Optional<String> name(int index) {
    return index < names.size() ? names.get(index) : Optional.empty();
  }

  private Field field(int index, RelDataType type) {
    String name = "argument" + (index + 1);
    Field field = TypeTable.arrow(name, type);
    return index < origins.size()
        ? origins.get(index).map(origin -> ColumnFields.labelled(field, origin)).orElse(field)
        : field;
  }

  static RelDataType type(Field returned, RelDataTypeFactory factory) {
    return TypeTable.calcite(returned, factory);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PluginCallSite that
        && function.equals(that.function)
        && names.equals(that.names)
        && origins.equals(that.origins)
        && clauses.equals(that.clauses);
  }

  @Override
  public int hashCode() {
    return Objects.hash(function, names, origins, clauses);
  }
}
