/**
 * Reading and writing Arrow vectors the way our evaluators need it. Vectors come in as the host
 * hands them over, whatever layout a text has; rows and text forms of values go out. Only the
 * evaluators of this plugin call it.
 */
@NullMarked
package dev.codeanatomy.plugin.codeanatomy.vector;

import org.jspecify.annotations.NullMarked;
