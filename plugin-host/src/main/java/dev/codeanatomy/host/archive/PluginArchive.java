package dev.codeanatomy.host.archive;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.manifest.PluginManifest;
import dev.codeanatomy.host.loader.HostPackages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * A plugin's archive whose directory was checked. PF4J's zip has its classes under {@code
 * classes/}, a plain jar has them at its root; both have private libraries under {@code lib/}.
 *
 * @param path the file
 * @param hash of its bytes
 * @param classRoot {@code classes/} or nothing
 * @param manifestMf the bytes of MANIFEST.MF, if it has one
 * @param pluginJson the bytes of plugin.json, if it has one
 * @param entries its directory
 */
public record PluginArchive(
    Path path,
    ContentHash hash,
    String classRoot,
    Optional<Manifest> manifestMf,
    Optional<byte[]> pluginJson,
    List<ArchiveEntry> entries) {

  private static final String MANIFEST_MF = "META-INF/MANIFEST.MF";
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
      if (Files.isDirectory(path)) {
        return rejected(unreadable(path, "a directory"));
      }
      if (Files.size(path) > Math.min(limits.totalBytes(), Integer.MAX_VALUE - 16L)) {
        return rejected(
            ArchiveChecks.tooLarge(
                path.toString(), Files.size(path) + " bytes", limits.totalBytes() + ""));
      }
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      return rejected(
          unreadable(path, Files.exists(path) ? String.valueOf(e.getMessage()) : "no such file"));
    }
    ContentHash hash = ContentHash.of(bytes);
    try {
      List<ArchiveEntry> entries = CentralDirectory.read(bytes);
      List<Finding> findings = ArchiveChecks.check(entries, limits);
      if (!findings.isEmpty()) {
        return new Opening.Rejected(Optional.of(hash), findings);
      }
      return read(path, hash, entries, limits);
    } catch (IOException e) {
      return new Opening.Rejected(
          Optional.of(hash), List.of(unreadable(path, String.valueOf(e.getMessage()))));
    }
  }

  private static Opening read(
      Path path, ContentHash hash, List<ArchiveEntry> entries, ArchiveLimits limits)
      throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8)) {
      boolean pf4jZip =
          zip.getEntry("classes/" + MANIFEST_MF) != null
              || zip.getEntry("classes/" + PluginManifest.PATH) != null;
      String root = pf4jZip ? "classes/" : "";
      Optional<byte[]> mf = entry(zip, root + MANIFEST_MF);
      Optional<Manifest> manifest = Optional.empty();
      if (mf.isPresent()) {
        manifest = Optional.of(new Manifest(new ByteArrayInputStream(mf.get())));
      }
      PluginArchive archive =
          new PluginArchive(
              path, hash, root, manifest, entry(zip, root + PluginManifest.PATH), entries);
      List<Finding> bundled = archive.bundledHostClasses(zip, limits);
      return bundled.isEmpty()
          ? new Opening.Opened(archive)
          : new Opening.Rejected(Optional.of(hash), bundled);
    } catch (ZipException e) {
      throw new IOException("it is damaged: " + e.getMessage(), e);
    }
  }

  private static Optional<byte[]> entry(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(DESCRIPTOR_LIMIT + 1);
      if (bytes.length > DESCRIPTOR_LIMIT) {
        throw new IOException(name + " is larger than " + DESCRIPTOR_LIMIT + " bytes");
      }
      return Optional.of(bytes);
    }
  }

  /** A second copy of a class the host gives would be another class of the same name. */
  private List<Finding> bundledHostClasses(ZipFile zip, ArchiveLimits limits) throws IOException {
    List<Finding> findings = new ArrayList<>();
    List<String> names = entries.stream().map(ArchiveEntry::name).toList();
    report(
        classRoot.isEmpty() ? "the archive's root" : classRoot,
        names.stream()
            .filter(name -> name.startsWith(classRoot))
            .map(name -> name.substring(classRoot.length()))
            .toList(),
        findings);
    for (String name : names) {
      if (isLibrary(name)) {
        report(name, libraryEntries(zip, name, limits), findings);
      }
    }
    return findings;
  }

  private static List<String> libraryEntries(ZipFile zip, String name, ArchiveLimits limits)
      throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream library =
        new ZipInputStream(zip.getInputStream(zip.getEntry(name)), StandardCharsets.UTF_8)) {
      ZipEntry entry;
      while ((entry = library.getNextEntry()) != null && names.size() <= limits.entries()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  private static void report(String where, List<String> names, List<Finding> findings) {
    TreeSet<String> packages = new TreeSet<>();
    for (String name : names) {
      if (name.endsWith(".class")) {
        String className = name.substring(0, name.length() - 6).replace('/', '.');
        if (HostPackages.holds(className)) {
          packages.add(className.substring(0, className.lastIndexOf('.')));
        }
      }
    }
    if (!packages.isEmpty()) {
      findings.add(
          Finding.of(
              FindingCode.ARCHIVE_BUNDLES_HOST_CLASSES,
              where,
              "classes of " + String.join(", ", packages)));
    }
  }

  /** Says whether an entry is a private library. */
  static boolean isLibrary(String name) {
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
