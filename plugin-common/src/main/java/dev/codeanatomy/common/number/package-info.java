/**
 * Numbers between decimal and binary. A decimal or a double comes in; the other without loss, or
 * nothing, goes out. Canonical JSON, option binding and the casts of a call's constants read it.
 */
@NullMarked
package dev.codeanatomy.common.number;

import org.jspecify.annotations.NullMarked;
