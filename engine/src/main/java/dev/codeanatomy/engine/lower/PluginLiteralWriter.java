package dev.codeanatomy.engine.lower;

import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.plugin.api.expr.Literal;
import java.math.BigDecimal;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Constants of the plugin ABI (the defaults of parameters) in the executor's SQL. Stateless. */
final class PluginLiteralWriter {
  private PluginLiteralWriter() {}

  static String write(Literal literal) {
    String type = TypeTable.duckdb(literal.field());
    String text =
        literal
            .value()
            .map(
                value ->
                    switch (value) {
                      case String s -> LiteralWriter.text(s);
                      case Boolean b -> b ? "TRUE" : "FALSE";
                      case Long n -> integer(n, literal.type());
                      case Double d -> "'" + d + "'";
                      case BigDecimal d -> d.toPlainString();
                      default -> throw ExpressionWriter.unsupported("default " + literal);
                    })
            .orElse("NULL");
    return "CAST(" + text + " AS " + type + ")";
  }

  private static String integer(long value, ArrowType type) {
    return switch (type) {
      case ArrowType.Date d -> "DATE '1970-01-01' + CAST(" + value + " AS INTEGER)";
      case ArrowType.Timestamp t -> throw ExpressionWriter.unsupported("default timestamp");
      default -> Long.toString(value);
    };
  }
}
