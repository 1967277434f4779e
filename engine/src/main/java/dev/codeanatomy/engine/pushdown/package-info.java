/**
 * Filters that a plugin's table can take over. A filter over a provider's scan comes in; a scan
 * that has what the provider accepted, and a filter with the rest, go out. Called by {@code
 * optimize}.
 */
@NullMarked
package dev.codeanatomy.engine.pushdown;

import org.jspecify.annotations.NullMarked;
