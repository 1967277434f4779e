package dev.codeanatomy.host.prove;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.option.OptionBinder;
import dev.codeanatomy.common.option.OptionBinding;
import dev.codeanatomy.host.call.OpenContext;
import dev.codeanatomy.host.call.PlainScanRequest;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Call;
import dev.codeanatomy.plugin.api.expr.Column;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableProviderFactory;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Opens a table of a plugin: a table function binds its sample and plans its splits; a provider
 * opens its sample options, classifies a filter, and reads rows of zero columns.
 */
final class TableProof {
  private static final int ROWS = 1024;

  private TableProof() {}

  static void run(TableFunction function, Proof proof) {
    Optional<SampleRows> sample = proof.sample(function.spec(), SampleUse.ONE_TABLE);
    if (sample.isEmpty()) {
      return;
    }
    Optional<TableProvider> table =
        proof.attempt(
            FindingCode.BIND_FAILED, () -> function.bind(proof.context(sample.get().call())));
    if (table.isPresent()) {
      proof.attempt(FindingCode.CALL_FAILED, () -> scan(table.get(), allColumns(), proof));
    }
  }

  static void run(TableProviderFactory factory, Proof proof) {
    Optional<Map<String, Object>> sample = factory.sampleOptions();
    if (sample.isEmpty()) {
      proof.notProvable();
      return;
    }
    OptionBinding binding = OptionBinder.bind(proof.where, factory.options(), sample.get());
    if (binding instanceof OptionBinding.Rejected rejected) {
      for (Finding f : rejected.findings()) {
        proof.add(
            new Finding(
                FindingCode.SAMPLE_INVALID, f.where(), f.found(), f.expected(), f.remedy()));
      }
      return;
    }
    Options options = ((OptionBinding.Bound) binding).options();
    Optional<TableProvider> table =
        proof.attempt(
            FindingCode.BIND_FAILED,
            () -> factory.open(new OpenContext(options, proof.scope, proof.given)));
    if (table.isPresent()) {
      proof.attempt(FindingCode.CALL_FAILED, () -> scan(table.get(), noColumns(), proof));
    }
  }

  private interface Projection {
    List<String> of(Schema schema);
  }

  private static Projection allColumns() {
    return schema -> schema.getFields().stream().map(Field::getName).toList();
  }

  private static Projection noColumns() {
    return schema -> List.of();
  }

  private static boolean scan(TableProvider table, Projection projection, Proof proof)
      throws PluginException {
    try (table) {
      Schema schema = table.schema();
      if (!checkSchema(schema, proof)) {
        return true;
      }
      Field first = schema.getFields().get(0);
      table.classify(
          Call.of(
              "is_not_null",
              List.of(Column.of(first)),
              ArrowTypes.notNull("is_not_null", ArrowTypes.BOOL)));
      List<String> columns = projection.of(schema);
      try (TableScan scan = table.scan(PlainScanRequest.of(columns, proof.given, proof.scope))) {
        List<byte[]> splits = scan.splits();
        if (columns.isEmpty() && !splits.isEmpty()) {
          readZeroColumns(scan, splits.get(0), proof);
        }
      }
    }
    return true;
  }

  private static void readZeroColumns(TableScan scan, byte[] split, Proof proof)
      throws PluginException {
    try (BatchReader reader = scan.open(split);
        VectorSchemaRoot out = VectorSchemaRoot.create(new Schema(List.of()), proof.rows)) {
      if (reader.read(out, ROWS) && (out.getRowCount() < 1 || out.getRowCount() > ROWS)) {
        proof.add(
            Finding.of(
                    FindingCode.RESULT_LENGTH,
                    proof.where,
                    "a batch of " + out.getRowCount() + " rows")
                .expected("1 to " + ROWS + " rows, or the end"));
      }
    }
  }

  private static boolean checkSchema(Schema schema, Proof proof) {
    Set<String> names = new HashSet<>();
    for (Field field : schema.getFields()) {
      if (field.getName().isBlank() || !names.add(field.getName().toLowerCase(Locale.ROOT))) {
        proof.add(
            Finding.of(
                FindingCode.TABLE_SCHEMA_INVALID,
                proof.where,
                "a column named '" + field.getName() + "' that is blank or there twice"));
        return false;
      }
    }
    if (names.isEmpty()) {
      proof.add(Finding.of(FindingCode.TABLE_SCHEMA_INVALID, proof.where, "no column"));
    }
    return !names.isEmpty();
  }
}
