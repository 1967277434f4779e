/**
 * Checks of a resolved spec that need no plan. A resolved spec comes in; all findings about its
 * names and its graph go out. The compiler calls it first and adds what it finds while building
 * views.
 */
@NullMarked
package dev.codeanatomy.engine.validate;

import org.jspecify.annotations.NullMarked;
