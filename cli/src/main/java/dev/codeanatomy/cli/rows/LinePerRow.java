package dev.codeanatomy.cli.rows;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/** Starts a line for each item of the outermost array; everything below it stays on that line. */
final class LinePerRow extends MinimalPrettyPrinter {
  private static final long serialVersionUID = 1L;
  private int depth;

  @Override
  public void writeStartArray(JsonGenerator json) throws IOException {
    depth++;
    super.writeStartArray(json);
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) throws IOException {
    if (depth == 1) {
      json.writeRaw('\n');
    }
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    super.writeArrayValueSeparator(json);
    if (depth == 1) {
      json.writeRaw('\n');
    }
  }

  @Override
  public void writeEndArray(JsonGenerator json, int values) throws IOException {
    if (depth == 1 && values > 0) {
      json.writeRaw('\n');
    }
    depth--;
    super.writeEndArray(json, values);
  }
}
