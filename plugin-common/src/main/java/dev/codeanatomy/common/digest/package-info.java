/**
 * Canonical bytes and their digest. JSON trees and byte strings come in; RFC 8785 text and {@code
 * blake3:<hex>} content hashes go out. Every module that must name content by value calls it: host
 * (plugin identity), contract (spec and result), engine (plans).
 */
@NullMarked
package dev.codeanatomy.common.digest;

import org.jspecify.annotations.NullMarked;
