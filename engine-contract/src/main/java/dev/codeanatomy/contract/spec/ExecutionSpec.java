package dev.codeanatomy.contract.spec;

import java.util.List;

/**
 * An execution spec, version 5: plugins, parameters, inputs, views and outputs. Immutable.
 *
 * @param plugins required plugins and their options
 * @param typedParameters values that a run supplies by name
 * @param inputRelations what is read
 * @param viewDefinitions what is computed; at least one
 * @param outputTargets what is written; at least one
 * @param rulepackProfile which optimiser rules run
 * @param runtime how a run behaves; takes no part in the identity of the spec
 */
public record ExecutionSpec(
    List<PluginRequirement> plugins,
    List<TypedParameter> typedParameters,
    List<InputRelation> inputRelations,
    List<ViewDefinition> viewDefinitions,
    List<OutputTarget> outputTargets,
    RulepackProfile rulepackProfile,
    RuntimeSection runtime) {

  /** The version of this form. */
  public static final int VERSION = 5;

  /** Copies the lists and refuses a spec without views or outputs. */
  public ExecutionSpec {
    plugins = List.copyOf(plugins);
    typedParameters = List.copyOf(typedParameters);
    inputRelations = List.copyOf(inputRelations);
    viewDefinitions = List.copyOf(viewDefinitions);
    outputTargets = List.copyOf(outputTargets);
    if (viewDefinitions.isEmpty() || outputTargets.isEmpty()) {
      throw new IllegalArgumentException("a spec has at least one view and one output");
    }
  }
}
