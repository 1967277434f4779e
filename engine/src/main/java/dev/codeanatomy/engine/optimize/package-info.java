/**
 * Makes a plan cheaper without changing what it means. A validated plan comes in; an equivalent
 * plan with one trace per pass, and the digest of each state, goes out. Called by {@code execute}
 * and the façade before lowering.
 */
@NullMarked
package dev.codeanatomy.engine.optimize;

import org.jspecify.annotations.NullMarked;
