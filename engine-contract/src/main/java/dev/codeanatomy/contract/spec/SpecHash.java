package dev.codeanatomy.contract.spec;

import dev.codeanatomy.common.digest.ContentHash;

/**
 * The hash pair of a spec.
 *
 * @param identity covers all that can change a result
 * @param full covers everything
 */
public record SpecHash(ContentHash identity, ContentHash full) {}
