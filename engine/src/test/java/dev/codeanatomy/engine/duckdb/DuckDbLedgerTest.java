package dev.codeanatomy.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DuckDbLedgerTest {
  private final FailureLedger ledger = new FailureLedger();

  @Test
  void aRecordedFailureComesBackAsTheCauseOnce() {
    var failure = new IllegalStateException("broken");
    String text = "Invalid Input Error: " + ledger.record(failure);

    DuckDbException first = ledger.explain(32, text);
    DuckDbException second = ledger.explain(32, text);

    assertThat(first).hasMessage("broken").hasCause(failure);
    assertThat(first.kind()).isEqualTo(DuckDbException.Kind.INVALID_INPUT);
    assertThat(second).hasMessage("broken").hasNoCause();
  }

  @Test
  void aFailedInnerQueryKeepsItsKind() {
    var inner = new DuckDbException(DuckDbException.Kind.OUT_OF_MEMORY, "too much");

    DuckDbException outer = ledger.explain(32, "Invalid Input Error: " + ledger.record(inner));

    assertThat(outer.kind()).isEqualTo(DuckDbException.Kind.OUT_OF_MEMORY);
    assertThat(outer).hasMessage("too much").hasCause(inner);
  }

  @Test
  void failuresThatNobodyAsksForAreForgotten() {
    String oldest = ledger.record(new IllegalStateException("oldest"));
    for (int i = 0; i < 100; i++) {
      ledger.record(new IllegalStateException("later"));
    }

    assertThat(ledger.explain(0, oldest)).hasMessage("oldest").hasNoCause();
  }
}
