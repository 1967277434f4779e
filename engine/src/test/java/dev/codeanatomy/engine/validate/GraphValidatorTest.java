package dev.codeanatomy.engine.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.engine.spec.SpecNormalizer;
import dev.codeanatomy.engine.spec.SpecReader;
import dev.codeanatomy.engine.sql.SqlReferences;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GraphValidatorTest {
  @Test
  void anOutputMayBeCalledLikeItsView() {
    assertThat(findings(view("cpg_nodes", "files"), output("cpg_nodes", "cpg_nodes"))).isEmpty();
  }

  @Test
  void namesAreUniqueWithinTheirKindWhateverTheirCase() {
    assertThat(
            findings(
                view("a", "files") + ", " + view("A", "files"),
                output("o", "a") + ", " + output("o", "a")))
        .anyMatch(f -> f.startsWith("SPEC-2201 /view_definitions/1: the view 'A'"))
        .anyMatch(f -> f.startsWith("SPEC-2201 /output_targets/1: the output 'o'"));
  }

  @Test
  void unknownSourcesGetASuggestion() {
    assertThat(findings(view("a", "flies"), output("o", "a")))
        .anyMatch(
            f ->
                f.startsWith("SPEC-2202 /view_definitions/0/transform (view 'a'): 'flies'")
                    && f.endsWith("Did you mean 'files'?"));
  }

  @Test
  void aSourceThatIsAnInputAndAViewIsAmbiguous() {
    assertThat(findings(view("files", "files"), output("o", "files")))
        .anyMatch(f -> f.startsWith("SPEC-2204"));
  }

  @Test
  void anOutputsSourceIsAView() {
    assertThat(findings(view("a", "files"), output("o", "files") + ", " + output("p", "b")))
        .anyMatch(f -> f.startsWith("SPEC-2206") && f.contains("add a view that reads it"))
        .anyMatch(f -> f.startsWith("SPEC-2206 /output_targets/1") && f.contains("'a'"));
  }

  @Test
  void aCircleIsShownAsAPath() {
    assertThat(
            findings(
                view("a", "c")
                    + ", "
                    + view("b", "a")
                    + ", "
                    + view("c", "b")
                    + ", "
                    + view("d", "c"),
                output("o", "d")))
        .filteredOn(f -> f.startsWith("SPEC-2203"))
        .singleElement()
        .asString()
        .contains("a -> c -> b -> a");
  }

  @Test
  void aViewThatReadsItselfIsACircle() {
    assertThat(findings(view("a", "a"), output("o", "a")))
        .anyMatch(f -> f.startsWith("SPEC-2203") && f.contains("a -> a"));
  }

  @Test
  void circlesThatDoNotTouchAreReportedEach() {
    TreeMap<String, Set<String>> graph =
        new TreeMap<>(
            Map.of("a", Set.of("b"), "b", Set.of("a"), "x", Set.of("y"), "y", Set.of("x", "a")));

    assertThat(Cycles.of(graph)).containsExactly(List.of("a", "b", "a"), List.of("x", "y", "x"));
  }

  @Test
  void declaredDependenciesMustBeTheInferredOnes() {
    String views =
        view("a", "files")
            + ", "
            + view("b", "a").replace("\"transform\"", "\"view_dependencies\": [], \"transform\"");

    assertThat(findings(views, output("o", "b")))
        .singleElement()
        .asString()
        .startsWith("SPEC-2205 /view_definitions/1/view_dependencies")
        .contains("expected [a]");
  }

  @Test
  void whatNoOutputNeedsIsAWarning() {
    assertThat(findings(view("a", "other") + ", " + view("b", "files"), output("o", "b")))
        .containsExactlyInAnyOrder(
            "SPEC-2207 /view_definitions/0: no output needs view 'a'; it is checked but not"
                + " computed",
            "SPEC-2208 /input_relations/1: no output needs input 'other'");
  }

  private static String view(String name, String source) {
    return "{\"name\": \"%s\", \"transform\": {\"kind\": \"Filter\", \"source\": \"%s\", \"predicate\": \"1 = 1\"}}"
        .formatted(name, source);
  }

  private static String output(String name, String view) {
    return "{\"table_name\": \"%s\", \"source_view\": \"%s\"}".formatted(name, view);
  }

  private static List<String> findings(String views, String outputs) {
    String other =
        views.contains("\"other\"")
            ? ", {\"logical_name\": \"other\", \"delta_location\": \"/o\"}"
            : "";
    String spec =
        """
        {"version": 5, "input_relations": [{"logical_name": "files", "delta_location": "/f"}%s],
         "view_definitions": [%s], "output_targets": [%s]}
        """
            .formatted(other, views, outputs);
    return GraphValidator.validate(
            SpecNormalizer.normalize(SpecReader.read(spec), Map.of(), new SqlReferences()))
        .stream()
        .filter(f -> !other.isEmpty() || !f.where().startsWith("/input_relations"))
        .map(Finding::toString)
        .toList();
  }
}
