package dev.codeanatomy.host.pf4j;

import dev.codeanatomy.common.manifest.PluginManifest;
import java.nio.file.Path;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;

/** Describes an unpacked plugin to PF4J by our manifest, which agrees with MANIFEST.MF. */
final class ManifestDescriptorFinder implements PluginDescriptorFinder {
  @Override
  public boolean isApplicable(Path path) {
    return UnpackedPlugin.at(path).exists();
  }

  @Override
  public PluginDescriptor find(Path path) {
    PluginManifest manifest = UnpackedPlugin.at(path).manifest();
    // "*": PF4J's own version check is not used, we negotiate the ABI before.
    return new DefaultPluginDescriptor(
        manifest.id(),
        "",
        manifest.entryPoint(),
        manifest.version(),
        "*",
        manifest.provider().orElse(""),
        "");
  }
}
