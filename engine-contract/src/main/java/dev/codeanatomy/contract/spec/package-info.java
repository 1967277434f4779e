/**
 * The execution spec, version 5: what to read, which views to compute, what to write. JSON text
 * comes in and is decoded strictly, with all findings at once; validated records, their canonical
 * text and a JSON Schema go out. The engine reads specs through {@link
 * dev.codeanatomy.contract.spec.ExecutionSpecJson}, and so may any other program.
 */
@NullMarked
package dev.codeanatomy.contract.spec;

import org.jspecify.annotations.NullMarked;
