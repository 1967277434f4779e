package dev.codeanatomy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BarProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final BarProgress bar =
      new BarProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  @AfterEach
  void closeTheBar() {
    bar.close();
  }

  @Test
  void aStepSaysHowFarItIsAndForHowLong() {
    assertThat(BarProgress.text("write calls", 0.5, Duration.ofMillis(7900)))
        .isEqualTo(
            "write calls             50 %    7 s  [" + "=".repeat(20) + " ".repeat(20) + "]");
  }

  @Test
  void aStepThatCannotSayHowFarItIsStillMoves() {
    List<Integer> places = new ArrayList<>();
    for (int tick = 0; tick <= 2 * 37; tick++) {
      String line = BarProgress.text("view files", 0, Duration.ofMillis(200 * tick));
      assertThat(line).startsWith("view files").hasSize(79).doesNotContain("%");
      places.add(line.indexOf("<=>") - line.indexOf('[') - 1);
    }
    assertThat(places.subList(0, 38)).isEqualTo(IntStream.rangeClosed(0, 37).boxed().toList());
    assertThat(places.subList(37, 75)).isEqualTo(places.subList(0, 38).reversed());
  }

  @Test
  void stepsShareOneLineWhateverTheWidthAndLeaveNothingBehind() {
    for (String step : new String[] {"admit plugins", "a view with a long name of its own", "x"}) {
      bar.stepStarted(step);
      bar.paint();
      assertThat(onScreen(20).lines()).hasSize(1);
    }
    assertThat(painted()).anyMatch(line -> line.startsWith("x "));
    bar.close();
    bar.paint();
    assertThat(onScreen(20)).isEmpty();
  }

  @Test
  void aWarningStaysAboveTheBar() {
    bar.stepStarted("compile");
    bar.paint();
    bar.warned("SPEC-2207", "no output needs it");
    bar.paint();
    assertThat(onScreen(80).lines().findFirst()).hasValue("warning SPEC-2207: no output needs it");
    bar.close();
    assertThat(onScreen(80)).isEqualTo("warning SPEC-2207: no output needs it\n");
  }

  @Test
  void aNewStepStartsFromNothing() {
    bar.stepStarted("write calls");
    bar.stepProgressed("write calls", 0.5);
    bar.paint();
    bar.stepStarted("commit");
    bar.paint();
    assertThat(painted()).anyMatch(line -> line.startsWith("write calls             50 %"));
    assertThat(painted()).anyMatch(line -> line.startsWith("commit "));
    assertThat(painted()).noneMatch(line -> line.startsWith("commit ") && line.contains("%"));
  }

  @Test
  void nothingIsPaintedBeforeTheFirstStep() {
    bar.paint();
    assertThat(bytes.size()).isZero();
  }

  /** Every line painted so far. */
  private List<String> painted() {
    return List.of(bytes.toString(StandardCharsets.UTF_8).split("\r\u001b\\[K\u001b\\[\\?7l"));
  }

  /**
   * What a terminal of this width shows now. It knows what the bar uses: carriage return, line
   * feed, erasing to the end of the line (EL), and not wrapping (DECAWM); else it wraps.
   */
  private String onScreen(int width) {
    StringBuilder done = new StringBuilder();
    char[] line = " ".repeat(width).toCharArray();
    boolean wraps = true;
    int at = 0;
    String text = bytes.toString(StandardCharsets.UTF_8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u001b') {
        int end = i + 1;
        while (!Character.isLetter(text.charAt(end))) {
          end++;
        }
        switch (text.substring(i + 1, end + 1)) {
          case "[K" -> java.util.Arrays.fill(line, at, width, ' ');
          case "[?7l" -> wraps = false;
          case "[?7h" -> wraps = true;
          default -> throw new AssertionError("unknown: " + text.substring(i + 1, end + 1));
        }
        i = end;
      } else if (c == '\r') {
        at = 0;
      } else if (c == '\n' || at == width && wraps) {
        done.append(new String(line).stripTrailing()).append('\n');
        java.util.Arrays.fill(line, ' ');
        at = 0;
        i -= c == '\n' ? 0 : 1;
      } else {
        at = Math.min(at, width - 1);
        line[at++] = c;
      }
    }
    assertThat(wraps).as("the terminal wraps again").isTrue();
    return done + new String(line).stripTrailing();
  }
}
