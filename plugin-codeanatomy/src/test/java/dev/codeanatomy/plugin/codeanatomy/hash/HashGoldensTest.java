package dev.codeanatomy.plugin.codeanatomy.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.codeanatomy.fixture.TestPlugin;
import dev.codeanatomy.plugin.codeanatomy.fixture.Value;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes and ids that other implementations of the same definitions give too. */
class HashGoldensTest {
  private final TestPlugin plugin = TestPlugin.load();

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("", 7252660547403494068L, "cae66941d9efbd404e4d88758ea67670"),
        Arguments.of("alpha", 5982700193828047002L, "b52f7e54cd313e691148cc2c80345831"),
        Arguments.of("beta", 1390570534839725742L, "3fbcb3213a60fe28c29ec4283042c6e2"),
        Arguments.of("gamma", 8666994792918649077L, "1ad1681ff58b47897848793151cb45d1"),
        Arguments.of("delta", 6315955185590287590L, "7fe3792fbdd937674be221ed030739da"),
        Arguments.of("hello", 2861735919082615933L, "46fb7408d4f285228f4af516ea25851b"),
        Arguments.of("foo", 8359717351044633339L, "04136e24f85d470465c3db66e58ed56c"),
        Arguments.of("\u00e9", 5411848509986117935L, "d4b1b0202b21bb84e60a3d272ecab0db"),
        Arguments.of("\u3042", 3497814954113035042L, "dd395abd7b296c6d83b4a9c21de0b14b"),
        Arguments.of("Alpha", 92170223945605959L, "1ad5225183e0def4f83ab170e69fee56"),
        Arguments.of("__NULL__", 1577052789191928133L, "a57b800059f43b1b7b599199eb6e1b74"),
        Arguments.of("true", 8460422876903044671L, "b30ee95ec6cda01eb712d912431fe867"),
        Arguments.of("1", 8573800373938698102L, "cea3878a334b240469d159ff840b6434"),
        Arguments.of("1.5", 8796813392969411893L, "af8f4c865eb374cdeeffd25493060e80"),
        Arguments.of("42", 6319743179241711738L, "755345b7ef54b0d592c17e04737ab3d9"),
        Arguments.of("a".repeat(1000), 2293761261577118168L, "a0e5a332e985551c28a377c40f4139c3"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void hashesOfTexts(String text, long hash64, String hash128) throws Exception {
    assertThat(plugin.call("stable_hash64", text)).isEqualTo(hash64);
    assertThat(plugin.call("hash64", text)).isEqualTo(hash64);
    assertThat(plugin.call("stable_hash128", text)).isEqualTo(hash128);
    assertThat(plugin.call("hash128", text)).isEqualTo(hash128);
    assertThat(plugin.call("prefixed_hash64", "p", text)).isEqualTo("p:" + hash64);
    assertThat(plugin.call("prefixed_hash", "p", text)).isEqualTo("p:" + hash64);
    assertThat(plugin.call("stable_id", "p", text)).isEqualTo("p:" + hash128);
  }

  @Test
  void theValueMayBeNamed() throws Exception {
    assertThat(plugin.scalar("stable_hash64").named("value", "alpha").single())
        .isEqualTo(5982700193828047002L);
    assertThat(plugin.scalar("stable_hash128").named("value", "beta").single())
        .isEqualTo("3fbcb3213a60fe28c29ec4283042c6e2");
  }

  @Test
  void aNullArgumentGivesNull() throws Exception {
    Object nothing = null;
    assertThat(plugin.call("stable_hash64", nothing)).isNull();
    assertThat(plugin.call("stable_hash128", nothing)).isNull();
    assertThat(plugin.call("prefixed_hash64", null, "x")).isNull();
    assertThat(plugin.call("prefixed_hash64", "ns", null)).isNull();
    assertThat(plugin.call("stable_id", null, "x")).isNull();
    assertThat(plugin.call("stable_id", "ns", null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stable_hash64", "stable_hash128"})
  void aHashTakesExactlyOneText(String function) {
    assertThatThrownBy(() -> plugin.call(function)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plugin.call(function, "a", "b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plugin.call(function, 1)).hasMessageContaining("cast");
  }

  @Test
  void partsMakeAnId() throws Exception {
    assertThat(plugin.call("stable_id_parts", "node", "a", "b"))
        .isEqualTo("node:065ab5741cdfad44687cf119c1eb4ec9");
    assertThat(plugin.call("stable_id_parts", "node", "a", null))
        .isEqualTo("node:e572d4f485d45f5df562e024a5aa26e5");
    assertThat(plugin.call("stable_id_parts", "node", "a", 1, true, 1.5))
        .isEqualTo("node:bea32cd900af52e26a840492d09fe444");
    assertThat(plugin.call("stable_id_multi", "node", "a"))
        .isEqualTo("node:27c35e6e9373877f29e562464e46497e");
  }

  @Test
  void everyNullPartIsTheSentinelWhateverItsType() throws Exception {
    String sentinel = "node:e572d4f485d45f5df562e024a5aa26e5";
    assertThat(plugin.call("stable_id_parts", "node", "a", Literal.ofNull(ArrowTypes.INT64)))
        .isEqualTo(sentinel);
    assertThat(plugin.call("stable_id_parts", "node", "a", Literal.ofNull(ArrowTypes.DATE32)))
        .isEqualTo(sentinel);
    assertThat(plugin.call("stable_id_parts", "node", "a", "__NULL__")).isEqualTo(sentinel);
  }

  @Test
  void partsMakeANumberedId() throws Exception {
    assertThat(plugin.call("prefixed_hash_parts64", "ns", "a", "b"))
        .isEqualTo("ns:8668388485945676816");
    assertThat(plugin.call("prefixed_hash_parts", "ns", "a", "b"))
        .isEqualTo("ns:8668388485945676816");
    assertThat(plugin.call("prefixed_hash_parts64", null, "a")).isNull();
    assertThat(plugin.call("prefixed_hash_parts64", "ns", null))
        .isEqualTo("ns:1577052789191928133");
    assertThat(plugin.call("prefixed_hash_parts64", "ns", Literal.ofNull(ArrowTypes.DATE32)))
        .isEqualTo("ns:1577052789191928133");
  }

  @Test
  void anyValueHasAHashAndNullToo() throws Exception {
    assertThat(plugin.call("stable_hash_any", " Alpha "))
        .isEqualTo("1ad5225183e0def4f83ab170e69fee56");
    assertThat(plugin.call("stable_hash", " Alpha ", false))
        .isEqualTo("83dae7f87cffc0b3f74aa1c8dc026054");
    assertThat(plugin.call("stable_hash_any", (Object) null))
        .isEqualTo("a57b800059f43b1b7b599199eb6e1b74");
    assertThat(plugin.call("stable_hash_any", Literal.ofNull(ArrowTypes.DATE32)))
        .isEqualTo("a57b800059f43b1b7b599199eb6e1b74");
    assertThat(plugin.call("stable_hash_any", true)).isEqualTo("b30ee95ec6cda01eb712d912431fe867");
    assertThat(plugin.call("stable_hash_any", 1.5)).isEqualTo("af8f4c865eb374cdeeffd25493060e80");
    assertThat(plugin.call("stable_hash_any", 42)).isEqualTo("755345b7ef54b0d592c17e04737ab3d9");
    assertThat(plugin.call("stable_hash_any", "  ")).isEqualTo("cae66941d9efbd404e4d88758ea67670");
  }

  @Test
  void canonicalTextIsTrimmedAndInNfkcAndKeepsItsCase() throws Exception {
    assertThat(plugin.call("stable_hash_any", "\u3000\uff21lpha\u00a0"))
        .isEqualTo("1ad5225183e0def4f83ab170e69fee56");
    assertThat(plugin.call("stable_hash_any", "e\u0301"))
        .isEqualTo("d4b1b0202b21bb84e60a3d272ecab0db");
    assertThat(plugin.call("stable_hash_any", "e\u0301", false))
        .isEqualTo(plugin.call("stable_hash128", "e\u0301"));
  }

  @Test
  void theSentinelOfNullsMayBeAnother() throws Exception {
    assertThat(
            plugin
                .scalar("stable_hash_any")
                .args((Object) null)
                .named("null_sentinel", "beta")
                .single())
        .isEqualTo("3fbcb3213a60fe28c29ec4283042c6e2");
    assertThat(
            plugin.scalar("stable_hash_any").args(Value.column(ArrowTypes.INT64, 42L, null)).rows())
        .containsExactly("755345b7ef54b0d592c17e04737ab3d9", "a57b800059f43b1b7b599199eb6e1b74");
    assertThat(plugin.scalar("stable_hash_any").args("x").returnField().isNullable()).isFalse();
    assertThatThrownBy(
            () -> plugin.call("stable_hash_any", "x", Value.column(ArrowTypes.BOOL, true)))
        .hasMessageContaining("canonical must be a constant");
  }

  @Test
  void aNullPrefixGivesNullAndNoPartIsRefused() throws Exception {
    assertThat(plugin.call("stable_id_parts", null, "a")).isNull();
    assertThatThrownBy(() -> plugin.call("stable_id_parts", "node"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void partsAreTakenRowByRowFromPlainAndViewVectors() throws Exception {
    Value prefixes = Value.column(ArrowTypes.UTF8, "node", null, "node");
    Value texts = Value.column(ArrowTypes.UTF8, "a", "a", "a");
    Value more = Value.column(ArrowTypes.UTF8, "b", "b", null);
    Object[] expected = {
      "node:065ab5741cdfad44687cf119c1eb4ec9", null, "node:e572d4f485d45f5df562e024a5aa26e5"
    };
    assertThat(plugin.scalar("stable_id_parts").args(prefixes, texts, more).rows())
        .containsExactly(expected);
    assertThat(plugin.scalar("stable_id_parts").args(prefixes, texts, more).withViewTexts().rows())
        .containsExactly(expected);
  }

  @Test
  void anEmptyBatchGivesNoRows() throws Exception {
    Value none = Value.column(ArrowTypes.UTF8);
    assertThat(plugin.scalar("stable_id_parts").args(none, none).rows()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stable_id", "stable_id_parts", "prefixed_hash_parts64"})
  void aLiteralPrefixSaysWhatTheIdNames(String function) throws Exception {
    assertThat(plugin.scalar(function).args(" Node_Id ", "x").returnField().getMetadata())
        .isEqualTo(Map.of("semantic_type", "NodeId"));
    assertThat(plugin.scalar(function).args("edge", "x").returnField().getMetadata())
        .isEqualTo(Map.of("semantic_type", "EdgeId"));
    assertThat(plugin.scalar(function).args("span", "x").returnField().getMetadata())
        .isEqualTo(Map.of("semantic_type", "SpanId"));
    assertThat(plugin.scalar(function).args("ns", "node").returnField().getMetadata()).isEmpty();
    assertThat(
            plugin
                .scalar(function)
                .args(Value.column(ArrowTypes.UTF8, "node"), "x")
                .returnField()
                .getMetadata())
        .isEmpty();
  }

  @Test
  void aHashSaysNothingAboutItsValue() throws Exception {
    assertThat(plugin.scalar("stable_hash128").args("node").returnField().getMetadata()).isEmpty();
  }
}
