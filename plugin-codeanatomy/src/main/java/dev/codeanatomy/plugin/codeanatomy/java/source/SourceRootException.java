package dev.codeanatomy.plugin.codeanatomy.java.source;

/** Sources that cannot be read at all; the message says which, and what to do. */
public final class SourceRootException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  SourceRootException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  SourceRootException(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
