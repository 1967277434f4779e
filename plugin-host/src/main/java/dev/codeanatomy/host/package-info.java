/**
 * The plugin host. Archives come in; an admission result with every stage's findings goes out, and
 * for an admitted plugin its exports, leases and per-run state. The engine's session, the tools and
 * programs that embed the host call it.
 *
 * <pre>
 *   discover -> manifest -> negotiate -> trust -> link -> load -> export -> prove
 *   no class of the plugin is initialised before load
 * </pre>
 */
@NullMarked
package dev.codeanatomy.host;

import org.jspecify.annotations.NullMarked;
