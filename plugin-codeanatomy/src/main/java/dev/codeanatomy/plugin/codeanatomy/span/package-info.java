/**
 * Spans: half-open ranges of bytes in a source file, and the way from columns to bytes. Offsets,
 * columns and span structs come in; span structs, lengths, answers and ids go out. Called by
 * queries through the exported functions.
 */
@NullMarked
package dev.codeanatomy.plugin.codeanatomy.span;

import org.jspecify.annotations.NullMarked;
