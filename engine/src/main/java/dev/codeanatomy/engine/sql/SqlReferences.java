package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.spec.SqlNames;
import dev.codeanatomy.engine.spec.SqlScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Reads tables and parameters off a syntax tree; names that a WITH clause defines are known. */
public final class SqlReferences implements SqlScanner {
  @Override
  public SqlNames query(String sql) {
    SqlErrors.refuseBlank(sql);
    SqlText text = SqlText.scan(sql);
    try {
      return names(text, SqlParser.create(text.text(), SqlParsing.CONFIG).parseStmt());
    } catch (SqlParseException problem) {
      throw SqlErrors.syntax(problem);
    }
  }

  @Override
  public SqlNames expression(String sql) {
    SqlErrors.refuseBlank(sql);
    SqlText text = SqlText.scan(sql);
    try {
      return names(text, SqlParser.create(text.text(), SqlParsing.CONFIG).parseExpression());
    } catch (SqlParseException problem) {
      throw SqlErrors.syntax(problem);
    }
  }

  private static SqlNames names(SqlText text, SqlNode tree) {
    Collector collector = new Collector();
    tree.accept(collector);
    return new SqlNames(collector.tables, text.parameters());
  }

  private static final class Collector extends SqlBasicVisitor<Void> {
    private final List<String> tables = new ArrayList<>();
    private Set<String> defined = Set.of();

    @Override
    public @Nullable Void visit(SqlCall call) {
      if (call instanceof SqlWith with) {
        visitWith(with);
        return null;
      }
      if (call instanceof SqlSelect select && select.getFrom() != null) {
        from(select.getFrom());
      }
      if (call.getKind() == SqlKind.EXPLICIT_TABLE) {
        from(call.operand(0));
      }
      return super.visit(call);
    }

    private void visitWith(SqlWith with) {
      Set<String> before = defined;
      for (SqlNode node : with.withList) {
        SqlWithItem item = (SqlWithItem) node;
        if (item.recursive.booleanValue()) {
          define(item);
        }
        item.query.accept(this);
        define(item);
      }
      with.body.accept(this);
      defined = before;
    }

    private void define(SqlWithItem item) {
      Set<String> more = new HashSet<>(defined);
      more.add(item.name.getSimple().toLowerCase(Locale.ROOT));
      defined = more;
    }

    /** Adds the names in a FROM item; queries in it are reached by the ordinary visit. */
    private void from(SqlNode item) {
      switch (item) {
        case SqlIdentifier id -> add(id);
        case SqlJoin join -> {
          from(join.getLeft());
          from(join.getRight());
        }
        case SqlCall call when isWrapper(call.getKind()) -> from(call.operand(0));
        default -> {}
      }
    }

    private static boolean isWrapper(SqlKind kind) {
      return switch (kind) {
        case AS, TABLE_REF, TABLESAMPLE, EXTEND, PIVOT, UNPIVOT, SNAPSHOT -> true;
        default -> false;
      };
    }

    private void add(SqlIdentifier id) {
      String name = id.names.get(id.names.size() - 1);
      boolean isDefined = id.isSimple() && defined.contains(name.toLowerCase(Locale.ROOT));
      if (!isDefined && !InformationSchema.has(id)) {
        tables.add(name);
      }
    }
  }
}
