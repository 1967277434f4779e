/**
 * Calls of plugin functions, without an engine: resolving arguments, the contexts a plugin is bound
 * with, rows in memory, and running a bound function over them. Specs, fields and literals come in;
 * resolved calls and result vectors go out. The host's proofs and the engine's planner call it.
 */
@NullMarked
package dev.codeanatomy.host.call;

import org.jspecify.annotations.NullMarked;
