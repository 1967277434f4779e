/**
 * Functions that pass their value on, or look at its field instead of it: what a value means is in
 * the metadata of its field. Called by queries through the exported functions.
 */
@NullMarked
package dev.codeanatomy.plugin.codeanatomy.metadata;

import org.jspecify.annotations.NullMarked;
