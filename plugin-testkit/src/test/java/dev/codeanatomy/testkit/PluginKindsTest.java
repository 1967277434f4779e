package dev.codeanatomy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.testkit.Conformance.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult.Status;

/** What an author may point the kit at, and what the kit says of it. */
class PluginKindsTest {
  @TempDir private Path work;

  @Test
  void aPluginThatIsNotAdmittedFailsWithItsFindings() throws IOException {
    List<Outcome> outcomes = Conformance.of(scalar("Literal.ofInt64(6))", "Literal.ofInt64(7))"));

    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.get(0).law()).isEqualTo("admission");
    assertThat(outcomes.get(0).status()).isEqualTo(Status.FAILED);
    assertThat(outcomes.get(0).message()).contains("ABI-1508", "7:int64");
  }

  @Test
  void aFunctionWithoutSampleIsSkippedAsUnproven() throws IOException {
    List<String> source =
        AuthoredPlugin.source("kernel").stream()
            .filter(line -> !line.contains(".sample("))
            .toList();

    List<Outcome> outcomes = Conformance.of(AuthoredPlugin.build(work, source));

    assertThat(outcomes).extracting(Outcome::law).containsExactly("admission", "laws");
    assertThat(outcomes.get(1).status()).isEqualTo(Status.ABORTED);
    assertThat(outcomes.get(1).message())
        .isEqualTo(
            "skipped: unproven: the spec of the function has no sample, so no law can be"
                + " checked");
  }

  @Test
  void aFailureNamesLawFunctionInputExpectedAndFound() throws IOException {
    List<Outcome> outcomes =
        Conformance.of(AuthoredPlugin.build(work, AuthoredPlugin.source(fault("scalar/one-row"))));

    assertThat(outcomes)
        .filteredOn(outcome -> outcome.status() == Status.FAILED)
        .extracting(Outcome::message)
        .containsExactly(
            """
            law 'one row': a row alone has the answer it has among others
              function: next(value int64) -> int64
              input:    (1)
              expected: 2
              found:    3\
            """);
  }

  @Test
  void lawsThatSayNothingAfterABrokenOneAreLeftOut() throws IOException {
    List<Outcome> outcomes =
        Conformance.of(AuthoredPlugin.build(work, AuthoredPlugin.source(fault("scalar/values"))));

    assertThat(outcomes)
        .filteredOn(outcome -> outcome.law().equals("batch split"))
        .extracting(Outcome::message)
        .containsExactly("not looked at: 'no null' does not hold");
  }

  @Test
  void aPluginThatDoesNotComeBackIsNotCalledAgain() throws IOException {
    Path plugin =
        scalar(
            "int rows = in.rowCount();",
            "int rows = in.rowCount(); while (rows > 8 && !Thread.interrupted()) {}");

    List<Outcome> outcomes = Conformance.of(plugin, Map.of("timeout", "5"));

    assertThat(Conformance.broken(outcomes)).containsExactly("result length and type");
    assertThat(outcomes.get(1).message())
        .contains("expected: an answer within 5000 ms", "the plugin is not called again");
  }

  @Test
  void anArchiveGivesTheTestsOfItsFolder() throws IOException {
    Path classes = AuthoredPlugin.build(work, AuthoredPlugin.source("kernel"));
    Path zip = zip(classes);

    assertThat(Conformance.of(zip)).isEqualTo(Conformance.of(classes));
    assertThat(Conformance.of(work)).isEqualTo(Conformance.of(classes));
  }

  @Test
  void anOptionIsCheckedAsAHostChecksIt() throws IOException {
    Path plugin = AuthoredPlugin.build(work, AuthoredPlugin.source("kernel"));

    List<Outcome> outcomes = Conformance.of(plugin, Map.of("depth", "3"));

    assertThat(Conformance.broken(outcomes)).containsExactly("admission");
    assertThat(outcomes.get(0).message()).contains("depth");
  }

  @Test
  void anotherSeedGivesOtherRowsAndTheSameLaws() throws IOException {
    Path plugin = AuthoredPlugin.build(work, AuthoredPlugin.source(fault("aggregate/commutative")));

    List<Outcome> usual = Conformance.of(plugin);
    List<Outcome> other = Conformance.of(plugin, Map.of("seed", "7"));

    assertThat(Conformance.broken(other)).isEqualTo(Conformance.broken(usual)).hasSize(1);
    assertThat(other).isNotEqualTo(usual);
    assertThat(Conformance.of(plugin)).isEqualTo(usual);
  }

  @Test
  void anAggregateThatSaysThatOrderMattersIsNotAskedWhetherItDoesNot() throws IOException {
    List<String> source =
        AuthoredPlugin.source(fault("aggregate/commutative")).stream()
            .map(line -> line.replace(".sample(", ".tag(\"order_sensitive\").sample("))
            .toList();

    List<Outcome> outcomes = Conformance.of(AuthoredPlugin.build(work, source));

    assertThat(Conformance.broken(outcomes)).isEmpty();
  }

  @Test
  void aStableFunctionMayGiveOtherAnswersInAnotherRun() throws IOException {
    List<String> source =
        AuthoredPlugin.source(fault("scalar/another-run")).stream()
            .map(line -> line.replace(".sample(", ".volatility(Volatility.STABLE).sample("))
            .toList();

    List<Outcome> outcomes = Conformance.of(AuthoredPlugin.build(work, source));

    assertThat(Conformance.broken(outcomes)).isEmpty();
    assertThat(outcomes)
        .filteredOn(outcome -> outcome.law().equals("same arguments, same answer"))
        .extracting(Outcome::status)
        .containsExactly(Status.SUCCESSFUL);
  }

  @Test
  void theAnswersOfAVolatileFunctionAreNotCompared() throws IOException {
    List<String> source =
        AuthoredPlugin.source(fault("scalar/same")).stream()
            .map(line -> line.replace(".sample(", ".volatility(Volatility.VOLATILE).sample("))
            .toList();

    List<Outcome> outcomes = Conformance.of(AuthoredPlugin.build(work, source));

    assertThat(Conformance.broken(outcomes)).isEmpty();
  }

  @Test
  void aFolderWithoutManifestIsRefusedWithARemedy() {
    assertThatThrownBy(() -> PluginConformance.of(work).tests())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("codeanatomy plugin manifest");
  }

  @Test
  void nothingStaysBehindWhenTheTestsAreClosed() throws IOException {
    Path plugin = AuthoredPlugin.build(work, AuthoredPlugin.source("kernel"));
    List<Path> before = temporaryFolders();

    try (Stream<DynamicNode> tests = PluginConformance.of(plugin).tests()) {
      assertThat(tests.count()).isEqualTo(2);
    }

    assertThat(temporaryFolders()).isSubsetOf(before);
  }

  private static List<Path> temporaryFolders() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(file -> file.getFileName().toString().startsWith("plugin-testkit-"))
          .toList();
    }
  }

  private static Path fault(String name) {
    return Path.of("src/test/resources/plugins").resolve(name + ".fault");
  }

  private Path scalar(String from, String to) throws IOException {
    List<String> source =
        AuthoredPlugin.source("scalar").stream().map(line -> line.replace(from, to)).toList();
    assertThat(source).isNotEqualTo(AuthoredPlugin.source("scalar"));
    return AuthoredPlugin.build(work, source);
  }

  private Path zip(Path classes) throws IOException {
    Path zip = work.resolve("plugin.zip");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file);
        Stream<Path> tree = Files.walk(classes)) {
      for (Path each : tree.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(
            new ZipEntry("classes/" + classes.relativize(each).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(each));
        out.closeEntry();
      }
    }
    return zip;
  }
}
