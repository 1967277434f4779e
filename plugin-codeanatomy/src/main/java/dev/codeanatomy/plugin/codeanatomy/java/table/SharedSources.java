package dev.codeanatomy.plugin.codeanatomy.java.table;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.RunScope;
import dev.codeanatomy.plugin.codeanatomy.java.extract.ExtractionRequest;
import dev.codeanatomy.plugin.codeanatomy.java.extract.JavaAnalysis;
import dev.codeanatomy.plugin.codeanatomy.java.extract.JavaExtractor;
import dev.codeanatomy.plugin.codeanatomy.java.source.ContentHash;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceRoot;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceRootException;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceSnapshot;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * What all functions of one run share: a tree is listed and hashed once, and parsed and attributed
 * once per class path. Safe for many threads.
 *
 * @param root the source root
 * @param classPath as the user gave it; empty for none
 * @param scope where the run keeps it
 */
record SharedSources(SourceRoot root, String classPath, RunScope scope) {
  SharedSources {
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(classPath, "classPath");
    Objects.requireNonNull(scope, "scope");
  }

  /** The files as a walk met them; none is read. */
  SourceRoot.Listing listing() throws PluginException {
    return shared("java-listing", SourceRoot.Listing.class, root::list);
  }

  /** The files and their hashes. */
  SourceSnapshot snapshot() throws PluginException {
    return shared("java-snapshot", SourceSnapshot.class, () -> SourceSnapshot.of(root));
  }

  /** The rows of all tables; the first call in a run takes the time. */
  JavaAnalysis analysis() throws PluginException {
    SourceSnapshot snapshot = snapshot();
    return shared(
        "java-analysis",
        JavaAnalysis.class,
        () -> JavaExtractor.extract(ExtractionRequest.of(snapshot, classPath), scope::isCancelled));
  }

  private <T> T shared(String kind, Class<T> type, Callable<T> work) throws PluginException {
    String key = ContentHash.ofParts().add(kind).add(place()).add(classPath).text();
    return scope.computeIfAbsent(key, type, () -> translated(work));
  }

  private String place() {
    return root.directory().map(path -> path.toAbsolutePath().toString()).orElse(root.text());
  }

  /** Faults of the inputs are the user's to read, so they leave as the plugin's own word. */
  private static <T> T translated(Callable<T> work) throws Exception {
    try {
      return work.call();
    } catch (SourceRootException e) {
      throw new PluginException(e.getMessage(), e);
    }
  }
}
