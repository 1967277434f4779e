package dev.codeanatomy.contract.snapshot;

import java.util.Optional;

/**
 * One part of the runtime install contract: what a session needs or may have, and what is there.
 *
 * @param name {@code duckdb} or {@code table_functions}, for example
 * @param required whether no session starts without it
 * @param expected the versions that fit, or what must be there
 * @param installed what is there; empty if it is missing
 */
public record InstalledPart(
    String name, boolean required, String expected, Optional<String> installed) {}
