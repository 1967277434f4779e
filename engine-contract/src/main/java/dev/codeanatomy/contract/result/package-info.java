/**
 * What a run leaves. Facts that the engine gathered come in; the run result and its one canonical
 * JSON text go out. The engine returns it, the command line prints it.
 */
@NullMarked
package dev.codeanatomy.contract.result;

import org.jspecify.annotations.NullMarked;
