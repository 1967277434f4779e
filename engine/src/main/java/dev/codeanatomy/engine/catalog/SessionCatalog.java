package dev.codeanatomy.engine.catalog;

/** The functions of one session. */
public final class SessionCatalog implements AutoCloseable {
  private static final SessionCatalog EMPTY = new SessionCatalog();

  private SessionCatalog() {}

  /** A catalog without plugins. */
  public static SessionCatalog empty() {
    return EMPTY;
  }

  @Override
  public void close() {}
}
