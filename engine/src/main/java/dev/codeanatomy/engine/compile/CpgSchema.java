package dev.codeanatomy.engine.compile;

import dev.codeanatomy.contract.spec.CpgOutputKind;
import java.util.List;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The canonical tables of a code property graph: the one place that says their columns.
 *
 * <p>Nodes are entities with a place in a file; edges go from one entity to another and have the
 * place that shows them; properties are one key and value of an entity a row. Offsets are UTF-8
 * bytes, half-open. A column that may be left out is filled with null.
 *
 * @param columns in order
 * @param sortedBy the columns rows are sorted by; none for no order
 */
record CpgSchema(List<Column> columns, List<String> sortedBy) {
  /**
   * One column.
   *
   * @param name its name
   * @param type VARCHAR or BIGINT
   * @param required whether a source must have it
   */
  record Column(String name, SqlTypeName type, boolean required) {}

  private static final List<Column> NODE =
      List.of(
          text("entity_id"),
          text("node_kind"),
          text("path"),
          offset("bstart"),
          offset("bend"),
          optional(text("name")),
          optional(text("symbol_id")),
          optional(text("parent_id")));

  private static final List<Column> EDGE =
      List.of(
          text("edge_id"),
          text("edge_kind"),
          text("src_id"),
          text("dst_id"),
          optional(text("path")),
          optional(offset("bstart")),
          optional(offset("bend")));

  private static final List<Column> PROP = List.of(text("entity_id"), text("key"), text("value"));

  /** The table of a kind. */
  static CpgSchema of(CpgOutputKind kind) {
    return switch (kind) {
      case NODES -> new CpgSchema(NODE, List.of());
      case EDGES -> new CpgSchema(EDGE, List.of());
      case PROPS -> new CpgSchema(PROP, List.of());
      case EDGES_BY_SRC -> new CpgSchema(EDGE, List.of("src_id", "edge_kind", "edge_id"));
      case EDGES_BY_DST -> new CpgSchema(EDGE, List.of("dst_id", "edge_kind", "edge_id"));
    };
  }

  /** Names of the columns, in order. */
  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  private static Column text(String name) {
    return new Column(name, SqlTypeName.VARCHAR, true);
  }

  private static Column offset(String name) {
    return new Column(name, SqlTypeName.BIGINT, true);
  }

  private static Column optional(Column column) {
    return new Column(column.name(), column.type(), false);
  }
}
