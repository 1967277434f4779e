package dev.codeanatomy.engine.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.codeanatomy.contract.spec.ExecutionSpec;
import dev.codeanatomy.contract.spec.InputRelation;
import dev.codeanatomy.contract.spec.ParameterValue;
import dev.codeanatomy.contract.spec.SpecHash;
import dev.codeanatomy.contract.spec.ViewDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A spec that later stages work on. Immutable.
 *
 * @param spec defaults filled in, references in their declared spelling, {@code view_dependencies}
 *     present; provider and plugin options still name parameters
 * @param declared the dependencies that the text declared, by view
 * @param parameters every declared parameter with its value, in declaration order
 * @param sources what each view reads, by view
 * @param hash of {@code spec}
 */
public record ResolvedSpec(
    ExecutionSpec spec,
    SortedMap<String, List<String>> declared,
    SequencedMap<String, ParameterValue> parameters,
    SortedMap<String, SourceRefs> sources,
    SpecHash hash) {
  /** Copies the maps. */
  public ResolvedSpec {
    declared = Collections.unmodifiableSortedMap(new TreeMap<>(declared));
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
  }

  /** The view with exactly this name. */
  public Optional<ViewDefinition> view(String name) {
    return spec.viewDefinitions().stream().filter(v -> v.name().equals(name)).findFirst();
  }

  /** The input with exactly this name. */
  public Optional<InputRelation> input(String name) {
    return spec.inputRelations().stream().filter(i -> i.logicalName().equals(name)).findFirst();
  }

  /** Options of a plugin or provider with the values of parameters in place of references. */
  public SortedMap<String, JsonNode> bound(SortedMap<String, JsonNode> options) {
    return OptionParameters.bind(options, parameters);
  }

  /** The parameters' values as text, by name. */
  public SortedMap<String, String> parameterTexts() {
    SortedMap<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, ParameterValue> entry : parameters.entrySet()) {
      texts.put(entry.getKey(), entry.getValue().text());
    }
    return texts;
  }
}
