/**
 * The table functions and the table provider over Java sources.
 *
 * <p>In comes a bound call or options with a source root; out go a schema, splits and batches of
 * rows. The plugin's entry point exports what is here, and the host calls it.
 */
@NullMarked
package dev.codeanatomy.plugin.codeanatomy.java.table;

import org.jspecify.annotations.NullMarked;
