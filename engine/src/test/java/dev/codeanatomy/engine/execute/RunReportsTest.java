package dev.codeanatomy.engine.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.engine.CodeGraph;
import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.RealPlugin;
import dev.codeanatomy.engine.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a run says while it goes on: to its listener, to the log, and in the commits. */
class RunReportsTest {
  private static Engine engine;
  @TempDir Path out;

  @BeforeAll
  static void open() {
    engine = RealPlugin.engine();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void listenerHearsEachStepBeginAndEndInTheOrderOfTheResult() {
    List<String> heard = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void stepStarted(String step) {
            heard.add("+" + step);
          }

          @Override
          public void stepFinished(String step, long nanos) {
            assertThat(nanos).isPositive();
            heard.add("-" + step);
          }
        };

    RunResult result = engine.run(CodeGraph.request(CodeGraph.FIXTURE, out, "heard"), listener);

    List<String> wanted =
        result.measured().stages().stream()
            .flatMap(timing -> Stream.of("+" + timing.subject(), "-" + timing.subject()))
            .toList();
    assertThat(heard).isEqualTo(wanted);
    assertThat(heard)
        .contains("+read spec", "+admit plugins", "+compile", "-write calls", "-commit");
  }

  @Test
  void listenerThatThrowsEndsTheRunAsAFailureWithoutACommit() throws IOException {
    RunListener throwing =
        new RunListener() {
          @Override
          public void stepStarted(String step) {
            if (step.equals("write calls")) {
              throw new IllegalStateException("the listener is broken");
            }
          }
        };

    EngineException failure =
        catchThrowableOfType(
            EngineException.class,
            () -> engine.run(CodeGraph.request(CodeGraph.FIXTURE, out, "broken"), throwing));

    assertThat(failure.error().code()).isEqualTo(FindingCode.RUN_FAILED);
    assertThat(failure.error().message()).contains("the listener is broken");
    try (Stream<Path> tree = Files.walk(out)) {
      assertThat(tree.map(Path::toString)).noneMatch(name -> name.endsWith(".json"));
    }
  }

  @Test
  void logTellsTheRun() {
    List<ILoggingEvent> lines =
        logged(() -> CodeGraph.run(engine, CodeGraph.FIXTURE, out, "logged"));

    List<String> text = lines.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertThat(text).allMatch(line -> line.startsWith("logged "));
    assertThat(text.get(0)).contains("plugin admitted: codeanatomy 0.1.0");
    assertThat(text).anyMatch(line -> line.matches("logged compile: spec blake3:[0-9a-f]{64}"));
    assertThat(text)
        .anyMatch(
            line -> line.matches("logged compiled: 23 views, 4 outputs, plan blake3:[0-9a-f]{64}"));
    assertThat(text)
        .anyMatch(line -> line.equals("logged write calls: to " + out.resolve("calls")));
    assertThat(text).contains("logged wrote calls: 16 rows, version 0");
  }

  @Test
  void logWarnsOnceForEachWarning() {
    String spec =
        """
        {"version": 5,
         "view_definitions": [
           {"name": "used", "transform": {"kind": "Sql", "query": "SELECT 1 AS n"}},
           {"name": "idle", "transform": {"kind": "Sql", "query": "SELECT 2 AS n"}}],
         "output_targets": [{"table_name": "result", "source_view": "used"}]}
        """;
    List<RunResult> results = new ArrayList<>();
    List<ILoggingEvent> lines =
        logged(
            () ->
                results.add(
                    engine.run(
                        new RunRequest(
                            spec, "spec.json", Map.of(), Optional.of(out), Optional.of("idle")),
                        RunListener.NONE)));

    assertThat(results.getFirst().warnings())
        .extracting(warning -> warning.code())
        .containsExactly(FindingCode.GRAPH_UNUSED_VIEW);
    assertThat(lines.stream().filter(line -> line.getLevel() == Level.WARN))
        .extracting(ILoggingEvent::getFormattedMessage)
        .singleElement()
        .asString()
        .startsWith("idle ")
        .contains(
            FindingCode.GRAPH_UNUSED_VIEW.id(),
            "[" + results.getFirst().warnings().getFirst().stage().label() + "]",
            results.getFirst().warnings().getFirst().message());
  }

  /** What is written to the run log meanwhile. */
  private static List<ILoggingEvent> logged(Runnable work) {
    Logger log = (Logger) LoggerFactory.getLogger("dev.codeanatomy.run");
    Level before = log.getLevel();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    log.setLevel(Level.INFO);
    log.setAdditive(false);
    log.addAppender(lines);
    try {
      work.run();
    } finally {
      log.detachAppender(lines);
      log.setAdditive(true);
      log.setLevel(before);
    }
    return lines.list;
  }

  @Test
  void commitsSayWhereTheirRowsComeFrom() throws IOException {
    RunResult result = CodeGraph.run(engine, CodeGraph.FIXTURE, out, "described");

    assertThat(Files.readString(out.resolve("calls/_delta_log/00000000000000000000.json")))
        .contains("\"codeanatomy.run_id\":\"described\"")
        .contains(
            "\"codeanatomy.spec_identity_hash\":\"" + result.specHash().identity().text() + "\"")
        .contains("\"codeanatomy.plan_digest\":\"blake3:")
        .contains("\"codeanatomy.plugin_set_hash\":\"blake3:");
  }

  @Test
  void runIdThatIsNoFileNameIsRefused() {
    EngineException refused =
        catchThrowableOfType(
            EngineException.class, () -> CodeGraph.run(engine, CodeGraph.FIXTURE, out, "../x"));

    assertThat(refused.error().code()).isEqualTo(FindingCode.RUN_ID_INVALID);
  }

  @Test
  void missingSourceRootIsRefusedByName() {
    EngineException refused =
        catchThrowableOfType(
            EngineException.class,
            () -> CodeGraph.run(engine, out.resolve("nothing"), out.resolve("tables"), "no-root"));

    assertThat(refused.error().message()).contains(out.resolve("nothing").toString());
    assertThat(out.resolve("tables")).doesNotExist();
  }
}
