package dev.codeanatomy.engine.lower;

import dev.codeanatomy.engine.catalog.BoundFunction;
import dev.codeanatomy.engine.sql.BoundConstantOperator;
import dev.codeanatomy.engine.sql.PluginAggOperator;
import dev.codeanatomy.engine.sql.PluginScalarOperator;
import dev.codeanatomy.engine.sql.ProviderScan;
import dev.codeanatomy.host.call.ResolvedArgument;
import dev.codeanatomy.plugin.api.expr.Literal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;

/** The plugin calls of one statement: their native names, and what is to be registered for them. */
final class NativeFunctions {
  private final NativeNames names;
  private final Map<String, NativeBinding> used = new LinkedHashMap<>();

  NativeFunctions(NativeNames names) {
    this.names = names;
  }

  /** What the statement needs, in the order of first use. */
  List<NativeBinding> used() {
    return List.copyOf(used.values());
  }

  /** The text of a scalar call, or of what it bound to; empty when it is a built-in's. */
  Optional<String> scalar(RexCall call, ExpressionWriter writer) {
    if (call.getOperator() instanceof BoundConstantOperator constant) {
      return Optional.of(PluginLiteralWriter.write(constant.value()));
    }
    if (!(call.getOperator() instanceof PluginScalarOperator operator)) {
      return Optional.empty();
    }
    BoundFunction.Scalar bound = (BoundFunction.Scalar) operator.site().bind(call.getOperands());
    Optional<Literal> constant = bound.bound().constant();
    if (constant.isPresent()) {
      return constant.map(PluginLiteralWriter::write);
    }
    String name = names.of(bound, operator.site().function().spec().name());
    used.putIfAbsent(name, new NativeBinding.Scalar(name, bound));
    List<String> arguments = new ArrayList<>();
    for (ResolvedArgument argument : bound.call().columns()) {
      arguments.add(
          argument.givenIndex().isPresent()
              ? writer.write(call.getOperands().get(argument.givenIndex().getAsInt()))
              : PluginLiteralWriter.write(argument.literal().orElseThrow()));
    }
    return Optional.of(name + "(" + String.join(", ", arguments) + ")");
  }

  /** The plugin aggregate behind a call with these planned arguments; empty for a built-in. */
  Optional<PluginAggregate> aggregate(SqlAggFunction function, List<RexNode> operands) {
    if (!(function instanceof PluginAggOperator operator)) {
      return Optional.empty();
    }
    BoundFunction.Aggregate bound = (BoundFunction.Aggregate) operator.site().bind(operands);
    String called = operator.site().function().spec().name();
    // DuckDB merges equal aggregates and cannot be told that one is volatile: none are equal.
    String name = operator.isDeterministic() ? names.of(bound, called) : names.fresh(called);
    used.putIfAbsent(name, new NativeBinding.Aggregate(name, bound));
    return Optional.of(new PluginAggregate(name, bound.call().columns()));
  }

  /**
   * A native aggregate.
   *
   * @param name in SQL
   * @param columns the arguments it takes
   */
  record PluginAggregate(String name, List<ResolvedArgument> columns) {
    /** The texts of its arguments, of those that the call gives. */
    List<String> arguments(List<String> given) {
      List<String> texts = new ArrayList<>();
      for (ResolvedArgument column : columns) {
        texts.add(
            column.givenIndex().isPresent()
                ? given.get(column.givenIndex().getAsInt())
                : PluginLiteralWriter.write(column.literal().orElseThrow()));
      }
      return texts;
    }
  }

  /** The FROM item of a scan of a plugin's table. */
  String source(RelNode node) {
    if (!(node instanceof ProviderScan scan)) {
      throw ExpressionWriter.unsupported(node.getRelTypeName());
    }
    List<Field> columns =
        scan.columns().stream().map(i -> scan.table().schema().getFields().get(i)).toList();
    String label = scan.table().label();
    String name = names.ofScan(scan, label.substring(label.lastIndexOf('.') + 1));
    used.putIfAbsent(
        name,
        new NativeBinding.TableSource(
            name,
            scan.table().plugin(),
            label,
            scan.table().arguments(),
            scan.table().provider(),
            columns,
            scan.filters(),
            scan.limit()));
    return name + "()";
  }

  /** Adds a window that was cut out of the plan. */
  void add(NativeBinding binding) {
    used.putIfAbsent(binding.name(), binding);
  }

  NativeNames names() {
    return names;
  }
}
