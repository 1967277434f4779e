package dev.codeanatomy.engine.optimize;

import dev.codeanatomy.common.digest.ContentHash;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlExplainLevel;

/** The identity of a plan: BLAKE3 over its text without node ids, and its row type. */
public final class PlanDigest {
  private PlanDigest() {}

  /** The text of a plan; equal plans have equal texts in every process. */
  public static String text(RelNode plan) {
    return RelOptUtil.toString(plan, SqlExplainLevel.DIGEST_ATTRIBUTES)
        + plan.getRowType().getFullTypeString()
        + "\n";
  }

  /** The hash of {@link #text}. */
  public static ContentHash of(RelNode plan) {
    return ContentHash.of(text(plan).getBytes(StandardCharsets.UTF_8));
  }
}
