package dev.codeanatomy.engine.optimize;

import dev.codeanatomy.engine.sql.ProviderScan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Tells a provider's scan how many rows are wanted where a LIMIT without an order stands over it
 * and nothing between them drops or adds rows. The LIMIT stays: to a provider it is a hint.
 */
final class ProviderLimits extends RelHomogeneousShuttle {
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private ProviderLimits() {}

  static RelNode apply(RelNode plan) {
    return plan.accept(new ProviderLimits());
  }

  @Override
  public RelNode visit(RelNode node) {
    if (node instanceof Sort sort
        && sort.fetch != null
        && sort.getCollation().getKeys().isEmpty()) {
      Optional<BigDecimal> rows =
          number(sort.fetch)
              .flatMap(fetch -> offset(sort.offset).map(offset -> fetch.add(offset)))
              .filter(sum -> sum.compareTo(MOST) <= 0);
      if (rows.isPresent()) {
        RelNode input = limited(sort.getInput(), rows.get().longValueExact());
        return input == sort.getInput()
            ? super.visit(node)
            : sort.copy(sort.getTraitSet(), List.of(input));
      }
    }
    return super.visit(node);
  }

  private static Optional<BigDecimal> offset(@Nullable RexNode offset) {
    return offset == null ? Optional.of(BigDecimal.ZERO) : number(offset);
  }

  private static Optional<BigDecimal> number(RexNode node) {
    return node instanceof RexLiteral literal
        ? Optional.ofNullable(literal.getValueAs(BigDecimal.class))
        : Optional.empty();
  }

  /** The same rows with the scan told; the same object where there is no such scan. */
  private static RelNode limited(RelNode node, long rows) {
    if (node instanceof ProviderScan scan) {
      return scan.withLimit(rows);
    }
    if (node instanceof Project project && !project.containsOver()) {
      RelNode input = limited(project.getInput(), rows);
      return input == project.getInput()
          ? project
          : project.copy(project.getTraitSet(), input, project.getProjects(), project.getRowType());
    }
    return node;
  }
}
