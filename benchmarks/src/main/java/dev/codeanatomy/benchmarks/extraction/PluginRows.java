package dev.codeanatomy.benchmarks.extraction;

import dev.codeanatomy.host.AdmissionResult;
import dev.codeanatomy.host.AdmittedPlugin;
import dev.codeanatomy.host.HostConfig;
import dev.codeanatomy.host.PluginCall;
import dev.codeanatomy.host.PluginHost;
import dev.codeanatomy.host.PluginLease;
import dev.codeanatomy.host.call.ArgumentResolution;
import dev.codeanatomy.host.call.ArgumentResolver;
import dev.codeanatomy.host.call.CallContext;
import dev.codeanatomy.host.call.GivenArgument;
import dev.codeanatomy.host.call.PlainScanRequest;
import dev.codeanatomy.host.call.PluginRunScope;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * The plugin's extraction as the engine drives it: the zip is admitted, the five table functions
 * are bound in one run, and every column of every row is written into Arrow vectors. Prints the
 * number of rows of each table.
 */
public final class PluginRows {
  /** As many rows as the engine asks for at a time. */
  private static final int READ_ROWS = 8 * 2048;

  private static final List<String> TABLES =
      List.of("source_files", "java_nodes", "java_symbols", "java_references", "java_diagnostics");

  private PluginRows() {}

  /** Takes the source root, the class path, and the plugin's zip. */
  public static void main(String[] args) throws IOException, PluginException {
    Path cache = Files.createTempDirectory("benchmark-plugin");
    try (BufferAllocator allocator = new RootAllocator();
        PluginHost host = PluginHost.open(HostConfig.of(cache, allocator))) {
      AdmissionResult result = host.admit(Path.of(args[2]));
      if (!(result instanceof AdmissionResult.Admitted admitted)) {
        throw new IOException("the plugin is not admitted: " + result.report().findings());
      }
      AdmittedPlugin plugin = admitted.plugin();
      try (PluginLease lease = plugin.lease();
          PluginRunScope scope = plugin.newRunScope(() -> false);
          PluginCall inside = plugin.enter()) {
        for (String table : TABLES) {
          System.out.println(table + " " + rows(plugin, scope, table, args[0], args[1], allocator));
        }
      }
    }
  }

  private static long rows(
      AdmittedPlugin plugin,
      PluginRunScope scope,
      String table,
      String root,
      String classPath,
      BufferAllocator allocator)
      throws PluginException {
    TableFunction function =
        plugin.exports().tableFunctions().stream()
            .filter(each -> each.spec().name().equals(table))
            .findFirst()
            .orElseThrow();
    ArgumentResolution call =
        ArgumentResolver.resolve(
            table,
            function.spec(),
            List.of(
                GivenArgument.of(Literal.ofUtf8(root)),
                GivenArgument.of(Literal.ofUtf8(classPath))));
    if (!(call instanceof ArgumentResolution.Resolved resolved)) {
      throw new IllegalStateException(table + " cannot be called: " + call);
    }
    try (TableProvider provider =
        function.bind(
            new CallContext(resolved.call(), plugin.options(), scope, plugin.allocator()))) {
      List<String> columns = provider.schema().getFields().stream().map(f -> f.getName()).toList();
      long rows = 0;
      try (TableScan scan = provider.scan(PlainScanRequest.of(columns, plugin.allocator(), scope));
          VectorSchemaRoot out = VectorSchemaRoot.create(provider.schema(), allocator)) {
        for (byte[] split : scan.splits()) {
          try (BatchReader reader = scan.open(split)) {
            out.clear();
            while (reader.read(out, READ_ROWS)) {
              rows += checked(out);
              out.clear();
            }
          }
        }
      }
      return rows;
    }
  }

  /** Rows of a batch, each of whose columns must be there. */
  private static int checked(VectorSchemaRoot batch) {
    int rows = batch.getRowCount();
    batch
        .getFieldVectors()
        .forEach(
            column -> {
              boolean wrongLength = column.getValueCount() != rows;
              boolean empty =
                  column instanceof VarCharVector text
                      && text.getNullCount() < rows
                      && text.getDataBuffer().capacity() == 0;
              if (wrongLength || empty) {
                throw new IllegalStateException("column " + column.getName() + " is not filled");
              }
            });
    return rows;
  }
}
