package dev.codeanatomy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "run",
        "query",
        "capabilities",
        "plugin",
        "plugin list",
        "plugin verify",
        "plugin manifest"
      })
  void everyCommandHasHelpAndVersionOnStandardOutput(String command) {
    Invocation help = Invocation.of((command + " --help").split(" ", -1));
    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: codeanatomy " + command + " [");
    assertThat(help.err()).isEmpty();
    assertThat(Invocation.of((command + " --version").split(" ", -1)).out())
        .startsWith("codeanatomy ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "run", "query"})
  void theExampleOfAHelpIsOneLineToPaste(String command) {
    List<String> help = Invocation.of(command, "--help").out().lines().toList();
    assertThat(help.subList(help.indexOf("Example:"), help.size())).hasSize(2);
  }

  @Test
  void noCommandIsAUsageError() {
    Invocation outcome = Invocation.of();
    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err())
        .isEqualTo("codeanatomy: a command is missing\nTry 'codeanatomy --help'.\n");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void aMistypedCommandGetsASuggestion() {
    Invocation outcome = Invocation.of("qury", "select 1");
    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("qury").contains("Did you mean: codeanatomy query?");
  }

  @Test
  void aMistypedOptionGetsASuggestion() {
    Invocation outcome = Invocation.of("run", "s.json", "--parm", "a=b");
    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err())
        .contains("--parm")
        .contains("--param")
        .contains("codeanatomy run --help");
  }

  @Test
  void aMissingArgumentIsNamed() {
    assertThat(Invocation.of("query").err()).contains("'SQL'");
    assertThat(Invocation.of("run").err()).contains("'SPEC'");
    assertThat(Invocation.of("run").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void bindingsNeedANameAndComeOnce() {
    assertThat(Invocation.of("query", "select 1", "--table", "nodes").err())
        .contains("--table 'nodes' is not of the form NAME=VALUE");
    Invocation twice = Invocation.of("query", "select 1", "--table", "n=a", "--table", "n=b");
    assertThat(twice.code()).isEqualTo(ExitCode.USAGE);
    assertThat(twice.err()).contains("--table gives 'n' twice");
  }

  @Test
  void anUnknownProfileOrFormatListsTheKnownOnes() {
    assertThat(Invocation.of("run", "s.json", "--profile", "huge").err())
        .contains("'huge' is not one of small, medium, large");
    Invocation format = Invocation.of("query", "select 1", "--format", "xml");
    assertThat(format.code()).isEqualTo(ExitCode.USAGE);
    assertThat(format.err()).contains("xml").contains("table, csv, json");
  }

  @Test
  void aMissingSpecIsRefusedWithWhatWasMeant() throws IOException {
    Files.writeString(folder.resolve("graph.json"), "{}");
    Invocation outcome = Invocation.of("run", folder.resolve("grahp.json").toString());
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err())
        .startsWith("error SPEC-2012 (spec): ")
        .contains("there is no such file")
        .contains("Did you mean 'graph.json'?")
        .doesNotContain("\tat ");
  }

  @Test
  void aSpecThatIsNoTextIsRefused() throws IOException {
    Path spec = Files.write(folder.resolve("s.json"), new byte[] {'{', (byte) 0xff, '}'});
    assertThat(Invocation.of("run", spec.toString()).err())
        .contains("SPEC-2012")
        .contains("the file is not UTF-8 text");
  }

  @Test
  void verboseShowsTheStackToo() {
    assertThat(Invocation.of("--verbose", "run", "nope.json").err())
        .contains("\tat dev.codeanatomy");
    assertThat(Invocation.of("run", "nope.json", "--verbose").err())
        .contains("\tat dev.codeanatomy");
  }

  @Test
  void aFailureAsJsonIsTheOneErrorForm() {
    Invocation outcome = Invocation.of("run", "nope.json", "--format", "json");
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .startsWith("{\"stage\":\"spec\",\"code\":\"SPEC-2012\",\"message\":\"nope.json: ");
  }
}
