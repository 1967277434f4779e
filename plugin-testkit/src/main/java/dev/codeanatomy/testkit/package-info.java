/**
 * The conformance kit. A plugin's archive or folder comes in; JUnit 5 dynamic tests go out, one
 * container per export and one test per law of the ABI. A plugin's author calls it from a test; it
 * admits the plugin and calls its functions through {@code plugin-host}, as an engine does.
 *
 * <pre>
 *   PluginConformance ─► PluginUnderTest (host, admission)
 *        │
 *        └─► ScalarLaws, AggregateLaws, WindowLaws, TableLaws ─► LawBook ─► one DynamicTest a law
 * </pre>
 */
@NullMarked
package dev.codeanatomy.testkit;

import org.jspecify.annotations.NullMarked;
