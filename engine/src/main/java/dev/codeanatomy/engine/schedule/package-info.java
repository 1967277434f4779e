/**
 * The one order in the system. A resolved spec comes in; the graph of its scans, views and outputs
 * with their topological order goes out. Compiler and executor walk that same order.
 */
@NullMarked
package dev.codeanatomy.engine.schedule;

import org.jspecify.annotations.NullMarked;
