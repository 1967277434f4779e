/**
 * Window functions. One whole partition in the window's order comes in; one value a row goes out.
 * Called by queries through the exported functions.
 */
@NullMarked
package dev.codeanatomy.plugin.codeanatomy.window;

import org.jspecify.annotations.NullMarked;
