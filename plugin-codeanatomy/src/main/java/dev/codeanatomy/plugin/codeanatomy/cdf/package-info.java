/**
 * What a row of a table's change feed says happened. Change types come in as texts; ranks and
 * answers go out. Called by queries through the exported functions.
 */
@NullMarked
package dev.codeanatomy.plugin.codeanatomy.cdf;

import org.jspecify.annotations.NullMarked;
