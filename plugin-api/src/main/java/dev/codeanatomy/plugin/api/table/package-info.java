/**
 * Tables that a plugin provides, and the one way any table of a plugin is scanned. The host opens a
 * provider with checked options, asks it to classify each filter, and hands it a {@link
 * dev.codeanatomy.plugin.api.table.ScanRequest}; the answer is a {@link
 * dev.codeanatomy.plugin.api.table.TableScan} of opaque splits, which table functions use too.
 */
@NullMarked
package dev.codeanatomy.plugin.api.table;

import org.jspecify.annotations.NullMarked;
