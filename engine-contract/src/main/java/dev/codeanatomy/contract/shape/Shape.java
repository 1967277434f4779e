package dev.codeanatomy.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The JSON form of values of one type.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <T> the type
 */
public interface Shape<T> {
  /**
   * Reads a value; reports every problem found below and then returns nothing.
   *
   * @param node never a JSON null
   */
  Optional<T> read(JsonNode node, Place at);

  /** The JSON of the value, with defaults filled in. */
  JsonNode write(T value);

  /** JSON Schema (2020-12) of the form; named objects are put into the definitions. */
  ObjectNode schema(SchemaDefinitions definitions);
}
