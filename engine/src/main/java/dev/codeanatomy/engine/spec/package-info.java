/**
 * From text to a resolved spec. JSON and parameter values come in; a spec with defaults filled in,
 * names in their declared spelling, dependencies inferred and parameters bound goes out. The façade
 * calls it first, and every later stage reads only what it made.
 */
@NullMarked
package dev.codeanatomy.engine.spec;

import org.jspecify.annotations.NullMarked;
