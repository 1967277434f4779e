/**
 * Normal forms of texts and qualified names. Texts and constant options come in; normalised texts
 * or nulls go out. Called by queries through the exported functions.
 */
@NullMarked
package dev.codeanatomy.plugin.codeanatomy.text;

import org.jspecify.annotations.NullMarked;
