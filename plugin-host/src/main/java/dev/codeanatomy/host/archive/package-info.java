/**
 * Plugin archives. A path comes in; a checked listing with its content hash, then an unpacked
 * directory in the host's cache go out, or findings. The admission's first stages call it; nothing
 * in here runs code of a plugin.
 */
@NullMarked
package dev.codeanatomy.host.archive;

import org.jspecify.annotations.NullMarked;
