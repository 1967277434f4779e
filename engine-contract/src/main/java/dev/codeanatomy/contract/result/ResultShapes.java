package dev.codeanatomy.contract.result;

import static dev.codeanatomy.contract.shape.Shapes.integer;
import static dev.codeanatomy.contract.shape.Shapes.list;
import static dev.codeanatomy.contract.shape.Shapes.map;
import static dev.codeanatomy.contract.shape.Shapes.mapped;
import static dev.codeanatomy.contract.shape.Shapes.name;
import static dev.codeanatomy.contract.shape.Shapes.text;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.shape.Alternatives;
import dev.codeanatomy.contract.shape.Choice;
import dev.codeanatomy.contract.shape.ObjectShape;
import dev.codeanatomy.contract.shape.Properties;
import dev.codeanatomy.contract.shape.Shape;
import dev.codeanatomy.contract.spec.MaterializationMode;
import dev.codeanatomy.contract.spec.SpecHash;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;

/** The JSON forms of a run result's parts. */
final class ResultShapes {
  private static final Shape<Long> COUNT = integer(0, (1L << 53) - 1);
  private static final String STATUS = "status";

  private static final Shape<FindingCode> CODE =
      mapped(name(), ResultShapes::code, FindingCode::id);
  private static final Shape<EngineStage> STAGE =
      Choice.of(EngineStage.values(), EngineStage::label);

  static final ObjectShape<RunResult> RESULT = result();

  private ResultShapes() {}

  private static ObjectShape<RunResult> result() {
    Properties<RunResult> p = Properties.of("RunResult", "What a run that succeeded leaves.");
    var id = p.required("run_id", name(), RunResult::runId, "Id of the run.");
    var hash = p.required("spec_hash", specHash(), RunResult::specHash, "Hash pair of the spec.");
    var parameters =
        p.required("parameters", map(text()), RunResult::parameters, "Values as text by name.");
    var inputs = p.required("inputs", list(input(), 0), RunResult::inputs, "What was read.");
    var outputs =
        p.required("outputs", list(output(), 0), RunResult::outputs, "The tables written.");
    var warnings =
        p.required("warnings", list(warning(), 0), RunResult::warnings, "In the order they arose.");
    var plugins =
        p.required("plugins", list(plugin(), 0), RunResult::plugins, "Those that took part.");
    var versions =
        p.required("engine_versions", map(name()), RunResult::engineVersions, "Versions by name.");
    var measured =
        p.required("measured", measured(), RunResult::measured, "What differs from run to run.");
    return p.build(
        v ->
            new RunResult(
                v.get(id),
                v.get(hash),
                v.get(parameters),
                v.get(inputs),
                v.get(outputs),
                v.get(warnings),
                v.get(plugins),
                v.get(versions),
                v.get(measured)));
  }

  private static ObjectShape<SpecHash> specHash() {
    Shape<ContentHash> hash = mapped(name(), ContentHash::new, ContentHash::text);
    Properties<SpecHash> p = Properties.of("SpecHash", "The hash pair of a spec.");
    var identity =
        p.required("identity", hash, SpecHash::identity, "Covers what can change a result.");
    var full = p.required("full", hash, SpecHash::full, "Covers everything.");
    return p.build(v -> new SpecHash(v.get(identity), v.get(full)));
  }

  private static ObjectShape<InputInfo> input() {
    Properties<InputInfo> p = Properties.of("InputInfo", "Something a run read.");
    var named = p.required("name", name(), InputInfo::name, "The input, or a plugin's table.");
    var version =
        p.optional(
            "version", name(), InputInfo::version, "Names its content; absent if nothing does.");
    return p.build(v -> new InputInfo(v.get(named), v.get(version)));
  }

  private static ObjectShape<OutputResult> output() {
    Properties<OutputResult> p = Properties.of("OutputResult", "One table that was written.");
    var named = p.required("name", name(), OutputResult::name, "The output's name.");
    var location = p.required("location", name(), OutputResult::location, "Its folder.");
    var rows = p.required("rows", COUNT, OutputResult::rows, "Rows this run wrote.");
    var files = p.required("files", COUNT, OutputResult::files, "Files this run wrote.");
    var mode =
        p.required(
            "materialization_mode",
            Choice.of(MaterializationMode.values(), MaterializationMode::wire),
            OutputResult::mode,
            "Whether earlier rows stayed.");
    var outcome = p.required("write_outcome", outcome(), OutputResult::outcome, "The commit.");
    return p.build(
        v ->
            new OutputResult(
                v.get(named),
                v.get(location),
                v.get(rows),
                v.get(files),
                v.get(mode),
                v.get(outcome)));
  }

