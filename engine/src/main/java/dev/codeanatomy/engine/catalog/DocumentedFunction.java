package dev.codeanatomy.engine.catalog;

import dev.codeanatomy.contract.snapshot.RegistryFunction;
import java.util.Optional;

/**
 * One row of a session's spec table: all that registry, docs and capabilities are made from.
 *
 * @param function how it is called
 * @param section the heading it stands under
 * @param description one or two sentences; may be empty
 * @param example an SQL query that runs as it stands
 */
record DocumentedFunction(
    RegistryFunction function, String section, String description, Optional<String> example) {}
