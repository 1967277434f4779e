package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import java.util.Optional;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorException;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/** Syntax tree to plan: validation against tables and language, then conversion. */
final class Translation {
  /**
   * Projects are not merged while building: merging would repeat volatile calls. Expressions are
   * not simplified: the library compares text by its own order and long conditions each with each.
   */
  static final RelBuilder.Config AS_WRITTEN =
      RelBuilder.Config.DEFAULT.withBloat(-1).withSimplify(false);

  private static final SqlToRelConverter.Config CONVERSION =
      SqlToRelConverter.config()
          // The executor's own unnesting beats ours: sub-queries stay what they are.
          .withExpand(false)
          .withDecorrelationEnabled(false)
          .withTrimUnusedFields(false)
          .withInSubQueryThreshold(Integer.MAX_VALUE)
          .withRemoveSortInSubQuery(false)
          .withRelBuilderConfigTransform(c -> AS_WRITTEN.withPushJoinCondition(false));

  private final CalciteSchema root;
  private final RelOptCluster cluster;
  private final RelDataTypeFactory factory;
  private final SqlOperatorTable operators;

  Translation(CalciteSchema root, RelOptCluster cluster, SqlOperatorTable operators) {
    this.root = root;
    this.cluster = cluster;
    this.factory = cluster.getTypeFactory();
    this.operators = operators;
  }

  /** Validates and converts one query. */
  RelNode convert(SqlNode query, SqlErrors.Known known) {
    SessionCatalogReader reader = new SessionCatalogReader(root, factory);
    SqlValidator validator =
        new EngineValidator(
            operators,
            reader,
            factory,
            SqlValidator.Config.DEFAULT
                .withConformance(SqlParsing.CONFORMANCE)
                .withIdentifierExpansion(true)
                .withDefaultNullCollation(NullCollation.LAST));
    try {
      SqlNode valid = validator.validate(query);
      SqlToRelConverter converter =
          new SqlToRelConverter(
              (type, text, schema, view) -> {
                throw new IllegalStateException("Views are plans, never text");
              },
              validator,
              reader,
              cluster,
              Translation::convertlet,
              CONVERSION);
      return converter.convertQuery(valid, false, true).project();
    } catch (CalciteContextException problem) {
      throw planning(problem).orElseGet(() -> SqlErrors.validation(problem, known));
    } catch (CalciteException problem) {
      throw planning(problem)
          .orElseGet(() -> SqlErrors.named("query", String.valueOf(problem.getMessage()), known));
    } catch (UnsupportedOperationException | AssertionError problem) {
      throw new PlanningException(
          Finding.of(
              FindingCode.SQL_NOT_IN_LANGUAGE,
              "query",
              "A construct cannot be planned: " + problem.getMessage()),
          problem);
    }
  }

  /** The library's convertlets are looked up by equality, and ours equal some of them by name. */
  private static @Nullable SqlRexConvertlet convertlet(SqlCall call) {
    boolean own = Language.CURRENT.isOwnFunction(call.getOperator());
    return own
        ? (context, c) ->
            StandardConvertletTable.INSTANCE.convertFunction(
                context, (SqlFunction) c.getOperator(), c)
        : StandardConvertletTable.INSTANCE.get(call);
  }

  /** A finding that an operator of ours raised below the validator. */
  private static Optional<PlanningException> planning(Throwable problem) {
    for (Throwable t = problem; t != null; t = t.getCause()) {
      if (t instanceof PlanningException ours) {
        return Optional.of(ours);
      }
      if (t instanceof SqlValidatorException) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
