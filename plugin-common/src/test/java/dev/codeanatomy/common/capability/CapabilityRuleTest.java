package dev.codeanatomy.common.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.common.capability.CapabilityRule.LaterCapability;
import dev.codeanatomy.plugin.api.AbiVersion;
import dev.codeanatomy.plugin.api.Capability;
import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.LongUnary;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.api.function.WindowFunction;
import dev.codeanatomy.plugin.api.table.TableContext;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableProviderFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityRuleTest {
  private static FunctionSpec spec(String name, int revision) {
    return FunctionSpec.builder(name)
        .parameter("x", ArrowTypes.INT64)
        .returns(name.equals("t") ? TypeSet.struct() : TypeSet.of(ArrowTypes.INT64))
        .revision(revision)
        .build();
  }

  /** One export of each kind, none of which is ever bound. */
  private static PluginExports oneOfEach() {
    return PluginExports.builder()
        .scalar(ScalarFunction.ofKernel(spec("s", 1), (LongUnary) x -> x))
        .aggregate(
            new AggregateFunction() {
              @Override
              public FunctionSpec spec() {
                return CapabilityRuleTest.spec("a", 2);
              }

              @Override
              public BoundAggregate bind(BindContext context) throws PluginException {
                throw new PluginException("never bound");
              }
            })
        .window(
            new WindowFunction() {
              @Override
              public FunctionSpec spec() {
                return CapabilityRuleTest.spec("w", 3);
              }

              @Override
              public BoundWindow bind(BindContext context) throws PluginException {
                throw new PluginException("never bound");
              }
            })
        .tableFunction(
            new TableFunction() {
              @Override
              public FunctionSpec spec() {
                return CapabilityRuleTest.spec("t", 4);
              }

              @Override
              public TableProvider bind(BindContext context) throws PluginException {
                throw new PluginException("never bound");
              }
            })
        .tableProvider(
            new TableProviderFactory() {
              @Override
              public String kind() {
                return "p";
              }

              @Override
              public String description() {
                return "A table that is never opened.";
              }

              @Override
              public List<OptionSpec> options() {
                return List.of(
                    OptionSpec.utf8("root").required().build(), OptionSpec.int32("depth").build());
              }

              @Override
              public TableProvider open(TableContext context) throws PluginException {
                throw new PluginException("never opened");
              }
            })
        .build();
  }

  @Test
  void everyKnownBitHasOneRuleInTheOrderOfTheBits() {
    assertThat(CapabilityRule.all().stream().map(CapabilityRule::capability))
        .containsExactlyElementsOf(Capability.known());
  }

  @Test
  void everyRuleIsFoundByItsOwnKeyAndSaysSinceWhenAndWhatIsProven() {
    for (CapabilityRule rule : CapabilityRule.all()) {
      assertThat(CapabilityRule.byExportKey(rule.exportKey())).contains(rule);
      assertThat(rule.since()).isLessThanOrEqualTo(AbiVersion.CURRENT);
      assertThat(rule.proves()).isNotBlank().doesNotEndWith(".");
    }
    assertThat(CapabilityRule.byExportKey("scalars")).isEmpty();
  }

  @Test
  void everyRuleCoversItsOwnKindOfExportAlone() {
    PluginExports exports = oneOfEach();

    List<String> covered = new ArrayList<>();
    for (CapabilityRule rule : CapabilityRule.all()) {
      for (ExportEntry entry : rule.entries(exports)) {
        covered.add(
            rule.exportKey() + " " + entry.name() + entry.signature() + " " + entry.revision());
      }
    }

    assertThat(covered)
        .containsExactly(
            "tableProvider p(root utf8, [depth int32]) -> table 1",
            "scalar s(x int64) -> int64 1",
            "aggregate a(x int64) -> int64 2",
            "window w(x int64) -> int64 3",
            "tableFunction t(x int64) -> struct 4");
  }

  @Test
  void noExportsAreCoveredOfAPluginWithoutAny() {
    PluginExports nothing = PluginExports.builder().build();

    assertThat(CapabilityRule.all())
        .allSatisfy(rule -> assertThat(rule.entries(nothing)).isEmpty());
  }

  @Property
  void aRuleIsDeclaredExactlyByItsOwnBit(@ForAll long capabilities) {
    for (CapabilityRule rule : CapabilityRule.all()) {
      long mask = rule.capability().mask();
      assertThat(rule.declaredIn(capabilities | mask)).isTrue();
      assertThat(rule.declaredIn(capabilities & ~mask)).isFalse();
    }
  }

  @Test
  void bitsOfLaterVersionsAreNamedAndNotThoseOfThisOne() {
    Set<String> names = new HashSet<>();
    for (int bit = 0; bit < Long.SIZE; bit++) {
      int position = bit;
      CapabilityRule.later(bit)
          .ifPresent(
              later -> {
                assertThat(later.bit()).isEqualTo(position);
                assertThat(later.since()).isGreaterThan(AbiVersion.CURRENT);
                assertThat(Capability.ofBit(position)).isEmpty();
                assertThat(names.add(later.name())).isTrue();
              });
    }
    assertThat(names).containsExactlyInAnyOrder("RELATION_PLANNER", "TYPE_PLANNER", "EXPR_PLANNER");
    assertThat(CapabilityRule.later(5))
        .contains(new LaterCapability(5, "RELATION_PLANNER", AbiVersion.of(1, 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "1st", "with-hyphen", "with space", "\u00e4rmel"})
  void anExportNeedsAName(String name) {
    assertThat(ExportEntry.isName(name)).isFalse();
    assertThatThrownBy(() -> new ExportEntry(name, "() -> int64", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void anExportNeedsASignatureAndARevision() {
    assertThatThrownBy(() -> new ExportEntry("f", " ", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'f'");
    assertThatThrownBy(() -> new ExportEntry("f", "() -> int64", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 1 on");
  }
}
