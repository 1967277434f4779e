package dev.codeanatomy.engine.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.snapshot.InstalledPart;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuntimeContractTest {
  @Test
  void theClassPathOfThisBuildFits() {
    List<InstalledPart> parts = RuntimeContract.ofClassPath();

    assertThat(parts).extracting(InstalledPart::name).contains("arrow", "calcite", "delta-kernel");
    assertThatCode(() -> RuntimeContract.require(parts)).doesNotThrowAnyException();
  }

  @Test
  void anotherReleaseOfAPartIsRefusedByName() {
    EngineException refused =
        catchThrowableOfType(
            EngineException.class,
            () ->
                RuntimeContract.require(
                    List.of(new InstalledPart("arrow", true, "18.x", Optional.of("180.0.0")))));

    assertThat(refused.error().code()).isEqualTo(FindingCode.RUNTIME_INCOMPLETE);
    assertThat(refused.getMessage()).contains("arrow").contains("180.0.0").contains("18.x");
  }

  @Test
  void aRequiredPartThatIsMissingIsRefusedAndAnotherIsNot() {
    InstalledPart optional = new InstalledPart("planners", false, "any", Optional.empty());
    InstalledPart required = new InstalledPart("duckdb", true, "v2.0.0", Optional.empty());

    EngineException refused =
        catchThrowableOfType(
            EngineException.class, () -> RuntimeContract.require(List.of(optional, required)));

    assertThat(refused.getMessage()).contains("duckdb").doesNotContain("planners");
    assertThatCode(() -> RuntimeContract.require(List.of(optional))).doesNotThrowAnyException();
  }
}
