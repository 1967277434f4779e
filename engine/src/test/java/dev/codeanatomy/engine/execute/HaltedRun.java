package dev.codeanatomy.engine.execute;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.codeanatomy.engine.CodeGraph;
import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.RealPlugin;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * A process that runs the code graph example and dies, as by a power cut, when a step begins or
 * when the run log says something. Arguments: source root, output folder, run id, {@code step:} or
 * {@code log:} and a text, or {@code never}.
 */
final class HaltedRun {
  static final int HALTED = 99;

  private HaltedRun() {}

  public static void main(String[] arguments) {
    String moment = arguments[3];
    if (moment.startsWith("log:")) {
      haltAtLog(moment.substring("log:".length()));
    }
    try (Engine engine = RealPlugin.engine()) {
      engine.run(
          CodeGraph.request(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2]),
          new RunListener() {
            @Override
            public void stepStarted(String step) {
              if (moment.equals("step:" + step)) {
                Runtime.getRuntime().halt(HALTED);
              }
            }
          });
    }
  }

  private static void haltAtLog(String text) {
    Logger log = (Logger) LoggerFactory.getLogger("dev.codeanatomy.run");
    log.setLevel(Level.INFO);
    AppenderBase<ILoggingEvent> halt =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            if (event.getFormattedMessage().contains(text)) {
              Runtime.getRuntime().halt(HALTED);
            }
          }
        };
    halt.start();
    log.addAppender(halt);
  }
}
