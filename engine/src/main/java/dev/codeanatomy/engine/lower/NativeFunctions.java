package dev.codeanatomy.engine.lower;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;

/** The plugin calls of one statement. */
final class NativeFunctions {
  Optional<String> scalar(RexCall call, ExpressionWriter writer) {
    return Optional.empty();
  }

  Optional<String> aggregate(SqlAggFunction f, List<RexNode> operands, RelDataType type) {
    return Optional.empty();
  }

  List<Integer> evaluated(SqlAggFunction f, List<Integer> arguments) {
    return arguments;
  }

  String source(RelNode node, RelationWriter writer) {
    throw ExpressionWriter.unsupported(node.getRelTypeName());
  }
}
