package dev.codeanatomy.engine.compile;

import dev.codeanatomy.contract.spec.OutputTarget;
import dev.codeanatomy.engine.spec.ResolvedSpec;
import dev.codeanatomy.engine.spec.SourceRefs;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts how often each view is read in a run: once for each output of it and once for each time a
 * needed view names it. Views that no output needs read nothing, since they do not run.
 */
final class FanOut {
  private FanOut() {}

  static Map<String, Integer> of(ResolvedSpec resolved) {
    Map<String, Integer> readers = new HashMap<>();
    Set<String> needed = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    for (OutputTarget output : resolved.spec().outputTargets()) {
      readers.merge(output.sourceView(), 1, Integer::sum);
      open.add(output.sourceView());
    }
    while (!open.isEmpty()) {
      String view = open.removeFirst();
      if (!needed.add(view)) {
        continue;
      }
      List<String> read =
          Optional.ofNullable(resolved.sources().get(view))
              .map(SourceRefs::views)
              .orElse(List.of());
      for (String other : read) {
        readers.merge(other, 1, Integer::sum);
        open.add(other);
      }
    }
    return readers;
  }
}
