package dev.codeanatomy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.testkit.Conformance.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit from an author's side: a good plugin passes, one fault fails one law. */
class PluginConformanceTest {
  @TempDir private Path work;

  static Stream<String> plugins() {
    return AuthoredPlugin.names().stream();
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void aPluginWithoutFaultPasses(String name) throws IOException {
    List<Outcome> outcomes =
        Conformance.of(AuthoredPlugin.build(work, AuthoredPlugin.source(name)));

    assertThat(Conformance.broken(outcomes)).as("%s", outcomes).isEmpty();
    assertThat(outcomes).hasSizeGreaterThan(15);
  }

  static Stream<Path> faults() {
    return plugins().flatMap(name -> AuthoredPlugin.faults(name).stream());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void oneFaultFailsExactlyTheLawItBreaks(Path fault) throws IOException {
    List<Outcome> outcomes =
        Conformance.of(AuthoredPlugin.build(work, AuthoredPlugin.source(fault)));

    assertThat(Conformance.broken(outcomes))
        .as("%s", outcomes)
        .containsExactly(AuthoredPlugin.law(fault));
  }
}
