package dev.codeanatomy.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.digest.CanonicalJson;
import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.shape.JsonText;
import dev.codeanatomy.contract.shape.Place;
import dev.codeanatomy.contract.shape.SchemaDefinitions;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON form of an execution spec: strict reading, canonical writing, hashing, and its schema.
 * Stateless.
 */
public final class ExecutionSpecJson {
  /** The address under which the schema calls itself. */
  public static final String SCHEMA_ID = "https://codeanatomy.dev/schema/execution-spec-5.json";

  private ExecutionSpecJson() {}

  /** Reads a spec; every problem of a well-formed text is reported at once. */
  public static SpecReading read(String text) {
    List<Finding> findings = new ArrayList<>();
    JsonNode tree = JsonText.parse(text, findings);
    if (!findings.isEmpty()) {
      return new SpecReading.Refused(findings);
    }
    Place root = Place.root(findings);
    if (tree.isObject() && !versionFits(tree, root)) {
      return new SpecReading.Refused(findings);
    }
    return SpecShapes.SPEC
        .read(tree, root)
        .filter(spec -> findings.isEmpty())
        .<SpecReading>map(SpecReading.Read::new)
        .orElseGet(() -> new SpecReading.Refused(findings));
  }

  private static boolean versionFits(JsonNode tree, Place root) {
    JsonNode version = tree.path("version");
    if (tree.has("parameter_templates")) {
      Place at = root.key("parameter_templates");
      at.report(
          at.finding(
                  FindingCode.SPEC_LEGACY_PARAMETER_TEMPLATES,
                  "'parameter_templates' is no longer a property")
              .remedy("Declare the parameters under 'typed_parameters' and use them as :name"));
      return false;
    }
    if (!version.isIntegralNumber() || version.asLong() == ExecutionSpec.VERSION) {
      return true;
    }
    Place at = root.key("version");
    String remedy =
        version.asLong() == 4
            ? "Version 4 is upgraded in a later release; docs/spec.md lists what to change by hand"
            : "Write the spec in version " + ExecutionSpec.VERSION;
    at.report(
        at.finding(FindingCode.SPEC_VERSION_UNSUPPORTED, "version " + version.asText())
            .expected("version " + ExecutionSpec.VERSION + " (supported: 5 to 5)")
            .remedy(remedy));
    return false;
  }

  /** The spec as a tree with every default filled in. */
  public static ObjectNode tree(ExecutionSpec spec) {
    return (ObjectNode) SpecShapes.SPEC.write(spec);
  }

  /** The canonical text (RFC 8785) with every default filled in. */
  public static String canonical(ExecutionSpec spec) {
    return CanonicalJson.text(tree(spec));
  }

  /**
   * The two hashes of a spec. {@code full} covers its canonical text; {@code identity} the same
   * without {@code runtime} and without the outputs' {@code write_metadata}, which change no
   * result.
   */
  public static SpecHash hash(ExecutionSpec spec) {
    ObjectNode tree = tree(spec);
    ContentHash full = ContentHash.of(tree);
    tree.remove("runtime");
    tree.path("output_targets").forEach(o -> ((ObjectNode) o).remove("write_metadata"));
    return new SpecHash(ContentHash.of(tree), full);
  }

  /** JSON Schema (2020-12) of version 5. */
  public static ObjectNode schema() {
    return SchemaDefinitions.document(
        SCHEMA_ID, "CodeAnatomy execution spec, version 5", SpecShapes.SPEC);
  }
}
