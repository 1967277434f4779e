package dev.codeanatomy.host.archive;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.host.loader.HostPackages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * What a plugin's classes and private libraries must keep. A library is never unpacked: it is read
 * by its directory, as the class loader will read it.
 */
final class LibraryChecks {
  private static final String INDEX = "META-INF/INDEX.LIST";
  private static final Pattern LATER_JAVA = Pattern.compile("^META-INF/versions/[0-9]+/");

  private LibraryChecks() {}

  /** What is wrong with a library, given its bytes. */
  static List<Finding> library(String name, byte[] bytes, ArchiveLimits limits) {
    try {
      ArchiveContent library = ArchiveContent.of(bytes);
      List<Finding> findings =
          new ArrayList<>(ArchiveChecks.sizes(name, library.entries(), limits));
      if (findings.isEmpty()) {
        List<String> names = library.entries().stream().map(ArchiveEntry::name).toList();
        hostClasses(name, names).ifPresent(findings::add);
        for (String reference : references(library)) {
          if (leadsOutside(reference)) {
            findings.add(
                Finding.of(
                        FindingCode.ARCHIVE_ENTRY_ESCAPES,
                        name,
                        "classes that its own class path or index takes from '" + reference + "'")
                    .expected("names of files of the plugin")
                    .remedy("Pack the library again without that line; do not trust this one"));
          }
        }
      }
      return findings;
    } catch (IOException e) {
      return List.of(
          Finding.of(FindingCode.ARCHIVE_UNREADABLE, name, String.valueOf(e.getMessage()))
              .expected("a library's jar"));
    }
  }

  /**
   * A second copy of a class that the host gives would be another class of the same name.
   *
   * @param where what holds the names
   * @param names of entries, from the root of the classes on
   */
  static Optional<Finding> hostClasses(String where, List<String> names) {
    TreeSet<String> packages = new TreeSet<>();
    for (String entry : names) {
      String name = LATER_JAVA.matcher(entry).replaceFirst("");
      if (name.endsWith(".class")) {
        String className = name.substring(0, name.length() - 6).replace('/', '.');
        if (HostPackages.holds(className)) {
          packages.add(className.substring(0, className.lastIndexOf('.')));
        }
      }
    }
    return packages.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                FindingCode.ARCHIVE_BUNDLES_HOST_CLASSES,
                where,
                "classes of " + String.join(", ", packages)));
  }

  /** The other jars that a class loader would open because of this one. */
  private static List<String> references(ArchiveContent library) throws IOException {
    List<String> references = new ArrayList<>();
    for (ArchiveEntry entry : library.entries()) {
      if (entry.name().equalsIgnoreCase(JarFile.MANIFEST_NAME)) {
        Manifest manifest = new Manifest(new ByteArrayInputStream(library.read(entry)));
        Optional.ofNullable(manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH))
            .ifPresent(value -> references.addAll(List.of(value.strip().split("\\s+"))));
      } else if (entry.name().equals(INDEX)) {
        // Lines with a jar's name, each followed by the packages in it.
        new String(library.read(entry), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.endsWith(".jar"))
            .forEach(references::add);
      }
    }
    return references;
  }

  /** Says whether a relative URL, seen from the folder of libraries, leads out of the plugin. */
  private static boolean leadsOutside(String reference) {
    if (reference.startsWith("/") || reference.matches(".*[:%\\\\].*")) {
      return true;
    }
    int depth = 1;
    for (String part : reference.split("/")) {
      if (part.equals("..")) {
        depth--;
      } else if (!part.isEmpty() && !part.equals(".")) {
        depth++;
      }
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }
}
