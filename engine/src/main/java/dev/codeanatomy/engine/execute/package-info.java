/**
 * The run: takes a compiled plan, materialises shared views, writes and commits outputs, measures
 * each stage, and answers queries. It owns the one runtime (threads, root allocator, native
 * library); called by the façade.
 */
@NullMarked
package dev.codeanatomy.engine.execute;

import org.jspecify.annotations.NullMarked;
