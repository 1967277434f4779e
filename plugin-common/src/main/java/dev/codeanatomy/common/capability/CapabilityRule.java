package dev.codeanatomy.common.capability;

import dev.codeanatomy.plugin.api.AbiVersion;
import dev.codeanatomy.plugin.api.Capability;
import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.table.TableProviderFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is said of one capability bit, once: its name, the export list it covers, the ABI that
 * brought it and what the host proves of each export.
 *
 * @param capability the bit
 * @param exportKey the member of the manifest's {@code exports} that lists what the bit covers
 * @param since the ABI version that brought the bit
 * @param proves what the host proves of each export, as a clause
 * @param exports takes the covered exports out of a plugin's exports, as the manifest lists them
 */
public record CapabilityRule(
    Capability capability,
    String exportKey,
    AbiVersion since,
    String proves,
    Function<PluginExports, List<ExportEntry>> exports) {

  private static final AbiVersion DRAFT = AbiVersion.of(0, 1);

  private static final List<CapabilityRule> ALL =
      List.of(
          new CapabilityRule(
              Capability.TABLE_PROVIDER,
              "tableProvider",
              DRAFT,
              "opens its sample, gives a schema, does with filters what it says and scans zero"
                  + " columns",
              exports -> exports.tableProviders().stream().map(CapabilityRule::entry).toList()),
          new CapabilityRule(
              Capability.SCALAR_UDF,
              "scalar",
              DRAFT,
              "binds, and evaluates its sample and a batch without rows",
              exports -> exports.scalars().stream().map(f -> entry(f.spec())).toList()),
          new CapabilityRule(
              Capability.AGG_UDF,
              "aggregate",
              DRAFT,
              "binds; updates, merges without changing the source, also with a state without rows,"
                  + " evaluates twice with the same answer, and travels as a row",
              exports -> exports.aggregates().stream().map(f -> entry(f.spec())).toList()),
          new CapabilityRule(
              Capability.WINDOW_UDF,
              "window",
              DRAFT,
              "binds, and evaluates its sample and an empty partition",
              exports -> exports.windows().stream().map(f -> entry(f.spec())).toList()),
          new CapabilityRule(
              Capability.TABLE_FUNCTION,
              "tableFunction",
              DRAFT,
              "binds its sample to a schema and plans its splits",
              exports -> exports.tableFunctions().stream().map(f -> entry(f.spec())).toList()));

  /** Bits that the design gives to later versions, by number: name and version. */
  private static final List<LaterCapability> LATER =
      List.of(
          new LaterCapability(5, "RELATION_PLANNER", AbiVersion.of(1, 1)),
          new LaterCapability(6, "TYPE_PLANNER", AbiVersion.of(1, 2)),
          new LaterCapability(7, "EXPR_PLANNER", AbiVersion.of(1, 2)));

  /**
   * A bit that a later ABI brings.
   *
   * @param bit its position
   * @param name its name
   * @param since the ABI that brings it
   */
  public record LaterCapability(int bit, String name, AbiVersion since) {}

  /** All rules, in the order of their bits. */
  public static List<CapabilityRule> all() {
    return ALL;
  }

  /** The bit as a later ABI will know it, if the design has given it away. */
  public static Optional<LaterCapability> later(int bit) {
    return LATER.stream().filter(known -> known.bit() == bit).findFirst();
  }

  /** The rule whose exports stand under this member of {@code exports}. */
  public static Optional<CapabilityRule> byExportKey(String key) {
    return ALL.stream().filter(rule -> rule.exportKey.equals(key)).findFirst();
  }

  /** Says whether the rule's bit is set. */
  public boolean declaredIn(long capabilities) {
    return (capabilities & capability.mask()) != 0;
  }

  /** The exports this bit covers, as the manifest lists them. */
  public List<ExportEntry> entries(PluginExports from) {
    return exports.apply(from);
  }

  /** The signature of a table provider: its options, in the spelling of function parameters. */
  public static String signature(TableProviderFactory factory) {
    return factory.options().stream()
            .map(OptionSpec::text)
            .collect(Collectors.joining(", ", "(", ")"))
        + " -> table";
  }

  private static ExportEntry entry(FunctionSpec spec) {
    return new ExportEntry(spec.name(), spec.signature(), spec.revision());
  }

  private static ExportEntry entry(TableProviderFactory factory) {
    return new ExportEntry(factory.kind(), signature(factory), 1);
  }
}
