/**
 * Deriving manifests. A folder of compiled classes and the few facts they cannot tell come in;
 * plugin.json and MANIFEST.MF go out. Builds call it, so that no author writes either by hand.
 */
@NullMarked
package dev.codeanatomy.tools.manifest;

import org.jspecify.annotations.NullMarked;
