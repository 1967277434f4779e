package fixture;

import dev.codeanatomy.plugin.api.*;

/** Has nothing to say but that it fails. */
public final class Plugin implements PluginModule {
  @Override
  public PluginExports exports(PluginContext context) {
    throw new IllegalStateException("the trap in exports");
  }
}
