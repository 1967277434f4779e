/**
 * The expression model in which the host hands filters to a table provider, and literals to a
 * function's bind. The host builds it; a provider reads it and answers per conjunct; a predicate
 * that cannot be said in it is never handed over.
 */
@NullMarked
package dev.codeanatomy.plugin.api.expr;

import org.jspecify.annotations.NullMarked;
