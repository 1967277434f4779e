package dev.codeanatomy.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpecHashTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Bytes and hashes are the same under every JDK that runs this test. */
  @Test
  void theCanonicalTextOfTheMinimalSpecIsThisOne() {
    ExecutionSpec spec = Specs.read(Specs.MINIMAL);

    assertThat(ExecutionSpecJson.canonical(spec))
        .isEqualTo(
            "{\"input_relations\":[{\"delta_location\":\"/tables/files\","
                + "\"logical_name\":\"files\"}],\"output_targets\":[{\"columns\":[],"
                + "\"materialization_mode\":\"Overwrite\",\"partition_by\":[],"
                + "\"source_view\":\"paths\",\"table_name\":\"paths\",\"write_metadata\":{}}],"
                + "\"plugins\":[],\"rulepack_profile\":\"Default\","
                + "\"runtime\":{\"lineage_tags\":{}},\"typed_parameters\":[],\"version\":5,"
                + "\"view_definitions\":[{\"name\":\"paths\",\"transform\":{\"columns\":[\"path\"],"
                + "\"kind\":\"Project\",\"source\":\"files\"}}]}");
    assertThat(ExecutionSpecJson.hash(spec).identity().text())
        .isEqualTo("blake3:42fea7b8893e80ff851126a9b72114d76ece0308d0a9885caeb6a29e9f2d36e2");
    assertThat(ExecutionSpecJson.hash(spec).full().text())
        .isEqualTo("blake3:7558cee06b44591721ef81dab4625d86f391efaa60cf7666599b9941077d9e26");
  }

  @Test
  void everyKindReadsBackFromItsCanonicalText() {
    ExecutionSpec spec = Specs.read(EveryKind.SPEC);

    assertThat(Specs.read(ExecutionSpecJson.canonical(spec))).isEqualTo(spec);
  }

  @Property(tries = 50)
  void keyOrderAndWhiteSpaceAreNoPartOfTheHash(@ForAll long seed) throws Exception {
    JsonNode shuffled = shuffle(JSON.readTree(EveryKind.SPEC), new Random(seed));
    String text =
        JSON.writer(
                seed % 2 == 0
                    ? SerializationFeature.INDENT_OUTPUT
                    : SerializationFeature.WRITE_SELF_REFERENCES_AS_NULL)
            .writeValueAsString(shuffled);

    assertThat(ExecutionSpecJson.hash(Specs.read(text)))
        .isEqualTo(ExecutionSpecJson.hash(Specs.read(EveryKind.SPEC)));
  }

  @Property(tries = 50)
  void writingADefaultOutIsNoPartOfTheHash(@ForAll long seed) throws Exception {
    ExecutionSpec spec = Specs.read(EveryKind.SPEC);
    JsonNode sparse = JSON.readTree(EveryKind.SPEC);
    ObjectNode full = ExecutionSpecJson.tree(spec);
    JsonNode mixed = mix(sparse, full, new Random(seed));

    assertThat(ExecutionSpecJson.hash(Specs.read(mixed.toString())))
        .isEqualTo(ExecutionSpecJson.hash(spec));
  }

  @Test
  void runtimeAndWriteMetadataAreOnlyPartOfTheFullHash() {
    SpecHash plain = ExecutionSpecJson.hash(Specs.read(Specs.MINIMAL));
    SpecHash tagged =
        ExecutionSpecJson.hash(
            Specs.read(
                Specs.MINIMAL.replace(
                    "5,", "5, \"runtime\": {\"lineage_tags\": {\"a\": \"b\"}},")));
    SpecHash annotated =
        ExecutionSpecJson.hash(
            Specs.read(
                Specs.MINIMAL.replace(
                    "\"table_name\"", "\"write_metadata\": {\"by\": \"me\"}, \"table_name\"")));

    assertThat(tagged.identity()).isEqualTo(plain.identity()).isEqualTo(annotated.identity());
    assertThat(tagged.full()).isNotEqualTo(plain.full()).isNotEqualTo(annotated.full());
    assertThat(annotated.full()).isNotEqualTo(plain.full());
  }

  @Test
  void whatChangesAResultChangesTheIdentity() {
    SpecHash plain = ExecutionSpecJson.hash(Specs.read(Specs.MINIMAL));

    assertThat(
            ExecutionSpecJson.hash(
                Specs.read(Specs.MINIMAL.replace("/tables/files", "/tables/other"))))
        .isNotEqualTo(plain);
  }

  private static JsonNode shuffle(JsonNode node, Random random) {
    if (node.isObject()) {
      List<String> keys = new ArrayList<>();
      node.fieldNames().forEachRemaining(keys::add);
      Collections.shuffle(keys, random);
      ObjectNode object = JSON.createObjectNode();
      keys.forEach(k -> object.set(k, shuffle(node.get(k), random)));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JSON.createArrayNode();
      node.forEach(e -> array.add(shuffle(e, random)));
      return array;
    }
    return node;
  }

  /** The sparse tree with some of the full tree's further properties. */
  private static JsonNode mix(JsonNode sparse, JsonNode full, Random random) {
    if (sparse.isObject()) {
      ObjectNode object = JSON.createObjectNode();
      full.properties()
          .forEach(
              e -> {
                if (sparse.has(e.getKey())) {
                  object.set(e.getKey(), mix(sparse.get(e.getKey()), e.getValue(), random));
                } else if (random.nextBoolean()) {
                  object.set(e.getKey(), e.getValue());
                }
              });
      return object;
    }
    if (sparse.isArray()) {
      ArrayNode array = JSON.createArrayNode();
      for (int i = 0; i < sparse.size(); i++) {
        array.add(mix(sparse.get(i), full.get(i), random));
      }
      return array;
    }
    return sparse;
  }
}
