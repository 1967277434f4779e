package dev.codeanatomy.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every JSON block of docs/spec.md is what the reader accepts. */
class SpecPageTest {
  private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  @Test
  void theExamplesOfThePageAreAccepted() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "spec.md"));
    List<String> blocks = BLOCK.matcher(page).results().map(MatchResult::group).toList();

    assertThat(blocks).hasSizeGreaterThanOrEqualTo(11);
    for (String block : blocks) {
      String json = BLOCK.matcher(block).replaceAll(m -> m.group(1).replace("$", "\\$"));
      boolean isTransform = json.startsWith("{\"kind\"");
      ExecutionSpec spec = Specs.read(isTransform ? Specs.withTransform(json) : json);
      assertThat(spec.viewDefinitions()).as(json).hasSize(1);
    }
  }

  @Test
  void thePageNamesEveryPropertyOfTheSchema() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "spec.md"));

    ExecutionSpecJson.schema()
        .get("$defs")
        .forEach(
            definition ->
                definition
                    .get("properties")
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(page).contains(name)));
  }
}
