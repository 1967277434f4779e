/**
 * Stable hashes and ids. Texts and other values come in; 64-bit numbers, 32 hexadecimal digits or
 * {@code prefix:hash} go out, the same on every machine and in every release. Called by queries
 * through the exported functions, and by the span functions for {@code span_id}.
 */
@NullMarked
package dev.codeanatomy.plugin.codeanatomy.hash;

import org.jspecify.annotations.NullMarked;
