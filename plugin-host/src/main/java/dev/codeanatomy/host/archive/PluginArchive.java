package dev.codeanatomy.host.archive;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.manifest.PluginManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A plugin's archive that was read once, as a whole, and checked. PF4J's zip has its classes under
 * {@code classes/}, a plain jar has them at its root; both have private libraries under {@code
 * lib/}. It holds the archive's bytes: let go of it once it is unpacked.
 *
 * @param path the file that was read
 * @param hash of its bytes
 * @param classRoot {@code classes/} or nothing
 * @param manifestMf MANIFEST.MF, if it has one
 * @param pluginJson the bytes of plugin.json, if it has one
 * @param content its bytes, each entry of which was unpacked once and is whole
 */
public record PluginArchive(
    Path path,
    ContentHash hash,
    String classRoot,
    Optional<Manifest> manifestMf,
    Optional<byte[]> pluginJson,
    ArchiveContent content) {

  private static final int DESCRIPTOR_LIMIT = 1 << 20;

  /** What opening an archive came to. */
  public sealed interface Opening {
    /**
     * It can be unpacked.
     *
     * @param archive checked
     */
    record Opened(PluginArchive archive) implements Opening {}

    /**
     * It must not be unpacked.
     *
     * @param hash if the file could be read at all
     * @param findings why, all of it
     */
    record Rejected(Optional<ContentHash> hash, List<Finding> findings) implements Opening {}
  }

  /** Reads and checks an archive. Writes nothing. */
  public static Opening open(Path path, ArchiveLimits limits) {
    byte[] bytes;
    try {
      if (!Files.isRegularFile(path)) {
        return rejected(unreadable(path, Files.exists(path) ? "no regular file" : "no such file"));
      }
      long most = Math.min(limits.totalBytes(), Integer.MAX_VALUE - 16L);
      try (InputStream in = Files.newInputStream(path)) {
        bytes = in.readNBytes((int) most + 1);
      }
      if (bytes.length > most) {
        return rejected(
            ArchiveChecks.tooLarge(path.toString(), "more than " + most + " bytes", most + ""));
      }
    } catch (IOException e) {
      return rejected(unreadable(path, String.valueOf(e.getMessage())));
    }
    ContentHash hash = ContentHash.of(bytes);
    try {
      ArchiveContent content = ArchiveContent.of(bytes);
      List<Finding> findings = new ArrayList<>(ArchiveChecks.names(content.entries()));
      findings.addAll(ArchiveChecks.sizes("", content.entries(), limits));
      if (findings.isEmpty()) {
        PluginArchive archive = read(path, hash, content);
        findings.addAll(archive.checkContent(limits));
        if (findings.isEmpty()) {
          return new Opening.Opened(archive);
        }
      }
      return new Opening.Rejected(Optional.of(hash), findings);
    } catch (IOException e) {
      return new Opening.Rejected(
          Optional.of(hash), List.of(unreadable(path, String.valueOf(e.getMessage()))));
    }
  }

  private static PluginArchive read(Path path, ContentHash hash, ArchiveContent content)
      throws IOException {
    boolean pf4jZip =
        content.entry("classes/" + JarFile.MANIFEST_NAME).isPresent()
            || content.entry("classes/" + PluginManifest.PATH).isPresent();
    String root = pf4jZip ? "classes/" : "";
    Optional<Manifest> manifest = Optional.empty();
    Optional<byte[]> mf = descriptor(content, root + JarFile.MANIFEST_NAME);
    if (mf.isPresent()) {
      manifest = Optional.of(new Manifest(new ByteArrayInputStream(mf.get())));
    }
    Optional<byte[]> json = descriptor(content, root + PluginManifest.PATH);
    return new PluginArchive(path, hash, root, manifest, json, content);
  }

  private static Optional<byte[]> descriptor(ArchiveContent content, String name)
      throws IOException {
    Optional<ArchiveEntry> entry = content.entry(name);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    if (entry.get().bytes() > DESCRIPTOR_LIMIT) {
      throw new IOException(name + " is larger than " + DESCRIPTOR_LIMIT + " bytes");
    }
    return Optional.of(content.read(entry.get()));
  }

  /** Unpacks each entry, so that one which is not what the directory says is found here. */
  private List<Finding> checkContent(ArchiveLimits limits) throws IOException {
    List<Finding> findings = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (ArchiveEntry entry : content.entries()) {
      byte[] bytes = content.read(entry);
      if (isLibrary(entry.name())) {
        findings.addAll(LibraryChecks.library(entry.name(), bytes, limits));
      } else if (entry.name().startsWith(classRoot)) {
        classes.add(entry.name().substring(classRoot.length()));
      }
    }
    LibraryChecks.hostClasses(classRoot.isEmpty() ? "the archive's root" : classRoot, classes)
        .ifPresent(findings::add);
    return findings;
  }

  /** The names of its private libraries, sorted. */
  public List<String> libraries() {
    return content.entries().stream()
        .map(ArchiveEntry::name)
        .filter(PluginArchive::isLibrary)
        .sorted()
        .toList();
  }

  private static boolean isLibrary(String name) {
    return name.startsWith("lib/") && name.endsWith(".jar") && name.indexOf('/', 4) < 0;
  }

  private static Opening rejected(Finding finding) {
    return new Opening.Rejected(Optional.empty(), List.of(finding));
  }

  private static Finding unreadable(Path path, String found) {
    return Finding.of(FindingCode.ARCHIVE_UNREADABLE, path.toString(), found)
        .expected("a plugin's zip or jar");
  }
}
