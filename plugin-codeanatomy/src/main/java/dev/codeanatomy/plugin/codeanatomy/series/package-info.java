/**
 * Series of whole numbers as tables. Constants come in when a call is bound; rows go out split by
 * split, computed and never stored. Called by queries through the exported functions.
 */
@NullMarked
package dev.codeanatomy.plugin.codeanatomy.series;

import org.jspecify.annotations.NullMarked;
