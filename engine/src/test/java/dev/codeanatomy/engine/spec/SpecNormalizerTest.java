package dev.codeanatomy.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.spec.InputSource;
import dev.codeanatomy.contract.spec.ParameterValue;
import dev.codeanatomy.engine.sql.SqlReferences;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecNormalizerTest {
  private static final String SPEC =
      """
      {
        "version": 5,
        "typed_parameters": [
          {"name": "root", "type": "Utf8", "description": "source folder"},
          {"name": "limit", "type": "Int64", "default": 10}
        ],
        "input_relations": [
          {"logical_name": "Spans", "delta_location": "/t"},
          {"logical_name": "sources", "provider": {"kind": "java_sources",
             "options": {"root": {"parameter": "root"}, "deep": [{"parameter": "limit"}]}}}
        ],
        "view_definitions": [
          {"name": "Base", "transform": {"kind": "Filter", "source": "SPANS",
             "predicate": "bend > :limit AND EXISTS (SELECT 1 FROM sources)"}},
          {"name": "top", "transform": {"kind": "Sql", "query":
             "WITH x AS (SELECT * FROM base), spans AS (SELECT 1) SELECT * FROM x, spans, Base b WHERE ':root' = '--:limit' -- :nothing"}}
        ],
        "output_targets": [{"table_name": "top", "source_view": "TOP"}]
      }
      """;

  @Test
  void referencesGetTheirDeclaredSpellingAndDependenciesAreInferred() {
    ResolvedSpec resolved = normalize(SPEC, Map.of("root", "src"));

    assertThat(resolved.spec().viewDefinitions().get(0).transform().sources())
        .containsExactly("Spans");
    assertThat(resolved.spec().outputTargets().get(0).sourceView()).isEqualTo("top");
    assertThat(resolved.sources().get("Base").inputs()).containsExactly("Spans", "sources");
    assertThat(resolved.sources().get("top").views()).containsExactlyInAnyOrder("Base", "Base");
    assertThat(resolved.sources().get("top").inputs()).isEmpty();
    assertThat(resolved.spec().viewDefinitions().get(1).viewDependencies())
        .contains(List.of("Base"));
  }

  @Test
  void parametersGetTheGivenValueOrTheDefault() {
    ResolvedSpec resolved = normalize(SPEC, Map.of("root", "src"));

    assertThat(resolved.parameters())
        .containsExactly(
            Map.entry("root", new ParameterValue.Utf8("src")),
            Map.entry("limit", new ParameterValue.Int64(10)));
    assertThat(normalize(SPEC, Map.of("root", "", "limit", "7")).parameterTexts())
        .containsEntry("limit", "7")
        .containsEntry("root", "");
  }

  @Test
  void optionsGetTheValuesOfParameters() throws Exception {
    ResolvedSpec resolved = normalize(SPEC, Map.of("root", "src"));
    InputSource.Provider provider =
        (InputSource.Provider) resolved.input("sources").orElseThrow().source();

    assertThat(resolved.bound(provider.options()))
        .containsEntry("root", new ObjectMapper().readTree("\"src\""))
        .hasToString("{deep=[10], root=\"src\"}");
  }

  @Test
  void declaringWhatIsInferredDoesNotChangeTheHash() {
    String declared =
        SPEC.replace("\"name\": \"top\",", "\"name\": \"top\", \"view_dependencies\": [\"base\"],");

    assertThat(normalize(declared, Map.of("root", "a")).hash())
        .isEqualTo(normalize(SPEC, Map.of("root", "b")).hash());
  }

  @Test
  void everyProblemOfParametersIsReportedAtOnce() {
    String spec =
        SPEC.replace("bend > :limit", "bend > :limt")
            .replace(
                "{\"name\": \"root\"",
                "{\"name\": \"never\", \"type\": \"Date\"}, {\"name\": \"root\"");
    Map<String, String> given = Map.of("limit", "ten", "rot", "x", "never", "2024-13-01");

    EngineException e = catchThrowableOfType(EngineException.class, () -> normalize(spec, given));

    assertThat(e.error().stage()).isEqualTo(EngineStage.SPEC);
    assertThat(e.error().findings())
        .map(f -> f.code().id() + " " + f.where())
        .containsExactlyInAnyOrder(
            "SPEC-2104 parameter never",
            "SPEC-2101 parameter root",
            "SPEC-2104 parameter limit",
            "SPEC-2102 parameter rot",
            "SPEC-2105 /view_definitions/0/transform/predicate",
            "SPEC-2103 /typed_parameters/0");
    assertThat(e.error().findings().toString())
        .contains("--param root=")
        .contains("Did you mean 'root'?")
        .contains("Did you mean 'limit'?")
        .contains("(source folder)");
  }

  @Test
  void aSpecIsReadWithAllItsProblems() {
    EngineException e =
        catchThrowableOfType(EngineException.class, () -> SpecReader.read("{\"version\": 5}"));

    assertThat(e.error().findings()).hasSize(2);
    assertThat(e.error().stage()).isEqualTo(EngineStage.SPEC);
  }

  private static ResolvedSpec normalize(String spec, Map<String, String> parameters) {
    return SpecNormalizer.normalize(SpecReader.read(spec), parameters, new SqlReferences());
  }
}
