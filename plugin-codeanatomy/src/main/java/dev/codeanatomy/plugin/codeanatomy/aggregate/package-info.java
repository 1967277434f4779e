/**
 * Aggregates. Rows of a group come in through the host's state memory or a state object; one value
 * a group goes out. Called by queries through the exported functions.
 */
@NullMarked
package dev.codeanatomy.plugin.codeanatomy.aggregate;

import org.jspecify.annotations.NullMarked;
