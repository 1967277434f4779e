package dev.codeanatomy.contract.snapshot;

import static dev.codeanatomy.contract.shape.Shapes.flag;
import static dev.codeanatomy.contract.shape.Shapes.integer;
import static dev.codeanatomy.contract.shape.Shapes.list;
import static dev.codeanatomy.contract.shape.Shapes.map;
import static dev.codeanatomy.contract.shape.Shapes.mapped;
import static dev.codeanatomy.contract.shape.Shapes.name;
import static dev.codeanatomy.contract.shape.Shapes.text;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.contract.shape.Choice;
import dev.codeanatomy.contract.shape.ObjectShape;
import dev.codeanatomy.contract.shape.Properties;
import dev.codeanatomy.contract.shape.Shape;
import dev.codeanatomy.contract.snapshot.CapabilitySnapshot.RegistrySummary;
import dev.codeanatomy.contract.snapshot.CapabilitySnapshot.Surface;
import dev.codeanatomy.contract.snapshot.FunctionPage.DocumentedArgument;

/** The JSON forms of the snapshots' parts. */
final class SnapshotShapes {
  private static final Shape<Long> COUNT = integer(0, (1L << 53) - 1);
  private static final Shape<FunctionKind> KIND =
      Choice.of(FunctionKind.values(), FunctionKind::wire);

  static final ObjectShape<RegistrySnapshot> REGISTRY = registry();
  static final ObjectShape<DocsSnapshot> DOCS = docs();
  static final ObjectShape<CapabilitySnapshot> CAPABILITIES = capabilities();

  private SnapshotShapes() {}

  private static ObjectShape<RegistrySnapshot> registry() {
    Properties<RegistrySnapshot> p =
        Properties.of("RegistrySnapshot", "Every function that a session can call.");
    var functions =
        p.required(
            "functions", list(function(), 0), RegistrySnapshot::functions, "By kind and name.");
    var aliases =
        p.required("aliases", map(name()), RegistrySnapshot::aliases, "Function by its alias.");
    var defaults =
        p.required(
            "config_defaults",
            map(map(text())),
            RegistrySnapshot::configDefaults,
            "Values of plugin options in this session, by plugin and option.");
    return p.build(v -> new RegistrySnapshot(v.get(functions), v.get(aliases), v.get(defaults)));
  }

  private static ObjectShape<RegistryFunction> function() {
    Properties<RegistryFunction> p = Properties.of("RegistryFunction", "One function.");
    var called = p.required("name", name(), RegistryFunction::name, "What a call writes.");
    var plugin =
        p.optional(
            "plugin", name(), RegistryFunction::plugin, "Its plugin; absent for the engine's own.");
    var kind = p.required("kind", KIND, RegistryFunction::kind, "Where calls may stand.");
    var aliases =
        p.required("aliases", list(name(), 0), RegistryFunction::aliases, "Its other names.");
    var parameters =
        p.required("parameters", list(parameter(), 0), RegistryFunction::parameters, "In order.");
    var named =
        p.required(
            "named_arguments",
            flag(),
            RegistryFunction::namedArguments,
            "A call may name its arguments.");
    var returns = p.required("returns", name(), RegistryFunction::returns, "Types it may return.");
    var volatility =
        p.required(
            "volatility", name(), RegistryFunction::volatility, "immutable, stable or volatile.");
    var nulls =
        p.required("null_handling", name(), RegistryFunction::nullHandling, "propagate or called.");
    var tags = p.required("tags", list(name(), 0), RegistryFunction::tags, "Free labels.");
    var revision =
        p.required("revision", COUNT, RegistryFunction::revision, "Grows with other answers.");
    return p.build(
        v ->
            new RegistryFunction(
                v.get(called),
                v.get(plugin),
                v.get(kind),
                v.get(aliases),
                v.get(parameters),
                v.get(named),
                v.get(returns),
                v.get(volatility),
                v.get(nulls),
                v.get(tags),
                v.get(revision)));
  }

  private static ObjectShape<RegistryParameter> parameter() {
    Properties<RegistryParameter> p = Properties.of("RegistryParameter", "One parameter.");
    var named = p.required("name", name(), RegistryParameter::name, "What an argument may name.");
    var types = p.required("types", name(), RegistryParameter::types, "The types it takes.");
    var literal =
        p.required("literal_only", flag(), RegistryParameter::literalOnly, "Takes constants only.");
    var variadic =
        p.required("variadic", flag(), RegistryParameter::variadic, "Takes one or more arguments.");
    var optional =
        p.required("optional", flag(), RegistryParameter::optional, "A call may leave it out.");
    var fallback =
        p.optional("default", name(), RegistryParameter::defaultValue, "What stands for it then.");
    var description =
        p.required("description", text(), RegistryParameter::description, "For people.");
    return p.build(
        v ->
            new RegistryParameter(
                v.get(named),
                v.get(types),
                v.get(literal),
                v.get(variadic),
                v.get(optional),
                v.get(fallback),
                v.get(description)));
  }

