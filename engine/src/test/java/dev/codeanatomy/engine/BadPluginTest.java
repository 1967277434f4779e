package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineError;
import dev.codeanatomy.contract.EngineStage;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Plugins that were admitted and fail when they meet a 13; and plugins that are not admitted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadPluginTest {
  private static final String PLUGINS_NEEDED = "\"plugins\": [{\"id\": \"plain\"}],";
  private static final String CALL = "{\"kind\": \"Sql\", \"query\": \"SELECT twice(1) AS n\"}";

  private Workspace work;

  @BeforeAll
  void open(@TempDir Path fresh) throws Exception {
    Path plugins = fresh.resolve("plugins");
    PluginArchive.of("traps").into(plugins);
    PluginArchive.of("plain").into(plugins);
    PluginArchive.of("plain").named("plainer").into(plugins);
    work = Workspace.open(fresh.resolve("work"), plugins);
  }

  @AfterAll
  void close() {
    work.close();
  }

  @Test
  void theTrapsAreSetButDoNotFallByThemselves() {
    assertThat(work.rows("SELECT trap_scalar(trap_length(trap_bind(n))) FROM result"))
        .containsExactly(1L);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT trap_scalar(n) AS n FROM numbers | EXECUTE | RUN_PLUGIN_DEFECT",
        "SELECT refuse_scalar(n) AS n FROM numbers | EXECUTE | RUN_PLUGIN_FAILED",
        "SELECT trap_length(n) AS n FROM numbers | EXECUTE | RUN_PLUGIN_DEFECT",
        "SELECT trap_sum(n) AS n FROM numbers | EXECUTE | RUN_PLUGIN_DEFECT",
        "SELECT trap_window(n) OVER (ORDER BY n) AS n FROM numbers | EXECUTE | RUN_PLUGIN_DEFECT",
        "SELECT n FROM TABLE(trap_rows(13)) | EXECUTE | RUN_PLUGIN_DEFECT",
        "SELECT trap_bind(13) AS n FROM numbers | VALIDATE | SQL_BIND_FAILED",
        "SELECT trap_type(13) AS n FROM numbers | VALIDATE | SQL_BIND_FAILED",
        "SELECT twice(n) AS n FROM numbers | VALIDATE | SQL_FUNCTION_CONFLICT",
        "SELECT plain.twise(n) AS n FROM numbers | VALIDATE | PLAN_UNKNOWN_FUNCTION",
        "SELECT plain.twice(n, n) AS n FROM numbers | VALIDATE | CALL_TOO_MANY_ARGUMENTS",
        "SELECT plain.twice('a') AS n FROM numbers | VALIDATE | CALL_ARGUMENT_TYPE"
      })
  void aFunctionThatFails(String sql, EngineStage stage, FindingCode code) {
    expect(work.refused(work.spec(sql)), stage, code);
    EngineStage ofQuery = stage == EngineStage.VALIDATE ? EngineStage.COMPILE : stage;
    expect(work.refusedQuery(sql), ofQuery, code);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        lie("a capability without export", "ABI-1203", m -> m.put("capabilities", "0x6")),
        lie("an export without capability", "ABI-1204", m -> m.put("capabilities", "0x0")),
        lie("another name", "ABI-1401", m -> scalar(m).put("name", "thrice")),
        lie("another signature", "ABI-1403", m -> scalar(m).put("signature", "(v utf8) -> utf8")),
        lie("another revision", "ABI-1404", m -> scalar(m).put("revision", 2)),
        lie("a newer ABI", "ABI-1202", m -> m.put("abi", "0.9")));
  }

  private static Arguments lie(String what, String code, Consumer<ObjectNode> change) {
    return Arguments.of(what, code, change);
  }

  private static ObjectNode scalar(ObjectNode manifest) {
    return (ObjectNode) manifest.at("/exports/scalar/0");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void aManifestThatLies(String what, String code, Consumer<ObjectNode> change, @TempDir Path other)
      throws Exception {
    PluginArchive.of("plain").manifest(change).into(other.resolve("plugins"));
    EngineError error = refusedWith(other);
    assertThat(error.message()).contains(code);
  }

  @Test
  void aPluginThatThrowsInExports(@TempDir Path other) throws Exception {
    PluginArchive.of("throws-in-exports").into(other.resolve("plugins"));
    assertThat(refusedWith(other).message()).contains("ABI-1304", "the trap in exports");
  }

  @Test
  void anArchiveThatLeadsOutside(@TempDir Path other) throws Exception {
    PluginArchive.of("plain").entry("../../escaped", "out").into(other.resolve("plugins"));
    assertThat(refusedWith(other).message()).contains("ABI-1002", "../../escaped");
    assertThat(other.getParent().resolve("escaped")).doesNotExist();
    assertThat(other.resolve("escaped")).doesNotExist();
  }

  /** A spec that needs the plugin is refused; one that does not runs, and warns. */
  private static EngineError refusedWith(Path folder) throws Exception {
    try (Workspace other = Workspace.open(folder.resolve("work"), folder.resolve("plugins"))) {
      EngineError error = other.refused(other.spec(PLUGINS_NEEDED, CALL));
      expect(error, EngineStage.ADMIT, FindingCode.PLUGIN_REQUIRED_MISSING);
      EngineError unknown = other.refused(other.spec("", CALL));
      expect(unknown, EngineStage.VALIDATE, FindingCode.PLAN_UNKNOWN_FUNCTION);
      EngineError query = other.refusedQuery("SELECT twice(1) AS n");
      expect(query, EngineStage.COMPILE, FindingCode.PLAN_UNKNOWN_FUNCTION);
      return error;
    }
  }

  @Test
  void aPluginThatIsNotThereAtAll() {
    EngineError error = work.refused(work.spec("\"plugins\": [{\"id\": \"plane\"}],", CALL));
    expect(error, EngineStage.ADMIT, FindingCode.PLUGIN_REQUIRED_MISSING);
  }

  @Test
  void aPluginInAnotherVersion() {
    EngineError error =
        work.refused(work.spec("\"plugins\": [{\"id\": \"plain\", \"version\": \"^2\"}],", CALL));
    expect(error, EngineStage.ADMIT, FindingCode.PLUGIN_VERSION_DIFFERS);
  }

  @Test
  void aPluginDirectoryThatDoesNotExist(@TempDir Path other) throws Exception {
    try (Workspace without = Workspace.unchecked(other, other.resolve("nowhere"))) {
      EngineError error = without.refused(without.spec("SELECT n FROM numbers"));
      expect(error, EngineStage.ADMIT, FindingCode.PLUGIN_DIRECTORY_UNREADABLE);
    }
  }

  private static void expect(EngineError error, EngineStage stage, FindingCode code) {
    assertThat(error.code()).as("%s", error).isEqualTo(code);
    assertThat(error.stage()).as("%s", error).isEqualTo(stage);
  }
}
