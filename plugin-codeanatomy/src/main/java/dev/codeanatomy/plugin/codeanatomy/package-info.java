/**
 * The reference plugin: its entry point and the list of export families. The host calls {@link
 * dev.codeanatomy.plugin.codeanatomy.CodeAnatomyPlugin} once with the plugin's options; what goes
 * out is every function and table of the families. Each family lives in a package of its own and
 * registers itself.
 */
@NullMarked
package dev.codeanatomy.plugin.codeanatomy;

import org.jspecify.annotations.NullMarked;
