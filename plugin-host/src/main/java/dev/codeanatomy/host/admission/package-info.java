/**
 * The stages of an admission that look and compare. The archive's descriptors and the loaded
 * plugin's exports come in; what was read, and the findings, go out. The host's root package runs
 * them in their order, and guards the one that asks the plugin; none of them changes anything.
 */
@NullMarked
package dev.codeanatomy.host.admission;

import org.jspecify.annotations.NullMarked;
