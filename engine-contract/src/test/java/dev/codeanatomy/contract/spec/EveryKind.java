package dev.codeanatomy.contract.spec;

/** A spec in which every kind of transform and every kind of input occurs. */
final class EveryKind {
  static final String SPEC =
      """
      {
        "version": 5,
        "plugins": [{"id": "codeanatomy", "version": "^0.1", "options": {"depth": 3}}],
        "typed_parameters": [
          {"name": "root", "type": "Utf8", "description": "source folder"},
          {"name": "limit", "type": "Int64", "default": 10},
          {"name": "huge", "type": "Int64", "default": "9223372036854775807"},
          {"name": "ratio", "type": "Float64", "default": 0.5},
          {"name": "deep", "type": "Boolean", "default": true},
          {"name": "day", "type": "Date", "default": "2024-01-15"},
          {"name": "at", "type": "Timestamp", "default": "2024-01-15T10:30:00"}
        ],
        "input_relations": [
          {"logical_name": "spans", "delta_location": "/tables/spans", "version_pin": 3},
          {"logical_name": "sources",
           "provider": {"plugin": "codeanatomy", "kind": "java_sources",
                        "options": {"root": {"parameter": "root"}}}}
        ],
        "view_definitions": [
          {"name": "normalized", "view_kind": "normalize",
           "transform": {"kind": "Normalize", "source": "spans", "id_prefix": "span",
                         "id_columns": ["path", "bstart"], "span_columns": ["bstart", "bend"],
                         "text_columns": ["name"]}},
          {"name": "keyed", "view_dependencies": ["normalized"],
           "transform": {"kind": "Relate", "left": "normalized", "right": "sources",
                         "join_type": "Left",
                         "condition": {"keys": [{"left_key": "path", "right_key": "path"}]}}},
          {"name": "nested",
           "transform": {"kind": "Relate", "left": "spans", "right": "spans",
                         "condition": {"span": {"mode": "containment",
                            "left_span": ["bstart", "bend"], "right_span": ["bstart", "bend"],
                            "keys": [{"left_key": "path", "right_key": "path"}]}}}},
          {"name": "near",
           "transform": {"kind": "Relate", "left": "spans", "right": "spans",
                         "condition": {"predicate": "l.bend = r.bstart"}, "right_suffix": "_2"}},
          {"name": "both",
           "transform": {"kind": "Union", "sources": ["keyed", "nested"],
                         "discriminator_column": "origin", "distinct": true}},
          {"name": "picked",
           "transform": {"kind": "Project", "source": "both",
                         "columns": ["path", {"expression": "bend - bstart", "alias": "length"}]}},
          {"name": "long_ones",
           "transform": {"kind": "Filter", "source": "picked", "predicate": "length > :limit"},
           "output_schema": {"columns": {"path": "VARCHAR", "length": "BIGINT"}}},
          {"name": "counted",
           "transform": {"kind": "Aggregate", "source": "long_ones", "group_by": ["path"],
             "aggregations": [
               {"function": "count", "alias": "n"},
               {"function": "string_agg", "arguments": ["path", "','"], "alias": "all",
                "filter": "length > 1", "distinct": true,
                "order_by": [{"expression": "path", "order": "descending"}]}]}},
          {"name": "free", "transform": {"kind": "Sql", "query": "SELECT * FROM counted"}},
          {"name": "files",
           "transform": {"kind": "TableFunction", "function": "source_files",
                         "arguments": [":root"], "named_arguments": {"deep": ":deep"}}},
          {"name": "aligned",
           "transform": {"kind": "IntervalAlign", "left": "spans", "right": "spans",
                         "mode": "OVERLAP_MAX", "how": "left", "select_left": ["path"],
                         "tie_breakers": [{"column": "name", "order": "descending"}],
                         "emit_match_meta": false, "right_suffix": "__right"}},
          {"name": "cpg_nodes",
           "transform": {"kind": "CpgEmit", "output_kind": "Nodes", "sources": ["files"]}}
        ],
        "output_targets": [
          {"table_name": "cpg_nodes", "source_view": "cpg_nodes"},
          {"table_name": "counted", "delta_location": "/out/counted", "source_view": "counted",
           "columns": ["path", "n"], "materialization_mode": "Append", "partition_by": ["path"],
           "write_metadata": {"team": "one"}}
        ],
        "rulepack_profile": "Default",
        "runtime": {"lineage_tags": {"ticket": "7"}}
      }
      """;

  private EveryKind() {}
}
