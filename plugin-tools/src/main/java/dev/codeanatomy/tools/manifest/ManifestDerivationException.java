package dev.codeanatomy.tools.manifest;

/** No manifest can be derived from these classes; the message says why. */
public final class ManifestDerivationException extends Exception {
  private static final long serialVersionUID = 1L;

  ManifestDerivationException(String message) {
    super(message);
  }

  ManifestDerivationException(String message, Throwable cause) {
    super(message, cause);
  }
}
