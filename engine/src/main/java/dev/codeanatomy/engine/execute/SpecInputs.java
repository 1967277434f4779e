package dev.codeanatomy.engine.execute;

import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.spec.InputRelation;
import dev.codeanatomy.contract.spec.InputSource;
import dev.codeanatomy.engine.compile.InputResolver;
import dev.codeanatomy.engine.compile.InputTable;
import dev.codeanatomy.engine.delta.DeltaTable;
import dev.codeanatomy.engine.delta.DeltaTables;
import dev.codeanatomy.engine.delta.TableLocation;
import dev.codeanatomy.engine.spec.ResolvedSpec;
import dev.codeanatomy.engine.sql.PlannerSession;
import dev.codeanatomy.engine.sql.ProviderScan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Opens a spec's inputs for one run: Delta tables at the version of the run's start, or the pinned
 * one; tables of plugins' providers. Remembers what it opened.
 */
final class SpecInputs implements InputResolver {
  private final ResolvedSpec resolved;
  private final PlannerSession planner;
  private final ProviderOpening providers;
  private final Path base;
  private final DeltaTables tables;
  private final Map<String, DeltaTable> opened = new LinkedHashMap<>();

  SpecInputs(
      ResolvedSpec resolved,
      PlannerSession planner,
      ProviderOpening providers,
      Path base,
      DeltaTables tables) {
    this.resolved = resolved;
    this.planner = planner;
    this.providers = providers;
    this.base = base;
    this.tables = tables;
  }

  @Override
  public InputTable resolve(InputRelation input) {
    return switch (input.source()) {
      case InputSource.DeltaTable delta -> new InputTable.Lowered(open(input.logicalName(), delta));
      case InputSource.Provider provider ->
          new InputTable.Planned(
              ProviderScan.of(
                  planner.cluster(),
                  providers.open(
                      input.logicalName(), provider, resolved.bound(provider.options()))));
    };
  }

  private DeltaInput open(String name, InputSource.DeltaTable delta) {
    try {
      OptionalLong version =
          delta.versionPin().map(OptionalLong::of).orElseGet(OptionalLong::empty);
      DeltaTable table = tables.open(TableLocation.parse(delta.location(), base), version);
      opened.put(name, table);
      return DeltaInput.of(table);
    } catch (EngineException refused) {
      throw DeltaInput.planning(refused);
    }
  }

  /** The folders of the Delta tables opened so far. */
  Set<Path> folders() {
    Set<Path> folders = new LinkedHashSet<>();
    opened.values().forEach(table -> folders.add(table.location().root()));
    return folders;
  }

  /** The version of each Delta input, by name. */
  Map<String, Long> versions() {
    Map<String, Long> versions = new LinkedHashMap<>();
    opened.forEach((name, table) -> versions.put(name, table.version()));
    return versions;
  }
}
