package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.plugin.api.table.ScanFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;

/**
 * A scan of a plugin's table: which columns are read, which filters the provider has taken over in
 * which class, and how many rows are wanted. All are part of the plan's digest. Immutable.
 */
public final class ProviderScan extends AbstractRelNode {
  private final ProviderTable table;
  private final List<Integer> columns;
  private final List<ScanFilter> filters;
  private final OptionalLong limit;

  private ProviderScan(
      RelOptCluster cluster,
      RelTraitSet traits,
      ProviderTable table,
      List<Integer> columns,
      List<ScanFilter> filters,
      OptionalLong limit) {
    super(cluster, traits);
    this.table = table;
    this.columns = List.copyOf(columns);
    this.filters = List.copyOf(filters);
    this.limit = limit;
  }

  /** A scan of all columns without filters. */
  public static ProviderScan of(RelOptCluster cluster, ProviderTable table) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < table.schema().getFields().size(); i++) {
      all.add(i);
    }
    RelTraitSet traits = cluster.traitSetOf(Convention.NONE);
    return new ProviderScan(cluster, traits, table, all, List.of(), OptionalLong.empty());
  }

  /** What is scanned. */
  public ProviderTable table() {
    return table;
  }

  /** The indexes of the table's columns that are read, in output order. */
  public List<Integer> columns() {
    return columns;
  }

  /** The names of {@link #columns()}. */
  public List<String> projection() {
    return columns.stream().map(i -> table.schema().getFields().get(i).getName()).toList();
  }

  /** The filters that the provider has taken over. */
  public List<ScanFilter> filters() {
    return filters;
  }

  /** How many rows are wanted; empty for all. */
  public OptionalLong limit() {
    return limit;
  }

  /** The same scan, of which so many rows are wanted. */
  public ProviderScan withLimit(long rows) {
    return new ProviderScan(
        getCluster(), getTraitSet(), table, columns, filters, OptionalLong.of(rows));
  }

  /** The same scan with other filters. */
  public ProviderScan withFilters(List<ScanFilter> taken) {
    return new ProviderScan(getCluster(), getTraitSet(), table, columns, taken, limit);
  }

  /** The same scan of fewer columns, each an index into this scan's output. */
  public ProviderScan withColumns(List<Integer> kept) {
    List<Integer> indexes = kept.stream().map(columns::get).toList();
    return new ProviderScan(getCluster(), getTraitSet(), table, indexes, filters, limit);
  }

  @Override
  protected RelDataType deriveRowType() {
    RelDataTypeFactory factory = getCluster().getTypeFactory();
    RelDataTypeFactory.Builder row = factory.builder();
    for (int column : columns) {
      var field = table.schema().getFields().get(column);
      row.add(field.getName(), TypeTable.calcite(field, factory));
    }
    return row.build();
  }

  @Override
  public double estimateRowCount(RelMetadataQuery query) {
    double rows = table.provider().estimatedRows().orElse(1000);
    return filters.isEmpty() ? rows : Math.max(1, rows * 0.25);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("table", table.label())
        .item("columns", projection())
        .itemIf("filters", filters, !filters.isEmpty())
        .itemIf("limit", limit.orElse(0), limit.isPresent());
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new ProviderScan(getCluster(), traits, table, columns, filters, limit);
  }
}
