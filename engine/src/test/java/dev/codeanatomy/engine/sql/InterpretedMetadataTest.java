package dev.codeanatomy.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.engine.catalog.SessionCatalog;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.junit.jupiter.api.Test;

/** A session asks about its plans without compiling code for it. */
class InterpretedMetadataTest {
  @Test
  void answersQuestionsAboutAPlan() {
    PlannerSession planner = new PlannerSession(SessionCatalog.empty(), Map.of());
    RelNode plan =
        planner.plan("SELECT a, count(*) AS n FROM (VALUES (1), (1), (2)) AS t (a) GROUP BY a");

    RelMetadataQuery metadata = plan.getCluster().getMetadataQuery();

    assertThat(metadata).isInstanceOf(InterpretedMetadata.class);
    assertThat(metadata.getMaxRowCount(plan)).isEqualTo(3.0);
    assertThat(metadata.areRowsUnique(plan)).isTrue();
  }
}
