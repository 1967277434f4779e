package dev.codeanatomy.plugin.codeanatomy.java.source;

/** A source root that cannot be listed at all; its message names the root and the remedy. */
public final class SourceRootException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SourceRootException(String message) {
    super(message);
  }

  SourceRootException(String message, Throwable cause) {
    super(message, cause);
  }
}
