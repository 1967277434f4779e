package dev.codeanatomy.engine.lower;

import dev.codeanatomy.engine.catalog.BoundFunction;
import dev.codeanatomy.engine.sql.ProviderScan;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gives native names, one per bound call and per scan, over all statements of a run. */
final class NativeNames {
  private final Map<Object, String> calls = new IdentityHashMap<>();
  private final Map<List<Object>, String> scans = new HashMap<>();
  private int next;

  String of(BoundFunction bound, String function) {
    // The catalog gives the same object for the same call.
    return calls.computeIfAbsent(bound, k -> fresh(function));
  }

  String ofScan(ProviderScan scan, String function) {
    List<Object> key =
        List.of(
            System.identityHashCode(scan.table().provider()),
            scan.columns(),
            scan.filters().toString(),
            scan.limit());
    return scans.computeIfAbsent(key, k -> fresh(function));
  }

  String fresh(String function) {
    String safe = function.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    return "ca_" + next++ + "_" + safe;
  }
}
