/**
 * How rows are shown. The batches of a query come in; a table for people, RFC 4180 text or a JSON
 * array goes out, streamed, to the writer the caller gives. The query and demo commands use it; it
 * knows Arrow and no engine type.
 */
@NullMarked
package dev.codeanatomy.cli.rows;

import org.jspecify.annotations.NullMarked;
