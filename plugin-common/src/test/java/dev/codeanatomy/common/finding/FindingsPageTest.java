package dev.codeanatomy.common.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dgolden.update=true} to write {@code docs/findings.md} anew. */
class FindingsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "findings.md");

  @Test
  void theCatalogueIsPublished() throws Exception {
    String text = page();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, text);
    }
    assertThat(PAGE).hasContent(text);
  }

  @Test
  void everyCodeSaysWhatIsWrongAsAClauseAndWhatToDoAsASentence() {
    for (FindingCode code : FindingCode.values()) {
      assertThat(code.title()).as(code.id()).isNotBlank().doesNotEndWith(".");
      assertThat(code.remedy()).as(code.id()).isNotBlank().endsWith(".");
    }
  }

  private static String page() {
    StringBuilder text =
        new StringBuilder(
            """
            <!-- Written by: mvn -pl plugin-common -am test -Dtest=FindingsPageTest -Dgolden.update=true -Dsurefire.failIfNoSpecifiedTests=false -->
            # Findings

            Every refusal, failure and warning carries one of these codes. A code keeps its meaning for good. A message says besides what was
            found, where, and what was expected.

            | code | severity | what is wrong | what to do |
            |---|---|---|---|
            """);
    for (FindingCode code : FindingCode.values()) {
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(code.id(), severity(code), code.title(), code.remedy()));
    }
    return text.toString();
  }

  private static String severity(FindingCode code) {
    return code.severity().name().toLowerCase(Locale.ROOT);
  }
}
