package dev.codeanatomy.host.prove;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.option.OptionBinder;
import dev.codeanatomy.common.option.OptionBinding;
import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.OpenContext;
import dev.codeanatomy.host.call.PlainScanRequest;
import dev.codeanatomy.host.call.ResultChecks;
import dev.codeanatomy.host.call.SampleUse;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableProviderFactory;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Opens a table of a plugin: a table function binds its sample and plans its splits; a provider
 * opens its sample options, does with filters what it says, and reads rows of zero columns.
 */
final class TableProof {
  private static final int ROWS = 1024;

  private TableProof() {}

  static void run(TableFunction function, Proof proof) {
    Optional<CallRows> sample = proof.sample(function.spec(), SampleUse.ONE_TABLE);
    if (sample.isEmpty()) {
      return;
    }
    Optional<TableProvider> table =
        proof.attempt(
            FindingCode.BIND_FAILED, () -> function.bind(proof.context(sample.get().call())));
    if (table.isPresent()) {
      proof.attempt(FindingCode.CALL_FAILED, () -> plan(table.get(), proof));
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
      proof.attempt(FindingCode.CALL_FAILED, () -> read(table.get(), proof));
    }
  }

  private static boolean plan(TableProvider table, Proof proof)
      throws PluginException, CallDefectException {
    try (table) {
      Schema schema = table.schema();
      if (checkSchema(schema, proof)) {
        new FilterProof(table, schema.getFields().get(0), proof).classify();
        List<String> columns = schema.getFields().stream().map(Field::getName).toList();
        try (TableScan scan = table.scan(PlainScanRequest.of(columns, proof.given, proof.scope))) {
          for (byte[] split : scan.splits()) {
            Objects.requireNonNull(split, "a split is null");
          }
        }
      }
    }
    return true;
  }

  private static boolean read(TableProvider table, Proof proof)
      throws PluginException, CallDefectException {
    try (table) {
      Schema schema = table.schema();
      if (checkSchema(schema, proof)) {
        new FilterProof(table, schema.getFields().get(0), proof).run();
        try (TableScan scan =
            table.scan(PlainScanRequest.of(List.of(), proof.given, proof.scope))) {
          List<byte[]> splits = scan.splits();
          if (!splits.isEmpty()) {
            readZeroColumns(scan, splits.get(0), proof);
          }
        }
      }
    }
    return true;
  }

  private static void readZeroColumns(TableScan scan, byte[] split, Proof proof)
      throws PluginException, CallDefectException {
    try (BatchReader reader = scan.open(split);
        VectorSchemaRoot out = VectorSchemaRoot.create(new Schema(List.of()), proof.rows)) {
      readBatch(reader, out);
    }
  }

  /** Reads a batch; false at the end. */
  static boolean readBatch(BatchReader reader, VectorSchemaRoot out)
      throws PluginException, CallDefectException {
    out.clear();
    if (!reader.read(out, ROWS)) {
      return false;
    }
    ResultChecks.checkBatch(out, ROWS);
    return true;
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
