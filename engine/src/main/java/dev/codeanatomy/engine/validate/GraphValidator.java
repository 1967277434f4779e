package dev.codeanatomy.engine.validate;

import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.spec.ExecutionSpec;
import dev.codeanatomy.contract.spec.InputRelation;
import dev.codeanatomy.contract.spec.OutputTarget;
import dev.codeanatomy.contract.spec.PluginRequirement;
import dev.codeanatomy.contract.spec.TypedParameter;
import dev.codeanatomy.contract.spec.ViewDefinition;
import dev.codeanatomy.engine.spec.ResolvedSpec;
import dev.codeanatomy.engine.spec.SourceRefs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds everything that is wrong with the names and the graph of one spec. */
public final class GraphValidator {
  private final ResolvedSpec resolved;
  private final ExecutionSpec spec;
  private final List<Finding> findings = new ArrayList<>();

  private GraphValidator(ResolvedSpec resolved) {
    this.resolved = resolved;
    this.spec = resolved.spec();
  }

  /** All findings, errors and warnings, in the order of the spec. */
  public static List<Finding> validate(ResolvedSpec resolved) {
    GraphValidator validator = new GraphValidator(resolved);
    validator.names();
    validator.sources();
    validator.outputs();
    validator.cycles();
    validator.unused();
    return List.copyOf(validator.findings);
  }

  private void names() {
    unique("/plugins", spec.plugins(), PluginRequirement::id, "plugin");
    unique("/typed_parameters", spec.typedParameters(), TypedParameter::name, "parameter");
    unique("/input_relations", spec.inputRelations(), InputRelation::logicalName, "input");
    unique("/view_definitions", spec.viewDefinitions(), ViewDefinition::name, "view");
    unique("/output_targets", spec.outputTargets(), OutputTarget::tableName, "output");
    List<OutputTarget> located =
        spec.outputTargets().stream().filter(o -> o.deltaLocation().isPresent()).toList();
    unique("/output_targets", located, o -> o.deltaLocation().orElseThrow(), "output location");
  }

  private <T> void unique(String at, List<T> things, Function<T, String> name, String kind) {
    Map<String, String> seen = new HashMap<>();
    for (int i = 0; i < things.size(); i++) {
      String own = name.apply(things.get(i));
      String other = seen.putIfAbsent(own.toLowerCase(Locale.ROOT), own);
      if (other != null) {
        String how = other.equals(own) ? "" : " (case does not tell names apart)";
        findings.add(
            Finding.of(
                    FindingCode.GRAPH_DUPLICATE_NAME,
                    at + "/" + i,
                    "the " + kind + " '" + own + "' is there already" + how)
                .remedy("Rename one of them"));
      }
    }
  }

  private void sources() {
    List<String> known = knownSources();
    for (int i = 0; i < spec.viewDefinitions().size(); i++) {
      String view = spec.viewDefinitions().get(i).name();
      String at = "/view_definitions/" + i + "/transform (view '" + view + "')";
      SourceRefs refs = refs(view);
      for (String name : new TreeSet<>(refs.unknown())) {
        findings.add(
            Finding.of(
                    FindingCode.GRAPH_UNKNOWN_SOURCE,
                    at,
                    "'" + name + "' is neither an input nor a view")
                .remedy(DidYouMean.question(name, known)));
      }
      for (String name : new TreeSet<>(refs.ambiguous())) {
        findings.add(
            Finding.of(
                    FindingCode.GRAPH_AMBIGUOUS_SOURCE,
                    at,
                    "'" + name + "' is the name of an input and of a view")
                .remedy("Rename one of them"));
      }
      List<String> declared = resolved.declared().get(view);
      if (declared != null && !new TreeSet<>(declared).equals(refs.distinctViews())) {
        findings.add(
            Finding.of(
                    FindingCode.GRAPH_DEPENDENCIES_DIFFER,
                    "/view_definitions/" + i + "/view_dependencies (view '" + view + "')",
                    "declared " + new TreeSet<>(declared))
                .expected(refs.distinctViews() + ", the views its transform reads")
                .remedy("Leave view_dependencies out: they are inferred"));
      }
    }
  }

  private List<String> knownSources() {
    List<String> known = new ArrayList<>();
    spec.inputRelations().forEach(i -> known.add(i.logicalName()));
    spec.viewDefinitions().forEach(v -> known.add(v.name()));
    return known;
  }

  private void outputs() {
    List<String> views = spec.viewDefinitions().stream().map(ViewDefinition::name).toList();
    for (int i = 0; i < spec.outputTargets().size(); i++) {
      OutputTarget output = spec.outputTargets().get(i);
      String source = output.sourceView();
      if (views.contains(source)) {
        continue;
      }
      Optional<String> remedy =
          resolved.input(source).isPresent()
              ? Optional.of("It is an input; add a view that reads it")
              : DidYouMean.question(source, views);
      findings.add(
          Finding.of(
                  FindingCode.GRAPH_UNKNOWN_SOURCE_VIEW,
                  "/output_targets/" + i + "/source_view (output '" + output.tableName() + "')",
                  "'" + source + "' is not a view")
              .remedy(remedy));
    }
  }

  private void cycles() {
    SortedMap<String, Set<String>> graph = new TreeMap<>();
    resolved.sources().forEach((view, refs) -> graph.put(view, refs.distinctViews()));
    for (List<String> cycle : Cycles.of(graph)) {
      findings.add(
          Finding.of(
                  FindingCode.GRAPH_CYCLE,
                  "view '" + cycle.getFirst() + "'",
                  "views depend on each other: " + String.join(" -> ", cycle))
              .remedy("Take one of these references out"));
    }
  }

  private void unused() {
    Set<String> needed = new TreeSet<>();
    spec.outputTargets().forEach(o -> need(o.sourceView(), needed));
    Set<String> read = new TreeSet<>();
    needed.forEach(v -> read.addAll(refs(v).inputs()));
    for (int i = 0; i < spec.viewDefinitions().size(); i++) {
      String view = spec.viewDefinitions().get(i).name();
      if (!needed.contains(view)) {
        findings.add(
            Finding.of(
                FindingCode.GRAPH_UNUSED_VIEW,
                "/view_definitions/" + i,
                "no output needs view '" + view + "'; it is checked but not computed"));
      }
    }
    for (int i = 0; i < spec.inputRelations().size(); i++) {
      String input = spec.inputRelations().get(i).logicalName();
      if (!read.contains(input)) {
        findings.add(
            Finding.of(
                FindingCode.GRAPH_UNUSED_INPUT,
                "/input_relations/" + i,
                "no output needs input '" + input + "'"));
      }
    }
  }

  private void need(String view, Set<String> needed) {
    if (resolved.sources().containsKey(view) && needed.add(view)) {
      refs(view).views().forEach(v -> need(v, needed));
    }
  }

  private SourceRefs refs(String view) {
    return resolved
        .sources()
        .getOrDefault(view, new SourceRefs(List.of(), List.of(), List.of(), List.of()));
  }
}
