package dev.codeanatomy.tools;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the jar this class is in, and of the JDK that runs it. */
final class ProductVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(ProductVersion.class.getPackage().getImplementationVersion())
            .orElse("unpackaged");
    return new String[] {"codeanatomy " + version, "JDK " + Runtime.version()};
  }
}
