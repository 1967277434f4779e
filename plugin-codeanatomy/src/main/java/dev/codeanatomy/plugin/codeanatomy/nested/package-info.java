/**
 * Functions over lists, maps and structs of any type. What is in them comes in; texts, in the one
 * form that {@link dev.codeanatomy.plugin.codeanatomy.vector.ValueText} gives, or the values
 * themselves go out. Called by queries through the exported functions.
 */
@NullMarked
package dev.codeanatomy.plugin.codeanatomy.nested;

import org.jspecify.annotations.NullMarked;
