package dev.codeanatomy.testkit;

import dev.codeanatomy.host.call.CallRows;
import java.util.ArrayList;
import java.util.List;

/** Cuts rows into parts, in their order. Stateless. */
final class Parts {
  private Parts() {}

  /** Parts of 1, 2, 3 rows and so on. */
  static List<CallRows> growing(CallRows rows) {
    List<CallRows> parts = new ArrayList<>();
    int size = 1;
    for (int from = 0; from < rows.size(); from += size++) {
      parts.add(Rows.range(rows, from, Math.min(rows.size(), from + size)));
    }
    return parts;
  }

  /** So many parts of about equal size; some are empty if there are not enough rows. */
  static List<CallRows> equal(CallRows rows, int count) {
    List<CallRows> parts = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      parts.add(Rows.range(rows, rows.size() * part / count, rows.size() * (part + 1) / count));
    }
    return parts;
  }
}
