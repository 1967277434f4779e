/**
 * Isolation. A plugin's unpacked directory and the Java modules it declares come in; a class loader
 * that sees its own classes, the plugin API, Arrow's vectors and those modules, and nothing else of
 * the program, goes out. The load stage calls it.
 */
@NullMarked
package dev.codeanatomy.host.loader;

import org.jspecify.annotations.NullMarked;
