/**
 * The plugin tools. Archives and class folders come in; verdicts, lists and manifests go out, as
 * text for people and JSON for programs. The program's {@code plugin} commands, builds and this
 * module's own {@code main} call it; no engine is needed, and JDK 17 is enough.
 */
@NullMarked
package dev.codeanatomy.tools;

import org.jspecify.annotations.NullMarked;
