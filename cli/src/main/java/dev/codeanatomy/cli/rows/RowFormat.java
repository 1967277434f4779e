package dev.codeanatomy.cli.rows;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.apache.arrow.vector.types.pojo.Schema;

/** The forms in which rows are shown. */
public enum RowFormat {
  /** Aligned columns for people. */
  TABLE,
  /** RFC 4180: a header, CRLF, quotes only where needed; null is nothing, an empty text is "". */
  CSV,
  /** One array of one object a row. */
  JSON;

  /** The format as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A writer of this form for results with these columns; a header is written at once or later. */
  public RowWriter writer(Schema schema, Writer out) throws IOException {
    return switch (this) {
      case TABLE -> new TableWriter(schema, out);
      case CSV -> new CsvWriter(schema, out);
      case JSON -> new JsonRowWriter(out);
    };
  }
}
