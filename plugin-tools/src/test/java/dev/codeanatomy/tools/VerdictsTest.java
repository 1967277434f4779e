package dev.codeanatomy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.codeanatomy.common.digest.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plugin verify} and {@code plugin list}, on zips made as an author makes them. */
class VerdictsTest {
  @TempDir private Path folder;
  private Tools tools;
  private Path plugins;
  private Path good;

  @BeforeEach
  void makePlugin() throws IOException {
    plugins = folder.resolve("plugins");
    tools = Tools.in(folder).with(plugins);
    good = packed("good", AuthoredPlugin.GOOD);
  }

  private Path packed(String id, String source) throws IOException {
    AuthoredPlugin plugin = AuthoredPlugin.compiled(folder.resolve(id), source);
    int status =
        tools.run(
            "plugin",
            "manifest",
            "--classes=" + plugin.classes(),
            "--entry-point=example.Entry",
            "--id=" + id,
            "--plugin-version=1.2.3");
    assertThat(status).as(tools.err()).isZero();
    return plugin.zip(plugins.resolve(id + ".zip"));
  }

  @Test
  void aPluginThatFitsIsAdmitted() {
    assertThat(tools.run("plugin", "verify", good.toString())).isZero();
    assertThat(tools.out())
        .startsWith("good 1.2.3: admitted\n")
        .contains("prove      passed: 1 proved")
        .contains("link       comes with a later version");
    assertThat(tools.err()).isEmpty();
  }

  @Test
  void aStaticCheckRunsNoCodeAndAdmitsNothing() throws IOException {
    Path wrong = packed("wrong", AuthoredPlugin.WRONG);

    assertThat(tools.run("plugin", "verify", "--static", wrong.toString())).isZero();
    assertThat(tools.out())
        .startsWith("wrong 1.2.3: readable\n")
        .contains("load       not reached")
        .endsWith("No code of the plugin ran: this is not an admission.\n");
    assertThat(folder.resolve("cache")).doesNotExist();
  }

  @Test
  void aPluginThatIsWrongAboutItselfDoesNotFit() throws IOException {
    Path wrong = packed("wrong", AuthoredPlugin.WRONG);

    assertThat(tools.run("plugin", "verify", wrong.toString())).isEqualTo(ExitStatus.DOES_NOT_FIT);
    assertThat(tools.out())
        .startsWith("wrong 1.2.3: refused\n")
        .contains("prove      failed: 1 failed")
        .containsPattern("ABI-1\\d{3}  error   wrong")
        .contains("to do");
  }

  @Test
  void whatCannotBeReadWasNotChecked() throws IOException {
    Path text = Files.writeString(folder.resolve("text.zip"), "no zip");

    assertThat(tools.run("plugin", "verify", text.toString())).isEqualTo(ExitStatus.NOT_CHECKED);
    assertThat(tools.out()).contains("ABI-1001").contains("it is not a zip or jar file");
    assertThat(tools.run("plugin", "verify", folder.resolve("none.zip").toString()))
        .isEqualTo(ExitStatus.NOT_CHECKED);
    assertThat(tools.out()).contains("ABI-1001").contains("no such file");
  }

  @Test
  void aVerdictIsThereForPrograms() throws IOException {
    assertThat(tools.run("plugin", "verify", "--format=json", good.toString())).isZero();

    JsonNode verdict = new ObjectMapper().readTree(tools.out());
    assertThat(verdict.get("plugin").textValue()).isEqualTo("good");
    assertThat(verdict.get("version").textValue()).isEqualTo("1.2.3");
    assertThat(verdict.get("verdict").textValue()).isEqualTo("admitted");
    assertThat(verdict.get("hash").textValue())
        .isEqualTo(ContentHash.of(Files.readAllBytes(good)).text());
    assertThat(verdict.at("/stages/0/stage").textValue()).isEqualTo("discover");
    assertThat(verdict.at("/proofs/0").toString())
        .isEqualTo("{\"capability\":\"SCALAR_UDF\",\"name\":\"twice\",\"verdict\":\"proved\"}");
    assertThat(verdict.get("findings")).isEmpty();
  }

  @Test
  void aFolderIsListedWithWhatCameOfEach() throws IOException {
    packed("wrong", AuthoredPlugin.WRONG);
    Files.writeString(plugins.resolve("zzz.zip"), "no zip");
    Files.writeString(plugins.resolve("readme.txt"), "no plugin");

    assertThat(tools.run("plugin", "list")).isEqualTo(ExitStatus.NOT_CHECKED);
    assertThat(tools.out().lines().filter(line -> !line.startsWith(" ")))
        .hasSize(3)
        .element(0)
        .asString()
        .startsWith("good                 1.2.3      admitted     1 proved");
    assertThat(tools.out()).contains("wrong                1.2.3      refused");
    assertThat(tools.run("plugin", "list", "--format", "JSON")).isEqualTo(ExitStatus.NOT_CHECKED);
    assertThat(new ObjectMapper().readTree(tools.out()).findValuesAsText("verdict"))
        .contains("admitted", "refused");
  }

  @Test
  void aFolderThatIsNoneCannotBeListed() {
    assertThat(tools.run("plugin", "list", "--plugins", good.toString()))
        .isEqualTo(ExitStatus.NOT_CHECKED);
    assertThat(tools.err()).isEqualTo(good + " is not a folder; expected one with plugin zips.\n");
  }
}
