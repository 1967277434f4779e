/**
 * What crosses processes. Failures of any stage come in; the one error form {@code {stage, code,
 * message, details}} goes out. The engine throws it, the command line and embedding programs catch
 * it.
 */
@NullMarked
package dev.codeanatomy.contract;

import org.jspecify.annotations.NullMarked;
