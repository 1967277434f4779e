package dev.codeanatomy.plugin.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapabilityTest {
  @Test
  void bitsAreThosePublishedAndNeverReused() {
    assertThat(Capability.known().stream().map(c -> c.bit() + " " + c.name()))
        .containsExactly(
            "0 TABLE_PROVIDER", "1 SCALAR_UDF", "2 AGG_UDF", "3 WINDOW_UDF", "4 TABLE_FUNCTION");
  }

  @Test
  void aCapabilityIsFoundByBitAndByName() {
    for (Capability capability : Capability.known()) {
      assertThat(Capability.ofBit(capability.bit())).contains(capability);
      assertThat(Capability.ofName(capability.name())).contains(capability);
      assertThat(Long.numberOfTrailingZeros(capability.mask())).isEqualTo(capability.bit());
    }
    assertThat(Capability.ofBit(63)).isEmpty();
    assertThat(Capability.ofName("scalar_udf")).isEmpty();
  }
}
