package dev.codeanatomy.engine.spec;

import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.spec.ExecutionSpec;
import dev.codeanatomy.contract.spec.ExecutionSpecJson;
import dev.codeanatomy.contract.spec.InputSource;
import dev.codeanatomy.contract.spec.OutputTarget;
import dev.codeanatomy.contract.spec.ParameterValue;
import dev.codeanatomy.contract.spec.Transform;
import dev.codeanatomy.contract.spec.TypedParameter;
import dev.codeanatomy.contract.spec.ViewDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pure step from a spec to a {@link ResolvedSpec}: references in declared spelling,
 * dependencies from transforms and SQL texts, parameters bound. Graph and meaning are checked
 * later; only parameters are checked here. One instance works on one spec.
 */
public final class SpecNormalizer {
  private final ExecutionSpec spec;
  private final SqlScanner scanner;
  private final Spelling inputs;
  private final Spelling views;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> used = new LinkedHashSet<>();
  private boolean allTextsScanned = true;

  private SpecNormalizer(ExecutionSpec spec, SqlScanner scanner) {
    this.spec = spec;
    this.scanner = scanner;
    this.inputs = new Spelling(spec.inputRelations().stream().map(i -> i.logicalName()).toList());
    this.views = new Spelling(spec.viewDefinitions().stream().map(ViewDefinition::name).toList());
  }

  /**
   * Resolves a spec.
   *
   * @param given values of parameters as text, by name
   * @throws EngineException at stage {@code spec} with every problem of the parameters
   */
  public static ResolvedSpec normalize(
      ExecutionSpec spec, Map<String, String> given, SqlScanner scanner) {
    return new SpecNormalizer(spec, scanner).resolve(given);
  }

  private ResolvedSpec resolve(Map<String, String> given) {
    SequencedMap<String, ParameterValue> parameters =
        ParameterBinding.bind(spec.typedParameters(), given, findings);
    SortedMap<String, List<String>> declared = new TreeMap<>();
    SortedMap<String, SourceRefs> sources = new TreeMap<>();
    List<ViewDefinition> resolvedViews = new ArrayList<>();
    for (int i = 0; i < spec.viewDefinitions().size(); i++) {
      ViewDefinition view = spec.viewDefinitions().get(i);
      view.viewDependencies().ifPresent(d -> declared.put(view.name(), spelled(d)));
      SourceRefs refs = refs(view, "/view_definitions/" + i + "/transform");
      sources.put(view.name(), refs);
      resolvedViews.add(resolved(view, refs));
    }
    useInOptions();
    reportUnused();
    if (!findings.isEmpty()) {
      throw new EngineException(EngineStage.SPEC, findings);
    }
    ExecutionSpec resolved =
        new ExecutionSpec(
            spec.plugins(),
            spec.typedParameters(),
            spec.inputRelations(),
            resolvedViews,
            spec.outputTargets().stream().map(this::resolved).toList(),
            spec.rulepackProfile(),
            spec.runtime());
    return new ResolvedSpec(
        resolved, declared, parameters, sources, ExecutionSpecJson.hash(resolved));
  }

  private List<String> spelled(List<String> names) {
    return names.stream().map(n -> views.declared(n).orElse(n)).toList();
  }

  private ViewDefinition resolved(ViewDefinition view, SourceRefs refs) {
    Transform transform =
        view.transform().withSources(n -> views.declared(n).or(() -> inputs.declared(n)).orElse(n));
    return new ViewDefinition(
        view.name(),
        view.viewKind(),
        Optional.of(List.copyOf(refs.distinctViews())),
        transform,
        view.outputSchema());
  }

  private OutputTarget resolved(OutputTarget output) {
    return new OutputTarget(
        output.tableName(),
        output.deltaLocation(),
        views.declared(output.sourceView()).orElse(output.sourceView()),
        output.columns(),
        output.materializationMode(),
        output.partitionBy(),
        output.writeMetadata());
  }

  private SourceRefs refs(ViewDefinition view, String at) {
    List<String> names = new ArrayList<>(view.transform().sources());
    boolean isQuery = view.transform() instanceof Transform.Sql;
    view.transform()
        .sqlTexts()
        .forEach(
            (place, sql) -> {
              SqlNames found = scan(sql, isQuery);
              names.addAll(found.tables());
              found.parameters().forEach(p -> use(p, at + place));
            });
    List<String> readInputs = new ArrayList<>();
    List<String> readViews = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    List<String> ambiguous = new ArrayList<>();
    for (String name : names) {
      Optional<String> input = inputs.declared(name);
      Optional<String> other = views.declared(name);
      if (input.isPresent() && other.isPresent()) {
        ambiguous.add(name);
      } else if (input.isPresent()) {
        readInputs.add(input.get());
      } else if (other.isPresent()) {
        readViews.add(other.get());
      } else {
        unknown.add(name);
      }
    }
    return new SourceRefs(readInputs, readViews, unknown, ambiguous);
  }

  /** A text that does not parse names nothing here; planning reports it with its place. */
  private SqlNames scan(String sql, boolean isQuery) {
    try {
      return isQuery ? scanner.query(sql) : scanner.expression(sql);
    } catch (RuntimeException notSql) {
      allTextsScanned = false;
      return new SqlNames(List.of(), List.of());
    }
  }

  private void use(String parameter, String where) {
    List<String> names = spec.typedParameters().stream().map(TypedParameter::name).toList();
    if (Character.isDigit(parameter.charAt(0))) {
      int position = Integer.parseInt(parameter);
      if (position <= names.size()) {
        used.add(names.get(position - 1));
        return;
      }
    } else if (names.contains(parameter)) {
      used.add(parameter);
      return;
    }
    findings.add(
        Finding.of(
                FindingCode.PARAMETER_UNDECLARED,
                where,
                "parameter '" + parameter + "' is not declared")
            .remedy(
                DidYouMean.question(parameter, names)
                    .or(() -> Optional.of("Declare it under typed_parameters"))));
  }

  private void useInOptions() {
    for (int i = 0; i < spec.plugins().size(); i++) {
      String at = "/plugins/" + i + "/options";
      OptionParameters.names(spec.plugins().get(i).options()).forEach(p -> use(p, at));
    }
    for (int i = 0; i < spec.inputRelations().size(); i++) {
      if (spec.inputRelations().get(i).source() instanceof InputSource.Provider provider) {
        String at = "/input_relations/" + i + "/provider/options";
        OptionParameters.names(provider.options()).forEach(p -> use(p, at));
      }
    }
  }

  private void reportUnused() {
    if (!allTextsScanned) {
      return;
    }
    for (int i = 0; i < spec.typedParameters().size(); i++) {
      String name = spec.typedParameters().get(i).name();
      if (!used.contains(name)) {
        findings.add(
            Finding.of(
                    FindingCode.PARAMETER_UNUSED,
                    "/typed_parameters/" + i,
                    "parameter '" + name + "' is declared but not used")
                .remedy("Use it as :" + name + " in a SQL text, or remove it"));
      }
    }
  }
}
