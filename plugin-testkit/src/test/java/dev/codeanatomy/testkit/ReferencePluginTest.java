package dev.codeanatomy.testkit;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The reference plugin, as it ships, keeps all laws. */
class ReferencePluginTest {
  @TestFactory
  Stream<DynamicNode> conformance() {
    return PluginConformance.of(
            Path.of(
                Optional.ofNullable(System.getProperty("codeanatomy.plugin.zip"))
                    .orElse("../plugin-codeanatomy/target/plugin-codeanatomy-0.1.0.zip")))
        .tests();
  }
}
