package dev.codeanatomy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java.util.List#add(Ljava/lang/Object;)Z|java.util.List.add(Object)",
        "java.util.ArrayList#<init>()V|new java.util.ArrayList()",
        "a.B$C#m([[IJLjava/util/Map$Entry;)V|a.B.C.m(int[][], long, Map.Entry)",
        "a.B#broken(Ljava|a.B#broken(Ljava",
        "a.B|a.B"
      })
  void aMethodReadsAsItIsWritten(String id, String text) {
    assertThat(SymbolText.of(id)).isEqualTo(text);
  }
}
