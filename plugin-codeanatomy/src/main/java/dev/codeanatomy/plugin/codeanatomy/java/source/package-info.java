/**
 * Finds, reads, hashes and decodes the Java files below one directory.
 *
 * <p>In comes a directory; out go a {@link
 * dev.codeanatomy.plugin.codeanatomy.java.source.SourceSnapshot} of what stood there and, per file,
 * a {@link dev.codeanatomy.plugin.codeanatomy.java.source.SourceText} whose character positions map
 * to byte offsets. The extraction and the {@code java_sources} table provider call it.
 */
@NullMarked
package dev.codeanatomy.plugin.codeanatomy.java.source;

import org.jspecify.annotations.NullMarked;
