package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.contract.EngineError;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What every message of a failure has to be, whatever it is about. */
final class ClearSentence {
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(?:java|javax|org|dev|io|com)\\.[a-z]+\\.[\\w.]*[A-Z]\\w*");
  private static final Pattern TWICE = Pattern.compile("(.{16,}?)\\W+\\1");

  private ClearSentence() {}

  static void check(EngineError error) {
    sentence(error.message());
    error.findings().stream().map(Finding::toString).forEach(ClearSentence::sentence);
    boolean helps =
        error.details().containsKey("expected") || error.details().containsKey("remedy");
    assertThat(helps).as("says what to do or what is expected: %s", error).isTrue();
  }

  private static void sentence(String text) {
    // What a plugin threw is told to its author by the name of the exception.
    String own = text.replaceAll("threw \\w+(: )?", "");
    assertThat(own).doesNotContain("\n", "\tat ", "line 0", "null", "__input", "Exception");
    assertThat(own).doesNotContain("''", "?.", ". .", ";;", ": :", ",,", " Optional[");
    assertThat(CLASS_NAME.matcher(text).find()).as("names a class: %s", text).isFalse();
    assertThat(TWICE.matcher(text).find()).as("says something twice: %s", text).isFalse();
    List<String> codes =
        Pattern.compile("\\b(?:ABI|SPEC|PLAN|SQL|DELTA|RUN)-\\d{4}\\b")
            .matcher(text)
            .results()
            .map(found -> found.group().toUpperCase(Locale.ROOT))
            .toList();
    assertThat(codes).as("codes in: %s", text).doesNotHaveDuplicates();
  }
}
