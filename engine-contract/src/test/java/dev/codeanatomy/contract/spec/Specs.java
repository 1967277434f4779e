package dev.codeanatomy.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.finding.Finding;
import java.util.List;

/** Specs for tests: a small valid one, and ways to read others. */
final class Specs {
  static final String MINIMAL =
      """
      {
        "version": 5,
        "input_relations": [{"logical_name": "files", "delta_location": "/tables/files"}],
        "view_definitions": [
          {"name": "paths", "transform": {"kind": "Project", "source": "files", "columns": ["path"]}}
        ],
        "output_targets": [{"table_name": "paths", "source_view": "paths"}]
      }
      """;

  private Specs() {}

  /** The minimal spec with another transform. */
  static String withTransform(String transform) {
    return MINIMAL.replace(
        "{\"kind\": \"Project\", \"source\": \"files\", \"columns\": [\"path\"]}", transform);
  }

  static ExecutionSpec read(String text) {
    SpecReading reading = ExecutionSpecJson.read(text);
    assertThat(reading).isInstanceOf(SpecReading.Read.class);
    return ((SpecReading.Read) reading).spec();
  }

  static List<String> refused(String text) {
    SpecReading reading = ExecutionSpecJson.read(text);
    assertThat(reading).isInstanceOf(SpecReading.Refused.class);
    return ((SpecReading.Refused) reading).findings().stream().map(Finding::toString).toList();
  }
}
