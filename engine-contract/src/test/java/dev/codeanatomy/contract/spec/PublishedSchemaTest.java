package dev.codeanatomy.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.codeanatomy.common.manifest.ManifestSchema;
import dev.codeanatomy.contract.result.RunResultJson;
import dev.codeanatomy.contract.snapshot.SnapshotJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dgolden.update=true} to write the published schemas anew. */
class PublishedSchemaTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theSpecsSchemaIsCurrent() throws Exception {
    assertPublished("execution-spec-5.schema.json", ExecutionSpecJson.schema());
  }

  @Test
  void theRunResultsSchemaIsCurrent() throws Exception {
    assertPublished("run-result.schema.json", RunResultJson.schema());
  }

  @Test
  void theSnapshotsSchemasAreCurrent() throws Exception {
    assertPublished("registry-snapshot-1.schema.json", SnapshotJson.REGISTRY.schema());
    assertPublished("docs-snapshot-1.schema.json", SnapshotJson.DOCS.schema());
    assertPublished("capabilities-snapshot-1.schema.json", SnapshotJson.CAPABILITIES.schema());
  }

  @Test
  void thePluginManifestsSchemaIsCurrent() throws Exception {
    assertPublished("plugin-manifest-1.schema.json", ManifestSchema.document());
  }

  @Test
  void aSpecWithEveryKindFitsTheSchema() throws Exception {
    assertThat(new SchemaCheck(ExecutionSpecJson.schema()).problems(JSON.readTree(EveryKind.SPEC)))
        .isEmpty();
  }

  @Test
  void theSchemaRefusesWhatTheReaderRefuses() throws Exception {
    SchemaCheck schema = new SchemaCheck(ExecutionSpecJson.schema());
    String unknown = Specs.MINIMAL.replace("\"version\": 5", "\"version\": 5, \"x\": 1");
    String wrongVersion = Specs.MINIMAL.replace("\"version\": 5", "\"version\": 4");
    String wrongKind = Specs.MINIMAL.replace("\"Project\"", "\"Projct\"");

    assertThat(schema.problems(JSON.readTree(Specs.MINIMAL))).isEmpty();
    assertThat(schema.problems(JSON.readTree(unknown))).containsExactly("/x is not allowed");
    assertThat(schema.problems(JSON.readTree(wrongVersion))).hasSize(1);
    assertThat(schema.problems(JSON.readTree(wrongKind))).hasSize(1);
  }

  @Test
  void theExamplesFitTheSchema() throws Exception {
    SchemaCheck schema = new SchemaCheck(ExecutionSpecJson.schema());
    try (Stream<Path> files = Files.walk(Path.of("..", "examples"))) {
      for (Path file : files.filter(f -> f.endsWith("spec.json")).toList()) {
        String text = Files.readString(file);
        assertThat(schema.problems(JSON.readTree(text))).as("%s", file).isEmpty();
        assertThat(Specs.read(text).outputTargets()).as("%s", file).isNotEmpty();
      }
    }
  }

  private static void assertPublished(String file, JsonNode schema) throws Exception {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    String text =
        JSON.enable(SerializationFeature.INDENT_OUTPUT).writer(printer).writeValueAsString(schema)
            + "\n";
    Path published = DOCS.resolve("schema").resolve(file);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(published.getParent());
      Files.writeString(published, text);
    }
    assertThat(published).hasContent(text);
  }
}
