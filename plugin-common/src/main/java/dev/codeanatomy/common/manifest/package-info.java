/**
 * The manifest of a plugin, {@code META-INF/codeanatomy/plugin.json}. Its bytes come in; first a
 * lenient header for negotiation, then the strict manifest or every finding about it go out, and
 * back to bytes. The host reads it, the build's derivation writes it.
 */
@NullMarked
package dev.codeanatomy.common.manifest;

import org.jspecify.annotations.NullMarked;
