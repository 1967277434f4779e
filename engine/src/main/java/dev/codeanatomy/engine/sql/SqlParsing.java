package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import java.util.Optional;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

/** Text to syntax tree: the grammar, its settings, parameters, and the policy on statements. */
final class SqlParsing {
  static final SqlConformance CONFORMANCE = SqlConformanceEnum.LENIENT;

  static final SqlParser.Config CONFIG =
      SqlParser.config()
          .withParserFactory(SqlTokens::parser)
          .withQuoting(Quoting.DOUBLE_QUOTE)
          .withUnquotedCasing(Casing.UNCHANGED)
          .withQuotedCasing(Casing.UNCHANGED)
          .withCaseSensitive(false)
          .withConformance(CONFORMANCE)
          .withIdentifierMaxLength(512);

  private final SqlParameters parameters;
  private final SqlRewrites rewrites;

  SqlParsing(SqlParameters parameters, SqlRewrites rewrites) {
    this.parameters = parameters;
    this.rewrites = rewrites;
  }

  /** One query; anything else is refused. */
  SqlNode query(String text) {
    SqlErrors.refuseBlank(text);
    SqlErrors.refuseNul(text);
    SqlText scanned = SqlText.scan(text);
    SqlNode statement;
    try {
      statement = SqlParser.create(scanned.text(), CONFIG).parseStmt();
    } catch (SqlParseException problem) {
      throw SqlErrors.syntax(problem);
    }
    if (!statement.isA(SqlKind.QUERY)) {
      throw PlanningException.of(
          FindingCode.SQL_STATEMENT_REFUSED,
          SqlErrors.place(statement.getParserPosition()),
          "A statement of kind " + statement.getKind() + " is not allowed",
          "Write one SELECT or WITH query");
    }
    return rewrites.apply(parameters.bind(statement, scanned.parameters()));
  }

  /** One expression. */
  SqlNode expression(String text) {
    SqlErrors.refuseBlank(text);
    SqlErrors.refuseNul(text);
    SqlText scanned = SqlText.scan(text);
    try {
      SqlNode node = SqlParser.create(scanned.text(), CONFIG).parseExpression();
      if (node.isA(SqlKind.QUERY)) {
        throw PlanningException.of(
            FindingCode.PLAN_EXPRESSION,
            "expression",
            "A query stands where an expression is expected",
            Optional.of("Put it in parentheses to use its one value"));
      }
      return rewrites.apply(parameters.bind(node, scanned.parameters()));
    } catch (SqlParseException problem) {
      throw SqlErrors.syntax(problem);
    }
  }

  /** The rewrites of {@link #query} for a tree that was built, not parsed. */
  SqlNode rewritten(SqlNode tree) {
    return rewrites.apply(tree);
  }
}
