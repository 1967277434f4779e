/**
 * The one rule table of capability bits. A bit or a plugin's exports come in; what the bit stands
 * for, since when, what proves it and which exports it covers go out. The host's checks, the
 * verifier, the manifest's derivation, the schema and the documentation all read this table.
 */
@NullMarked
package dev.codeanatomy.common.capability;

import org.jspecify.annotations.NullMarked;
