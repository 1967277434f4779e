package dev.codeanatomy.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.SessionCatalog;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlErrorsTest {
  private PlannerSession planner;

  @BeforeEach
  void start() {
    Map<String, SqlParameter> parameters = new LinkedHashMap<>();
    parameters.put("root", new SqlParameter(ArrowTypes.UTF8, Optional.of("it's")));
    parameters.put("least", new SqlParameter(ArrowTypes.INT64, Optional.of(3L)));
    planner = new PlannerSession(SessionCatalog.empty(), parameters);
    planner.addTable("t", TestTables.people());
  }

  private void refused(String sql, FindingCode code, String... texts) {
    assertThatThrownBy(() -> planner.plan(sql))
        .isInstanceOfSatisfying(
            PlanningException.class,
            problem -> {
              assertThat(problem.finding().code()).as(problem.getMessage()).isEqualTo(code);
              assertThat(problem.getMessage()).contains(texts);
            });
  }

  @Test
  void unknownNamesAreSaidWithPlaceAndSuggestion() {
    refused("SELECT id\nFROM tt", FindingCode.SQL_UNKNOWN_TABLE, "line 2, column 6", "'t'");
    refused("SELECT nam FROM t", FindingCode.PLAN_UNKNOWN_COLUMN, "line 1, column 8", "'name'");
    refused("SELECT uper(name) FROM t", FindingCode.PLAN_UNKNOWN_FUNCTION, "'upper'");
    refused("SELECT CAST(id AS bigin) FROM t", FindingCode.PLAN_UNKNOWN_TYPE, "'BIGINT'");
  }

  @Test
  void operatorsOfOtherDialectsAreAnsweredWithOurs() {
    FindingCode code = FindingCode.SQL_NOT_IN_LANGUAGE;
    refused("SELECT id <=> 1 FROM t", code, "'<=>'", "mean 'IS NOT DISTINCT FROM'?");
    refused("SELECT name SIMILAR TO 'a' FROM t", code, "'SIMILAR TO'", "mean 'LIKE'?");
    refused("SELECT name NOT SIMILAR TO 'a' FROM t", code, "mean 'NOT LIKE'?");
    assertThat(planner.plan("SELECT id IS NOT DISTINCT FROM 1 AS x FROM t")).isNotNull();
  }

  @Test
  void whatOnlyItsTypesForbidIsRefusedWhereItStands() {
    FindingCode code = FindingCode.SQL_NOT_IN_LANGUAGE;
    refused("SELECT CAST(INTERVAL '1' DAY AS INTEGER) FROM t", code, "line 1, column 8", "EXTRACT");
    refused("SELECT CAST(id AS INTERVAL DAY) FROM t", code, "line 1, column 8", "Multiply");
    refused("SELECT 1 FROM t WHERE id = ANY(ARRAY[1, 2])", code, "line 1, column 23", "UNNEST");
    refused("SELECT 1 FROM t WHERE id <> ALL(ARRAY[1, 2])", code, "UNNEST");
    assertThat(planner.plan("SELECT 1 AS x FROM t WHERE id = ANY(1, 2)")).isNotNull();
    refused(
        "SELECT CASE id WHEN 1 THEN CAST(ROW(1) AS ROW(a INTEGER)) ELSE CAST(ROW(1) AS ROW(b"
            + " INTEGER)) END FROM t",
        code,
        "line 1, column 64",
        "other names");
    refused("SELECT INTERVAL '0.0001' SECOND FROM t", FindingCode.SQL_INVALID, "three digits");
  }

  @Test
  void onlyOneQueryIsAllowed() {
    refused("DELETE FROM t", FindingCode.SQL_STATEMENT_REFUSED, "DELETE");
    refused("SELECT 1; SELECT 2", FindingCode.SQL_STATEMENT_REFUSED, "';'");
    assertThat(planner.plan("SELECT 1 AS x ;")).isNotNull();
  }

  @Test
  void badTextSaysWhere() {
    refused("SELECT id FROM", FindingCode.SQL_SYNTAX, "line 1");
    refused("SELECT 'open", FindingCode.SQL_SYNTAX, "column 8");
    refused("SELECT id::int FROM t", FindingCode.SQL_CAST_SHORTHAND, "line 1, column 10", "CAST");
  }

  @Test
  void wrongArgumentsAndUnsupportedThingsAreRefused() {
    refused("SELECT sqrt(name, 1) FROM t", FindingCode.SQL_ARGUMENTS, "SQRT");
  }

  @Test
  void parametersAreFoundOutsideQuotesAndCommentsOnly() {
    String plan =
        RelOptUtil.toString(
            planner.plan(
                "SELECT ':root' AS a, /* :nothing */ name FROM t -- :nothing\n"
                    + "WHERE name = :root AND id > :least"));
    assertThat(plan).contains("'it''s'").contains(">($0, 3)").contains("':root'");
    assertThat(planner.usedParameters()).containsExactlyInAnyOrder("root", "least");
    refused("SELECT :rot AS x", FindingCode.PARAMETER_UNDECLARED, "'root'");
  }

  @Test
  void parametersAlsoBindByPosition() {
    String plan = RelOptUtil.toString(planner.plan("SELECT id FROM t WHERE name = ? AND id > ?"));
    assertThat(plan).contains("'it''s'").contains(">($0, 3)");
  }

  @Test
  void aNameIsTakenOnceWhateverItsCase() {
    assertThatThrownBy(() -> planner.addTable("T", TestTables.people()))
        .hasMessageContaining(FindingCode.SQL_DUPLICATE_TABLE.id());
  }

  @Test
  void anExpressionThatNeedsRowsOfItsOwnIsRefused() {
    assertThatThrownBy(() -> planner.expression("count(*)", planner.table("t")))
        .hasMessageContaining(FindingCode.PLAN_EXPRESSION.id());
  }
}
