package dev.codeanatomy.contract.snapshot;

import static dev.codeanatomy.contract.shape.Shapes.integer;
import static dev.codeanatomy.contract.shape.Shapes.mapped;
import static dev.codeanatomy.contract.shape.Shapes.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.digest.CanonicalJson;
import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.shape.JsonText;
import dev.codeanatomy.contract.shape.ObjectShape;
import dev.codeanatomy.contract.shape.Place;
import dev.codeanatomy.contract.shape.Properties;
import dev.codeanatomy.contract.shape.SchemaDefinitions;
import java.util.ArrayList;
import java.util.List;

/**
 * The one JSON form of the snapshots: RFC 8785 canonical text of {@code {"contract", "hash",
 * "snapshot", "version"}}. The hash is BLAKE3 over the canonical text of the other three. Equal
 * snapshots have equal bytes, whoever writes them. Stateless.
 *
 * @param <T> the kind of snapshot
 */
public final class SnapshotJson<T> {
  /** The functions of a session. */
  public static final SnapshotJson<RegistrySnapshot> REGISTRY =
      new SnapshotJson<>("registry", 1, SnapshotShapes.REGISTRY);

  /** What is written about them. */
  public static final SnapshotJson<DocsSnapshot> DOCS =
      new SnapshotJson<>("docs", 1, SnapshotShapes.DOCS);

  /** What the engine is made of and can do. */
  public static final SnapshotJson<CapabilitySnapshot> CAPABILITIES =
      new SnapshotJson<>("capabilities", 1, SnapshotShapes.CAPABILITIES);

  private static final String VERSION = "version";

  private final String contract;
  private final long version;
  private final ObjectShape<T> content;
  private final ObjectShape<Envelope<T>> shape;

  private SnapshotJson(String contract, long version, ObjectShape<T> content) {
    this.contract = contract;
    this.version = version;
    this.content = content;
    this.shape = envelope();
  }

  private record Envelope<T>(long version, ContentHash hash, T snapshot) {}

  private ObjectShape<Envelope<T>> envelope() {
    Properties<Envelope<T>> p =
        Properties.of(content.name() + "Document", "A " + contract + " snapshot with its hash.");
    p.tag("contract", contract);
    var number =
        p.required(
            VERSION, integer(version, version), Envelope::version, "The version of this form.");
    var hash =
        p.required(
            "hash",
            mapped(name(), ContentHash::new, ContentHash::text),
            Envelope::hash,
            "BLAKE3 over the canonical text of the other properties.");
    var snapshot = p.required("snapshot", content, Envelope::snapshot, "The content.");
    return p.build(v -> new Envelope<>(v.get(number), v.get(hash), v.get(snapshot)));
  }

  /** What the document calls itself. */
  public String contract() {
    return contract;
  }

  /** The version of the form that this codec reads and writes. */
  public long version() {
    return version;
  }

  /** The hash that a snapshot has in every process. */
  public ContentHash hash(T snapshot) {
    ObjectNode covered = JsonNodeFactory.instance.objectNode();
    covered.put("contract", contract).put(VERSION, version);
    covered.set("snapshot", content.write(snapshot));
    return ContentHash.of(covered);
  }

  /** The document as a tree. */
  public JsonNode tree(T snapshot) {
    return shape.write(new Envelope<>(version, hash(snapshot), snapshot));
  }

  /** The canonical text, without a line end. */
  public String write(T snapshot) {
    return CanonicalJson.text(tree(snapshot));
  }

  /** Reads a document; strict as a spec is, and the hash must be that of the content. */
  public SnapshotReading<T> read(String text) {
    List<Finding> findings = new ArrayList<>();
    JsonNode tree = JsonText.parse(text, findings);
    if (!findings.isEmpty()) {
      return new SnapshotReading.Refused<>(findings);
    }
    Place root = Place.root(findings);
    if (tree.isObject() && !isThisContract(tree, root)) {
      return new SnapshotReading.Refused<>(findings);
    }
    return shape
        .read(tree, root)
        .filter(document -> findings.isEmpty() && hashFits(document, root))
        .<SnapshotReading<T>>map(d -> new SnapshotReading.Read<>(d.snapshot(), d.hash()))
        .orElseGet(() -> new SnapshotReading.Refused<>(findings));
  }

  /** Another contract or version has other properties, about which nothing needs to be said. */
  private boolean isThisContract(JsonNode tree, Place root) {
    return says(tree, root, "contract", JsonNodeFactory.instance.textNode(contract))
        && says(tree, root, VERSION, JsonNodeFactory.instance.numberNode(version));
  }

  private static boolean says(JsonNode tree, Place root, String property, JsonNode expected) {
    if (!tree.hasNonNull(property)) {
      root.report(
          root.finding(
              FindingCode.SPEC_MISSING_PROPERTY, "property '" + property + "' is missing"));
      return false;
    }
    if (!tree.get(property).asText().equals(expected.asText())) {
      Place at = root.key(property);
      at.report(
          at.finding(FindingCode.SPEC_INVALID_VALUE, property + " " + tree.get(property))
              .expected(property + " " + expected));
      return false;
    }
    return true;
  }

  private boolean hashFits(Envelope<T> document, Place root) {
    ContentHash actual = hash(document.snapshot());
    if (!actual.equals(document.hash())) {
      Place at = root.key("hash");
      at.report(
          at.finding(FindingCode.SPEC_INVALID_VALUE, "the hash is not that of the content")
              .expected(actual.text()));
    }
    return actual.equals(document.hash());
  }

  /** JSON Schema (2020-12) of the document. */
  public ObjectNode schema() {
    return SchemaDefinitions.document(
        "https://codeanatomy.dev/schema/" + contract + "-snapshot-" + version + ".json",
        "CodeAnatomy " + contract + " snapshot, version " + version,
        shape);
  }
}
