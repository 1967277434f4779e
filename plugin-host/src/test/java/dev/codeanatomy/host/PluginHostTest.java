package dev.codeanatomy.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.host.prove.ExportProof;
import dev.codeanatomy.plugin.api.PluginException;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PluginHostTest {
  @TempDir Path work;

  private final RootAllocator allocator = new RootAllocator();

  @AfterEach
  void nothingStaysAllocated() {
    allocator.close();
  }

  private PluginHost host() {
    return PluginHost.open(HostConfig.of(work.resolve("cache"), allocator));
  }

  @Test
  void admitsAZipAndProvesItsExports() {
    try (PluginHost host = host()) {
      AdmissionResult result = host.admit(PluginFixture.of(work, "good").zip());

      assertThat(result).isInstanceOf(AdmissionResult.Admitted.class);
      assertThat(result.report().findings()).isEmpty();
      assertThat(result.report().proofs())
          .extracting(ExportProof::verdict)
          .containsExactly(ExportProof.Verdict.PROVED);
      assertThat(host.plugin("broken").orElseThrow().exports().scalars()).hasSize(1);
    }
  }

  @Test
  void admitsAPlainJarAndAnAggregate() {
    try (PluginHost host = host()) {
      assertThat(host.admit(PluginFixture.of(work, "good-aggregate").jar()))
          .isInstanceOf(AdmissionResult.Admitted.class);
    }
  }

  @Test
  void admitsATableThatFiltersInexactly() {
    try (PluginHost host = host()) {
      assertThat(host.admit(PluginFixture.of(work, "good-table").zip()))
          .isInstanceOf(AdmissionResult.Admitted.class);
    }
  }

  @Test
  void anExportWithoutSampleIsDeclaredUnproven() {
    try (PluginHost host = host()) {
      AdmissionResult result = host.admit(PluginFixture.of(work, "without-sample").zip());

      assertThat(result).isInstanceOf(AdmissionResult.Admitted.class);
      assertThat(result.report().proofs().get(0).verdict())
          .isEqualTo(ExportProof.Verdict.DECLARED_UNPROVEN);
    }
  }

  @Test
  void trustAndLinkAreVisibleAsStagesThatComeLater() {
    try (PluginHost host = host()) {
      AdmissionReport report = host.admit(PluginFixture.of(work, "good").zip()).report();

      assertThat(report.stages())
          .filteredOn(stage -> stage.status() == StageReport.Status.COMES_LATER)
          .extracting(StageReport::stage)
          .containsExactly(AdmissionStage.TRUST, AdmissionStage.LINK);
    }
  }

  @Test
  void inspectingRunsNoCodeAndUnpacksNothing() {
    try (PluginHost host = host()) {
      AdmissionReport report = host.inspect(PluginFixture.of(work, "fails-to-initialise").zip());

      assertThat(report.findings()).isEmpty();
      assertThat(work.resolve("cache")).doesNotExist();
    }
  }

  @Test
  void aPluginSeesNothingOfTheProgram() {
    try (PluginHost host = host()) {
      assertThat(host.admit(PluginFixture.of(work, "looks-around").zip()).report().findings())
          .isEmpty();
    }
  }

  @Test
  void aPluginSeesTheJavaModulesItDeclares() {
    try (PluginHost host = host()) {
      PluginFixture fixture =
          PluginFixture.of(work, "uses-the-compiler")
              .manifest(m -> m.withArray("javaModules").add("jdk.compiler"));

      assertThat(host.admit(fixture.zip()).report().findings()).isEmpty();
    }
  }

  @Test
  void aJavaModuleThatIsNotDeclaredIsNamed() {
    try (PluginHost host = host()) {
      AdmissionResult result = host.admit(PluginFixture.of(work, "uses-the-compiler").zip());

      assertThat(result).isInstanceOf(AdmissionResult.Quarantined.class);
      assertThat(result.report().findings().get(0).found()).contains("javax/tools/ToolProvider");
      assertThat(result.report().findings().get(0).advice()).contains("javaModules");
    }
  }

  @Test
  void twoPluginsHaveTheirOwnVersionsOfOneLibrary() throws IOException {
    try (PluginHost host = host()) {
      AdmissionResult one = host.admit(PluginFixture.withLibrary(work, "one", 1).zip());
      AdmissionResult two = host.admit(PluginFixture.withLibrary(work, "two", 2).zip());

      assertThat(List.of(one, two)).allMatch(r -> r instanceof AdmissionResult.Admitted);
      assertThat(host.admitted()).extracting(AdmittedPlugin::id).containsExactly("one", "two");
    }
  }

  @Test
  void oneBadPluginDoesNotStopTheOthersOfAFolder() throws IOException {
    Path folder = Files.createDirectories(work.resolve("plugins"));
    Files.move(PluginFixture.of(work, "good").zip(), folder.resolve("b.zip"));
    Files.move(PluginFixture.of(work, "throws-in-bind").zip(), folder.resolve("a.zip"));
    Files.writeString(folder.resolve("c.zip"), "no zip at all");
    try (PluginHost host = host()) {
      List<AdmissionResult> results = host.admitAll(folder);

      assertThat(results)
          .extracting(r -> r.getClass().getSimpleName())
          .containsExactly("Quarantined", "Admitted", "Refused");
      assertThat(host.results()).isEqualTo(results);
    }
  }

  @Test
  void theSamePluginTwiceIsRefused() {
    try (PluginHost host = host()) {
      Path zip = PluginFixture.of(work, "good").zip();
      host.admit(zip);

      assertThat(host.admit(zip).report().findings())
          .extracting(f -> f.code())
          .containsExactly(FindingCode.PLUGIN_ID_TAKEN);
    }
  }

  @Test
  void aLeasedPluginIsNotUnloaded() {
    try (PluginHost host = host()) {
      host.admit(PluginFixture.of(work, "good").zip());
      AdmittedPlugin plugin = host.plugin("broken").orElseThrow();
      try (PluginLease lease = plugin.lease()) {
        assertThat(lease.plugin()).isSameAs(plugin);
        assertThat(host.unload("broken")).isInstanceOf(UnloadResult.InUse.class);
        assertThat(host.plugin("broken")).isPresent();
      }
      assertThat(host.unload("broken")).isEqualTo(new UnloadResult.Unloaded(0));
      assertThat(host.unload("broken")).isInstanceOf(UnloadResult.NotLoaded.class);
      assertThatThrownBy(plugin::lease).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void pluginsAreUnloadedOneByOneAndAllWhenTheHostCloses() throws Exception {
    List<AdmittedPlugin> plugins = new ArrayList<>();
    try (PluginHost host = host()) {
      for (String id : List.of("one", "two", "three")) {
        host.admit(PluginFixture.withLibrary(work, id, 1).zip());
        plugins.add(host.plugin(id).orElseThrow());
      }
      assertThat(host.unload("two")).isEqualTo(new UnloadResult.Unloaded(0));

      assertThat(host.admitted()).extracting(AdmittedPlugin::id).containsExactly("one", "three");
      assertThatThrownBy(plugins.get(1)::lease).isInstanceOf(IllegalStateException.class);
      assertThat(plugins.get(2).exports().scalars().get(0).bind(null).kernel()).isPresent();
    }
    for (AdmittedPlugin plugin : plugins) {
      assertThatThrownBy(plugin::lease).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  @Timeout(60)
  void anUnloadedPluginsLoaderIsFreed() throws Exception {
    ReferenceQueue<ClassLoader> freed = new ReferenceQueue<>();
    try (PluginHost host = host()) {
      WeakReference<ClassLoader> loader = admittedLoader(host, freed);
      System.gc();
      assertThat(loader.refersTo(null)).isFalse();

      host.unload("broken");

      Reference<? extends ClassLoader> enqueued = null;
      while (enqueued == null) {
        // One collection need not find everything; the queue tells when it has.
        System.gc();
        enqueued = freed.remove(100);
      }
      assertThat(enqueued).isSameAs(loader);
    }
  }

  private WeakReference<ClassLoader> admittedLoader(
      PluginHost host, ReferenceQueue<ClassLoader> freed) throws PluginException {
    host.admit(PluginFixture.of(work, "good").zip());
    AdmittedPlugin plugin = host.plugin("broken").orElseThrow();
    return new WeakReference<>(
        plugin
            .exports()
            .scalars()
            .get(0)
            .bind(null)
            .kernel()
            .orElseThrow()
            .getClass()
            .getClassLoader(),
        freed);
  }

  @Test
  void enteringSetsAndRestoresTheContextClassLoader() {
    try (PluginHost host = host()) {
      host.admit(PluginFixture.of(work, "good").zip());
      ClassLoader before = Thread.currentThread().getContextClassLoader();
      try (PluginCall call = host.plugin("broken").orElseThrow().enter()) {
        assertThat(Thread.currentThread().getContextClassLoader().getName())
            .isEqualTo("plugin-broken");
      }
      assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }
  }

  @Test
  void optionsThatDoNotFitAreRefused() {
    HostConfig config =
        HostConfig.of(work.resolve("cache"), allocator)
            .withPluginOptions(Map.of("broken", Map.of("depth", 3)));
    try (PluginHost host = PluginHost.open(config)) {
      assertThat(host.admit(PluginFixture.of(work, "good").zip()).report().findings())
          .extracting(f -> f.code())
          .containsExactly(FindingCode.OPTION_UNKNOWN);
    }
  }
}
