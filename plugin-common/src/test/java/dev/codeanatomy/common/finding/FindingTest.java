package dev.codeanatomy.common.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
  @Test
  void readsAsOneLineWithPlaceExpectationAndRemedy() {
    Finding finding =
        Finding.of(FindingCode.SPEC_UNKNOWN_PROPERTY, "/views", "unknown property 'views'")
            .expected("one of version, view_definitions")
            .remedy("Did you mean 'view_definitions'?");

    assertThat(finding)
        .hasToString(
            "SPEC-2003 /views: unknown property 'views'; expected one of version,"
                + " view_definitions. Did you mean 'view_definitions'?");
  }

  @Test
  void mustSayWhere() {
    assertThatThrownBy(() -> Finding.of(FindingCode.SPEC_WRONG_TYPE, " ", "a number"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void idsOfTheCatalogueAreUniqueAndWellFormed() {
    List<String> ids = Arrays.stream(FindingCode.values()).map(FindingCode::id).toList();

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Z]+-[1-9][0-9]{3}"));
    assertThat(FindingCode.byId("SPEC-2003")).contains(FindingCode.SPEC_UNKNOWN_PROPERTY);
    assertThat(FindingCode.byId("SPEC-0000")).isEmpty();
  }

  @Test
  void suggestsTheNearestKnownNameWhateverItsCase() {
    List<String> known = List.of("source", "sources", "predicate");

    assertThat(DidYouMean.nearest("SUORCE", known)).contains("source");
    assertThat(DidYouMean.nearest("predicat", known)).contains("predicate");
    assertThat(DidYouMean.nearest("colour", known)).isEmpty();
    assertThat(DidYouMean.question("sorces", known)).contains("Did you mean 'sources'?");
  }
}
