/**
 * The one Arrow schema codec. A schema or its IPC bytes come in, the other goes out. Whoever stores
 * or sends a schema calls it: the host, the contract, the engine.
 */
@NullMarked
package dev.codeanatomy.common.schema;

import org.jspecify.annotations.NullMarked;
