package dev.codeanatomy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EngineErrorTest {
  private static final Finding UNKNOWN =
      Finding.of(FindingCode.SPEC_UNKNOWN_PROPERTY, "/views", "unknown property 'views'")
          .expected("one of version, view_definitions")
          .remedy("Did you mean 'view_definitions'?");
  private static final Finding WRONG_TYPE =
      Finding.of(FindingCode.SPEC_WRONG_TYPE, "/version", "a text").expected("a number");
  private static final Finding WARNING =
      Finding.of(FindingCode.GRAPH_UNUSED_VIEW, "/view_definitions/0", "no output needs view 'v'");

  @Test
  void aFindingBecomesAFailureThatSaysAllOfIt() {
    EngineError error = EngineError.of(EngineStage.SPEC, UNKNOWN);

    assertThat(error)
        .hasToString(
            "SPEC-2003 /views: unknown property 'views'; expected one of version,"
                + " view_definitions. Did you mean 'view_definitions'?");
    assertThat(error.toJson())
        .hasToString(
            "{\"stage\":\"spec\",\"code\":\"SPEC-2003\",\"message\":\"/views: unknown property"
                + " 'views'; expected one of version, view_definitions. Did you mean"
                + " 'view_definitions'?\",\"details\":{\"expected\":\"one of version,"
                + " view_definitions\",\"remedy\":\"Did you mean 'view_definitions'?\","
                + "\"where\":\"/views\"}}");
  }

  @Test
  void aFindingWithoutItsOwnRemedyGetsThatOfItsCode() {
    EngineError error = EngineError.of(EngineStage.SPEC, WRONG_TYPE);

    assertThat(error.details()).containsEntry("remedy", FindingCode.SPEC_WRONG_TYPE.remedy());
    assertThat(error.message()).endsWith(FindingCode.SPEC_WRONG_TYPE.remedy());
  }

  @Test
  void severalFindingsAreAllToldUnderTheFirstError() {
    EngineError error = EngineError.of(EngineStage.VALIDATE, List.of(WARNING, WRONG_TYPE, UNKNOWN));

    assertThat(error.code()).isEqualTo(FindingCode.SPEC_WRONG_TYPE);
    assertThat(error.message()).startsWith("/version: a text");
    assertThat(error.findings()).containsExactly(WARNING, WRONG_TYPE, UNKNOWN);
    assertThat(error.toJson().at("/details/findings"))
        .hasToString(
            "[{\"code\":\""
                + FindingCode.GRAPH_UNUSED_VIEW.id()
                + "\",\"severity\":\"warning\",\"where\":\"/view_definitions/0\","
                + "\"found\":\"no output needs view 'v'\"},"
                + "{\"code\":\""
                + FindingCode.SPEC_WRONG_TYPE.id()
                + "\",\"severity\":\"error\",\"where\":\"/version\",\"found\":\"a text\","
                + "\"expected\":\"a number\"},"
                + "{\"code\":\"SPEC-2003\",\"severity\":\"error\",\"where\":\"/views\","
                + "\"found\":\"unknown property 'views'\",\"expected\":\"one of version,"
                + " view_definitions\",\"remedy\":\"Did you mean 'view_definitions'?\"}]");
  }

  @Test
  void aWarningBesideTheOnlyErrorIsNotLost() {
    assertThat(EngineError.of(EngineStage.VALIDATE, List.of(UNKNOWN, WARNING)).findings())
        .containsExactly(UNKNOWN, WARNING);
    assertThat(EngineError.of(EngineStage.VALIDATE, List.of(UNKNOWN)))
        .isEqualTo(EngineError.of(EngineStage.VALIDATE, UNKNOWN));
  }

  @Test
  void withoutAnErrorNothingFailed() {
    assertThatThrownBy(() -> EngineError.of(EngineStage.VALIDATE, List.of(WARNING)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no output needs view 'v'");
    assertThatThrownBy(() -> EngineError.of(EngineStage.VALIDATE, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFailureSaysSomething() {
    assertThatThrownBy(
            () ->
                new EngineError(
                    EngineStage.WRITE,
                    FindingCode.SPEC_WRONG_TYPE,
                    " ",
                    new TreeMap<>(),
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SPEC_WRONG_TYPE");
  }

  @Test
  void whatIsPutIntoTheDetailsLaterDoesNotShow() {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("where", "here");
    EngineError error =
        new EngineError(
            EngineStage.WRITE, FindingCode.SPEC_WRONG_TYPE, "found", details, List.of());

    details.put("more", "later");

    assertThat(error.details()).hasSize(1);
  }

  @Test
  void anExceptionSaysItsErrorAndKeepsItsCause() {
    Throwable cause = new IllegalStateException("below");

    EngineException one = new EngineException(EngineStage.SPEC, UNKNOWN, cause);
    EngineException several = new EngineException(EngineStage.SPEC, List.of(UNKNOWN, WRONG_TYPE));
    EngineException plain = new EngineException(one.error(), cause);

    assertThat(one).hasMessage(one.error().toString()).hasCause(cause);
    assertThat(one.finding()).contains(UNKNOWN);
    assertThat(several.error().findings()).hasSize(2);
    assertThat(several.finding()).isEmpty();
    assertThat(plain).hasCause(cause);
    assertThat(plain.finding()).isEmpty();
    assertThat(new EngineException(EngineStage.SPEC, UNKNOWN)).hasNoCause();
  }

  @Test
  void stagesComeInTheOrderOfTheWayAndAreWrittenSmall() {
    assertThat(Arrays.stream(EngineStage.values()).map(EngineStage::label))
        .containsExactly(
            "spec", "admit", "validate", "compile", "optimize", "lower", "execute", "write");
  }
}
