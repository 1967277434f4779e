package dev.codeanatomy.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsPageTest {
  @TempDir private Path folder;

  private Path page(String text) throws IOException {
    return Files.writeString(folder.resolve("page.md"), text);
  }

  @Test
  void onlyTheNamedPartIsReplaced() throws IOException {
    Path file =
        page(
            "above\n<!-- a:begin -->\nold\n<!-- a:end -->\nbetween\n"
                + "<!-- b:begin -->\nkept\n<!-- b:end -->\nbelow\n");

    new ResultsPage(file).replace("a", "new | row");

    assertThat(file)
        .hasContent(
            "above\n<!-- a:begin -->\nnew | row\n<!-- a:end -->\nbetween\n"
                + "<!-- b:begin -->\nkept\n<!-- b:end -->\nbelow\n");
  }

  @Test
  void replacingTwiceLeavesTheSecondReport() throws IOException {
    Path file = page("<!-- a:begin -->\n<!-- a:end -->\n");
    ResultsPage page = new ResultsPage(file);

    page.replace("a", "first");
    page.replace("a", "second");

    assertThat(file).hasContent("<!-- a:begin -->\nsecond\n<!-- a:end -->\n");
  }

  @Test
  void aPageWithoutThePartIsRefusedAndLeftAlone() throws IOException {
    Path file = page("<!-- a:end -->\n<!-- a:begin -->\n");

    assertThatThrownBy(() -> new ResultsPage(file).replace("a", "new"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has no part 'a'");
    assertThat(file).hasContent("<!-- a:end -->\n<!-- a:begin -->\n");
  }
}
