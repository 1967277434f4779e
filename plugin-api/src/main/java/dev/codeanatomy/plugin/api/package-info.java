/**
 * The front door of the ABI: the entry point a plugin implements, what it hands over, and what the
 * host gives it.
 *
 * <p>A plugin is compiled against this module and nothing else of ours. The host calls {@link
 * dev.codeanatomy.plugin.api.PluginModule#exports} once; what comes back is compared with the
 * manifest before any function runs. Whatever a plugin implements grows only by default methods,
 * whatever the host implements is an interface, and whatever a plugin builds is a final class with
 * a builder: no record, sealed type or enum crosses this boundary.
 */
@NullMarked
package dev.codeanatomy.plugin.api;

import org.jspecify.annotations.NullMarked;
