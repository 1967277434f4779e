package dev.codeanatomy.plugin.codeanatomy.java.extract;

/** The run was cancelled while its sources were being extracted. */
public final class ExtractionCancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExtractionCancelled() {
    super("extraction was cancelled");
  }
}
