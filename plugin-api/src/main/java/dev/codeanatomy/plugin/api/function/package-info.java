/**
 * Functions: scalar, aggregate, window and table. Each is described by a {@link
 * dev.codeanatomy.plugin.api.function.FunctionSpec} and bound to its argument types before it runs;
 * what bind returns is run by the host, over the engine's own vectors, and closed with the query.
 *
 * <pre>
 *   spec()  ->  bind(BindContext)  ->  Bound...  ->  one evaluator per thread, or one row kernel
 *   once        once per resolved call               batches
 * </pre>
 */
@NullMarked
package dev.codeanatomy.plugin.api.function;

import org.jspecify.annotations.NullMarked;
