package dev.codeanatomy.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecStrictnessTest {
  @Test
  void malformedJsonNamesLineColumnAndPointer() {
    String text = "{\n  \"version\": 5,\n  \"view_definitions\": [ {\"name\": } ]\n}";

    assertThat(Specs.refused(text))
        .singleElement()
        .asString()
        .startsWith("SPEC-2001 line 3, column 34, at /view_definitions/0/name: ")
        .contains("Unexpected character ('}'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{\"version\": 5", "{} x", "{\"a\": 1, \"a\": 2}", "nope"})
  void textThatIsNotOneJsonValueIsMalformed(String text) {
    assertThat(Specs.refused(text)).singleElement().asString().startsWith("SPEC-2001 line ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "\"spec\"", "null"})
  void aSpecIsAnObject(String text) {
    assertThat(Specs.refused(text))
        .singleElement()
        .asString()
        .startsWith("SPEC-2005 (root): ")
        .contains("expected an object");
  }

  @Test
  void unknownPropertiesAreRefusedEverywhereAndAllAtOnce() {
    String text =
        Specs.MINIMAL
            .replace("\"version\": 5,", "\"version\": 5, \"veiw_definitions\": [],")
            .replace("\"delta_location\"", "\"delta_loc\": 1, \"delta_location\"")
            .replace("\"source\": \"files\"", "\"sorce\": \"files\", \"source\": \"files\"")
            .replace("\"table_name\"", "\"location\": 1, \"table_name\"");

    assertThat(Specs.refused(text))
        .hasSize(4)
        .anySatisfy(
            f ->
                assertThat(f)
                    .startsWith("SPEC-2003 /veiw_definitions: unknown property 'veiw_definitions'")
                    .endsWith("Did you mean 'view_definitions'?"))
        .anyMatch(f -> f.startsWith("SPEC-2003 /input_relations/0/delta_loc:"))
        .anyMatch(
            f ->
                f.startsWith("SPEC-2003 /view_definitions/0/transform/sorce:")
                    && f.endsWith("Did you mean 'source'?"))
        .anyMatch(f -> f.startsWith("SPEC-2003 /output_targets/0/location:"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3", "4", "6", "500"})
  void anotherVersionIsRefusedWithTheSupportedRange(String version) {
    assertThat(Specs.refused(Specs.MINIMAL.replace("\"version\": 5", "\"version\": " + version)))
        .singleElement()
        .asString()
        .startsWith("SPEC-2002 /version: version " + version)
        .contains("supported: 5 to 5");
  }

  @Test
  void versionFourSaysThatItsUpgradeComesLater() {
    assertThat(Specs.refused(Specs.MINIMAL.replace("\"version\": 5", "\"version\": 4")))
        .singleElement()
        .asString()
        .contains("upgraded in a later release");
  }

  @Test
  void aMissingVersionIsReportedWithTheOtherProblems() {
    String text = Specs.MINIMAL.replace("\"version\": 5,", "\"plugin\": [],");

    assertThat(Specs.refused(text))
        .anyMatch(f -> f.startsWith("SPEC-2004 (root): property 'version' is missing"))
        .anyMatch(f -> f.endsWith("Did you mean 'plugins'?"));
  }

  @ParameterizedTest
  @CsvSource({
    "join_graph",
    "rule_intents",
    "rule_overlay",
    "runtime_profile",
    "cache_policy",
    "maintenance",
    "session_options"
  })
  void fieldsOfLaterReleasesAreRefusedByName(String field) {
    String text = Specs.MINIMAL.replace("\"version\": 5", "\"version\": 5, \"" + field + "\": {}");

    assertThat(Specs.refused(text))
        .singleElement()
        .asString()
        .startsWith("SPEC-2009 /" + field + ": '" + field + "' is not supported yet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tracing", "tuner_mode", "capture_substrait", "enable_tracing"})
  void runtimeFieldsOfLaterReleasesAreRefusedByName(String field) {
    String text =
        Specs.MINIMAL.replace(
            "\"version\": 5", "\"version\": 5, \"runtime\": {\"" + field + "\": true}");

    assertThat(Specs.refused(text)).singleElement().asString().startsWith("SPEC-2009 /runtime/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Window", "Sort", "Limit", "Distinct", "IncrementalCdf", "Metadata"})
  void transformKindsOfLaterReleasesAreRefusedByName(String kind) {
    assertThat(Specs.refused(Specs.withTransform("{\"kind\": \"" + kind + "\"}")))
        .singleElement()
        .asString()
        .startsWith("SPEC-2009 /view_definitions/0/transform/kind: '" + kind + "'");
  }

  @Test
  void laterWordsAreToldFromUnknownOnes() {
    String later = Specs.MINIMAL.replace("5,", "5, \"rulepack_profile\": \"Strict\",");
    String unknown = Specs.MINIMAL.replace("5,", "5, \"rulepack_profile\": \"Defalt\",");

    assertThat(Specs.refused(later)).singleElement().asString().startsWith("SPEC-2009");
    assertThat(Specs.refused(unknown))
        .singleElement()
        .asString()
        .startsWith("SPEC-2006 /rulepack_profile: 'Defalt'")
        .endsWith("Did you mean 'Default'?");
  }

  @Test
  void anUnknownKindSuggestsTheNearest() {
    assertThat(Specs.refused(Specs.withTransform("{\"kind\": \"Projct\", \"source\": \"files\"}")))
        .singleElement()
        .asString()
        .startsWith("SPEC-2006 /view_definitions/0/transform/kind: 'Projct'")
        .endsWith("Did you mean 'Project'?");
  }

  @Test
  void theOldParameterTemplatesHaveTheirOwnCode() {
    String text = Specs.MINIMAL.replace("5,", "5, \"parameter_templates\": [],");

    assertThat(Specs.refused(text))
        .singleElement()
        .asString()
        .startsWith("SPEC-2010 /parameter_templates");
  }

  @Test
  void noViewsAndNoOutputsAreRefused() {
    String text = "{\"version\": 5, \"view_definitions\": [], \"output_targets\": []}";

    assertThat(Specs.refused(text))
        .anyMatch(f -> f.startsWith("SPEC-2007 /view_definitions: 0 elements"))
        .anyMatch(f -> f.startsWith("SPEC-2007 /output_targets: 0 elements"))
        .hasSize(2);
  }

  @Test
  void wrongTypesNameWhatWasFoundAndExpected() {
    String text =
        Specs.MINIMAL
            .replace("[\"path\"]", "[1]")
            .replace("\"source_view\": \"paths\"", "\"source_view\": [\"paths\"]");

    assertThat(Specs.refused(text))
        .containsExactlyInAnyOrder(
            "SPEC-2005 /view_definitions/0/transform/columns/0: the number 1; expected a string or"
                + " an object",
            "SPEC-2005 /output_targets/0/source_view: an array; expected a string");
  }

  @Test
  void anInputIsATableOrAProvider() {
    String neither = Specs.MINIMAL.replace(", \"delta_location\": \"/tables/files\"", "");
    String both =
        Specs.MINIMAL.replace(
            "\"/tables/files\"", "\"/tables/files\", \"provider\": {\"kind\": \"java_sources\"}");

    assertThat(Specs.refused(neither))
        .singleElement()
        .asString()
        .startsWith("SPEC-2007 /input_relations/0: an input has exactly one of");
    assertThat(Specs.refused(both)).hasSize(1);
  }

  @Test
  void namesThatCouldLeaveTheOutputFolderAreRefused() {
    String text = Specs.MINIMAL.replace("\"table_name\": \"paths\"", "\"table_name\": \"../x\"");

    assertThat(Specs.refused(text))
        .singleElement()
        .asString()
        .startsWith("SPEC-2007 /output_targets/0: the output name '../x'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":\"Normalize\",\"source\":\"files\",\"id_prefix\":\"f\",\"id_columns\":[]}|id_columns",
        "{\"kind\":\"Union\",\"sources\":[\"files\"]}|sources",
        "{\"kind\":\"CpgEmit\",\"output_kind\":\"Nodes\",\"sources\":[]}|sources",
        "{\"kind\":\"Aggregate\",\"source\":\"files\"}|group_by and aggregations",
        "{\"kind\":\"Relate\",\"left\":\"a\",\"right\":\"b\",\"condition\":{\"keys\":[]}}|keys",
        "{\"kind\":\"Relate\",\"left\":\"a\",\"right\":\"b\",\"condition\":{}}|exactly one of",
        "{\"kind\":\"CpgEmit\",\"output_kind\":\"PropsMap\",\"sources\":[\"files\"]}|later release",
      })
  void transformsRefuseWhatHasNoMeaning(String transform, String reason) {
    assertThat(Specs.refused(Specs.withTransform(transform)))
        .singleElement()
        .asString()
        .startsWith("SPEC-20")
        .contains(reason);
  }

  @Test
  void parameterDefaultsMustFitTheirType() {
    String text =
        Specs.MINIMAL.replace(
            "5,",
            """
            5, "typed_parameters": [
              {"name": "a", "type": "Int64", "default": "x"},
              {"name": "b", "type": "Utf8", "default": 1},
              {"name": "c d", "type": "Date", "default": "2024-01-15"},
              {"name": "e", "type": "Int", "default": 1}],\
            """);

    assertThat(Specs.refused(text))
        .hasSize(4)
        .anyMatch(f -> f.contains("/typed_parameters/0: 'x' is not a whole number"))
        .anyMatch(f -> f.contains("/typed_parameters/1: the default 1 is not of type Utf8"))
        .anyMatch(f -> f.contains("/typed_parameters/2: the parameter name 'c d'"))
        .anyMatch(f -> f.contains("/typed_parameters/3/type: 'Int'"));
  }
}
