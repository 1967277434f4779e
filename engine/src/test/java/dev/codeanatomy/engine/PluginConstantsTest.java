package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plugin is handed where a call writes a constant or leaves it to its default. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginConstantsTest {
  private Workspace work;

  @BeforeAll
  void open(@TempDir Path fresh) throws Exception {
    Path plugins = fresh.resolve("plugins");
    PluginArchive.of("constants").into(plugins);
    work = Workspace.open(fresh.resolve("work"), plugins);
  }

  @AfterAll
  void close() {
    work.close();
  }

  @Test
  void defaultsOfEveryKindArriveInTheBatches() {
    assertThat(texts("SELECT defaults(5) AS n"))
        .containsExactly(
            "5|{\"start\":1,\"it's\":\"x\"}|[\"a\",null]|[{\"key\":\"k\",\"value\":7}]|-1|"
                + "[0, 1, -1]|1969-12-31T23:59:59.999999|43200000001|"
                + "[-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]|1969-12-31T23:59:59|"
                + "1969-12-31T23:59:59.999|-1|[1,2,3]|null|P1M2D PT0.000003S");
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01 00:00:00, 0",
    "1970-01-01 00:00:00.000001, 1",
    "1969-12-31 23:59:59.999999, -1",
    "2026-11-21 12:00:00.123456, 1795262400123456"
  })
  void aConstantTimestampKeepsItsMicroseconds(String at, long micros) {
    assertThat(texts("SELECT moment(1, TIMESTAMP '" + at + "') AS n"))
        .containsExactly(micros + ":timestamp(us)");
  }

  @ParameterizedTest
  @CsvSource({
    "abc, bc",
    "a, ''",
    "a text of more than twelve bytes, ' text of more than twelve bytes'"
  })
  void aPartOfATextIsAppendedWhereItLies(String text, String tail) {
    assertThat(texts("SELECT tail('" + text + "') AS n")).containsExactly(tail);
  }

  private List<String> texts(String sql) {
    return work.rows(sql).stream().map(Object::toString).toList();
  }
}
