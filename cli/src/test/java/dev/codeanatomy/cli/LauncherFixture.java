package dev.codeanatomy.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A folder with a copy of the launcher and stand-ins for what it starts: a {@code java} that prints
 * its arguments, a {@code mvn} that makes a distribution.
 */
final class LauncherFixture {
  private static final Path LAUNCHER = Path.of("..", "codeanatomy").toAbsolutePath().normalize();
  private static final long PATIENCE_SECONDS = 300;

  final Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  LauncherFixture(Path folder) {
    this.folder = folder;
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("CODEANATOMY_NO_AOT", "1");
  }

  /** What a command printed and left with. */
  record Outcome(int code, String out, String err) {}

  LauncherFixture with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /**
   * A JDK of this release whose {@code java} prints where it lies and its arguments, one a line.
   */
  Path jdk(String name, String version) {
    Path home = folder.resolve(name);
    script(home.resolve("bin/java"), "echo \"java of " + name + "\"; for a; do echo \"$a\"; done");
    write(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  /** A distribution with empty jars; returns its launcher. */
  Path distribution(String name) {
    Path launcher = folder.resolve(name).resolve("bin/codeanatomy");
    copyLauncher(launcher);
    write(folder.resolve(name).resolve("lib/cli-0.1.0.jar"), "");
    write(folder.resolve(name).resolve("lib/plugin-tools-0.1.0.jar"), "");
    return launcher;
  }

  /** A source checkout in which nothing is built; returns its launcher. */
  Path checkout(String name) {
    Path root = folder.resolve(name);
    write(root.resolve("pom.xml"), "<project/>");
    write(root.resolve("cli/pom.xml"), "<project/>");
    copyLauncher(root.resolve("codeanatomy"));
    return root.resolve("codeanatomy");
  }

  /** Puts a {@code mvn} with this body on the path. */
  LauncherFixture maven(String body) {
    tool("mvn", body);
    return with("PATH", folder.resolve("tools") + ":/usr/bin:/bin");
  }

  /** Puts a program with this body into the fixture's own folder of programs. */
  void tool(String name, String body) {
    script(folder.resolve("tools").resolve(name), body);
  }

  Outcome run(Path launcher, String... arguments) {
    return finish(start(launcher, arguments));
  }

  Process start(Path launcher, String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Outcome finish(Process process) {
    try {
      // Outputs are a few lines: they fit into the pipes.
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the launcher did not end");
      }
      return new Outcome(
          process.exitValue(),
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
          new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void script(Path file, String body) {
    write(file, "#!/bin/sh\n" + body + "\n");
    executable(file);
  }

  private void copyLauncher(Path target) {
    try {
      Files.createDirectories(target.getParent());
      Files.copy(LAUNCHER, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    executable(target);
  }

  private static void executable(Path file) {
    if (!file.toFile().setExecutable(true)) {
      throw new IllegalStateException(file + " cannot be made executable");
    }
  }
}
