package dev.codeanatomy.host.call;

/** A plugin used something that was lent to it for a call after that call was over. */
public final class RevokedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  RevokedException(String what) {
    super("this " + what + " was lent for the call only and is gone");
  }
}
