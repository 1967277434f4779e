/**
 * Strict JSON forms of records, described once. A description of an object's properties comes in;
 * reading with all findings, writing with defaults filled in, and a JSON Schema go out. The spec
 * and the run result are described with it; nothing else parses JSON of the contract.
 */
@NullMarked
package dev.codeanatomy.contract.shape;

import org.jspecify.annotations.NullMarked;
