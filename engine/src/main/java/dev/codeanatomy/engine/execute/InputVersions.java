package dev.codeanatomy.engine.execute;

import dev.codeanatomy.contract.result.InputInfo;
import dev.codeanatomy.engine.catalog.PlanningCall;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.lower.NativeBinding;
import dev.codeanatomy.plugin.api.table.TableProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which content a run reads: the versions of its Delta tables and of its plugins' tables. */
final class InputVersions {
  private InputVersions() {}

  /**
   * The inputs, by name.
   *
   * @param delta the version of each Delta input, by name
   * @param natives what the run's statements call
   * @throws PlanningException if a plugin cannot say what is in its table
   */
  static List<InputInfo> of(Map<String, Long> delta, Collection<NativeBinding> natives) {
    List<InputInfo> inputs = new ArrayList<>();
    delta.forEach(
        (name, version) -> inputs.add(new InputInfo(name, Optional.of(Long.toString(version)))));
    Set<TableProvider> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (NativeBinding binding : natives) {
      if (binding instanceof NativeBinding.TableSource table && seen.add(table.provider())) {
        inputs.add(new InputInfo(table.function(), version(table)));
      }
    }
    return inputs.stream().sorted(InputInfo.ORDER).toList();
  }

  private static Optional<String> version(NativeBinding.TableSource table) {
    return PlanningCall.ofTable(table.plugin(), table.function())
        .make("contentVersion", () -> table.provider().contentVersion());
  }
}
