/**
 * Turns the files of a source snapshot into rows, with the JDK's own compiler.
 *
 * <p>In comes an {@link dev.codeanatomy.plugin.codeanatomy.java.extract.ExtractionRequest}; out
 * goes one {@link dev.codeanatomy.plugin.codeanatomy.java.extract.JavaAnalysis} that holds the rows
 * of all tables in columns and nothing of the compiler. The table functions read it; the run scope
 * owns it.
 */
@NullMarked
package dev.codeanatomy.plugin.codeanatomy.java.extract;

import org.jspecify.annotations.NullMarked;