  private static ObjectShape<DocsSnapshot> docs() {
    Properties<DocsSnapshot> p =
        Properties.of("DocsSnapshot", "What is written about every function of a session.");
    var functions =
        p.required(
            "functions", list(page(), 0), DocsSnapshot::functions, "In the registry's order.");
    return p.build(v -> new DocsSnapshot(v.get(functions)));
  }

  private static ObjectShape<FunctionPage> page() {
    Properties<FunctionPage> p = Properties.of("FunctionPage", "What is written of a function.");
    var called = p.required("name", name(), FunctionPage::name, "As in the registry.");
    var kind = p.required("kind", KIND, FunctionPage::kind, "As in the registry.");
    var section = p.required("section", name(), FunctionPage::section, "The heading above it.");
    var description = p.required("description", text(), FunctionPage::description, "For people.");
    var syntax = p.required("syntax", name(), FunctionPage::syntax, "Name and signature.");
    var example =
        p.optional("example", name(), FunctionPage::example, "A query that runs as it stands.");
    var arguments =
        p.required("arguments", list(argument(), 0), FunctionPage::arguments, "In order.");
    var alternatives =
        p.required(
            "alternative_syntax",
            list(name(), 0),
            FunctionPage::alternativeSyntax,
            "The same under its aliases.");
    return p.build(
        v ->
            new FunctionPage(
                v.get(called),
                v.get(kind),
                v.get(section),
                v.get(description),
                v.get(syntax),
                v.get(example),
                v.get(arguments),
                v.get(alternatives)));
  }

  private static ObjectShape<DocumentedArgument> argument() {
    Properties<DocumentedArgument> p = Properties.of("DocumentedArgument", "One argument.");
    var named = p.required("name", name(), DocumentedArgument::name, "What a call may name.");
    var description =
        p.required("description", text(), DocumentedArgument::description, "For people.");
    return p.build(v -> new DocumentedArgument(v.get(named), v.get(description)));
  }

  private static ObjectShape<CapabilitySnapshot> capabilities() {
    Properties<CapabilitySnapshot> p =
        Properties.of("CapabilitySnapshot", "What an engine is made of and can do.");
    var versions =
        p.required("versions", map(name()), CapabilitySnapshot::versions, "By name of the part.");
    var formats =
        p.required(
            "formats", map(COUNT), CapabilitySnapshot::formats, "Versions of documents by name.");
    var registry =
        p.required("registry", summary(), CapabilitySnapshot::registry, "The function registry.");
    var surfaces =
        p.required("surfaces", list(surface(), 0), CapabilitySnapshot::surfaces, "By name.");
    var install =
        p.required("install", install(), CapabilitySnapshot::install, "What has to be there.");
    return p.build(
        v ->
            new CapabilitySnapshot(
                v.get(versions), v.get(formats), v.get(registry), v.get(surfaces), v.get(install)));
  }

  private static ObjectShape<RegistrySummary> summary() {
    Properties<RegistrySummary> p = Properties.of("RegistrySummary", "A registry in short.");
    var counts = p.required("counts", map(COUNT), RegistrySummary::counts, "Functions by kind.");
    var hash =
        p.required(
            "hash",
            mapped(name(), ContentHash::new, ContentHash::text),
            RegistrySummary::hash,
            "Of the registry snapshot.");
    return p.build(v -> new RegistrySummary(v.get(counts), v.get(hash)));
  }

  private static ObjectShape<Surface> surface() {
    Properties<Surface> p = Properties.of("Surface", "Something that can be used, or not.");
    var named = p.required("name", name(), Surface::name, "What it is.");
    var available = p.required("available", flag(), Surface::available, "Whether it is there.");
    var entries =
        p.required("entry_points", list(name(), 0), Surface::entryPoints, "What a user calls.");
    return p.build(v -> new Surface(v.get(named), v.get(available), v.get(entries)));
  }

  private static ObjectShape<RuntimeInstall> install() {
    Properties<RuntimeInstall> p =
        Properties.of("RuntimeInstall", "What has to be there before a session starts.");
    var version = p.required("version", COUNT, RuntimeInstall::version, "Of this contract.");
    var parts = p.required("parts", list(part(), 0), RuntimeInstall::parts, "By name.");
    return p.build(v -> new RuntimeInstall(v.get(version), v.get(parts)));
  }

  private static ObjectShape<InstalledPart> part() {
    Properties<InstalledPart> p = Properties.of("InstalledPart", "One part of it.");
    var named = p.required("name", name(), InstalledPart::name, "What it is.");
    var required =
        p.required("required", flag(), InstalledPart::required, "No session without it.");
    var expected = p.required("expected", name(), InstalledPart::expected, "What fits.");
    var installed =
        p.optional("installed", name(), InstalledPart::installed, "What is there, if anything.");
    return p.build(
        v -> new InstalledPart(v.get(named), v.get(required), v.get(expected), v.get(installed)));
  }
}