  private static Shape<WriteOutcome> outcome() {
    Properties<WriteOutcome.Captured> captured = Properties.of("Captured", "This run committed.");
    captured.tag(STATUS, "captured");
    var version =
        captured.required(
            "delta_version", COUNT, WriteOutcome.Captured::deltaVersion, "The version made.");
    var files =
        captured.required(
            "files_added", COUNT, WriteOutcome.Captured::filesAdded, "Files of this commit.");
    var bytes =
        captured.required(
            "bytes_written", COUNT, WriteOutcome.Captured::bytesWritten, "Their size.");
    Properties<WriteOutcome.AlreadyCommitted> already =
        Properties.of("AlreadyCommitted", "An earlier run with this id had committed.");
    already.tag(STATUS, "already_committed");
    var held =
        already.required(
            "delta_version",
            COUNT,
            WriteOutcome.AlreadyCommitted::deltaVersion,
            "The version that holds it.");
    Properties<WriteOutcome.Unavailable> unavailable =
        Properties.of("Unavailable", "The commit's figures could not be read.");
    unavailable.tag(STATUS, "unavailable");
    var reason = unavailable.required("reason", name(), WriteOutcome.Unavailable::reason, "Why.");
    return new Alternatives<WriteOutcome>(STATUS)
        .with(
            "captured",
            WriteOutcome.Captured.class,
            captured.build(
                v -> new WriteOutcome.Captured(v.get(version), v.get(files), v.get(bytes))))
        .with(
            "already_committed",
            WriteOutcome.AlreadyCommitted.class,
            already.build(v -> new WriteOutcome.AlreadyCommitted(v.get(held))))
        .with(
            "unavailable",
            WriteOutcome.Unavailable.class,
            unavailable.build(v -> new WriteOutcome.Unavailable(v.get(reason))));
  }

  private static ObjectShape<RunWarning> warning() {
    Properties<RunWarning> p = Properties.of("RunWarning", "Something to look at.");
    var code = p.required("code", CODE, RunWarning::code, "What kind it is.");
    var stage = p.required("stage", STAGE, RunWarning::stage, "Where it arose.");
    var message = p.required("message", name(), RunWarning::message, "For people.");
    var context =
        p.defaulted(
            "context",
            map(text()),
            Collections.emptySortedMap(),
            RunWarning::context,
            "Facts by name.");
    return p.build(v -> new RunWarning(v.get(code), v.get(stage), v.get(message), v.get(context)));
  }

  private static ObjectShape<PluginInfo> plugin() {
    Properties<PluginInfo> p = Properties.of("PluginInfo", "A plugin that took part.");
    var id = p.required("id", name(), PluginInfo::id, "Its id.");
    var version = p.required("version", name(), PluginInfo::version, "Its version.");
    var hash = p.required("hash", name(), PluginInfo::hash, "Content hash of its archive.");
    var bits = p.required("bits", list(name(), 0), PluginInfo::bits, "Its capability bits.");
    return p.build(v -> new PluginInfo(v.get(id), v.get(version), v.get(hash), v.get(bits)));
  }

  private static ObjectShape<Measured> measured() {
    Shape<Instant> instant = mapped(name(), ResultShapes::instant, Instant::toString);
    Properties<Measured> p = Properties.of("Measured", "What differs from run to run.");
    var started = p.required("started_at", instant, Measured::startedAt, "UTC, ISO 8601.");
    var completed = p.required("completed_at", instant, Measured::completedAt, "UTC, ISO 8601.");
    var stages = p.required("stages", list(timing(), 0), Measured::stages, "In order.");
    return p.build(v -> new Measured(v.get(started), v.get(completed), v.get(stages)));
  }

  private static FindingCode code(String id) {
    return FindingCode.byId(id)
        .orElseThrow(() -> new IllegalArgumentException("unknown code '" + id + "'"));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is not a time in UTC", e);
    }
  }

  private static ObjectShape<StageTiming> timing() {
    Properties<StageTiming> p = Properties.of("StageTiming", "How long a stage took.");
    var stage = p.required("stage", STAGE, StageTiming::stage, "The stage.");
    var subject = p.required("subject", name(), StageTiming::subject, "What it worked on.");
    var micros = p.required("micros", COUNT, StageTiming::micros, "Wall time, microseconds.");
    return p.build(v -> new StageTiming(v.get(stage), v.get(subject), v.get(micros)));
  }
}
