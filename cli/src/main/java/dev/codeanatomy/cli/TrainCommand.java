package dev.codeanatomy.cli;

import dev.codeanatomy.cli.rows.RowFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Does what users do, so that the JVM can record in a start-up cache which classes that takes. Run
 * by the launcher, without a user watching; what it prints and writes is thrown away.
 */
@Command(name = "train", hidden = true, description = "Exercise the engine for a start-up cache.")
final class TrainCommand implements Callable<Integer> {
  private static final String SOURCE =
      """
      package sample;

      interface Greeting {
        String text(String name);

        static void main(String[] names) {
          Greeting greeting = name -> "Hello, ".concat(name);
          for (String name : names) {
            System.out.println(greeting.text(name));
          }
        }
      }
      """;
  private static final String QUERY =
      "SELECT node_kind, count(*) AS n, sum(bend) AS s, stable_hash64(node_kind) AS h FROM t"
          + " WHERE bstart >= 0 GROUP BY node_kind ORDER BY n DESC LIMIT 5";

  private final Launch launch;

  TrainCommand(Launch launch) {
    this.launch = launch;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("codeanatomy-train-");
    try {
      Files.writeString(folder.resolve("Greeting.java"), SOURCE);
      Path out = folder.resolve("out");
      int code = command("demo", "--root", folder.toString(), "--out", out.toString());
      for (RowFormat format : RowFormat.values()) {
        String form = "--format=" + format;
        code = Math.max(code, command("query", "SELECT 1", form));
        code =
            Math.max(code, command("query", QUERY, form, "--table=t=" + out.resolve("cpg_nodes")));
      }
      return code;
    } finally {
      delete(folder);
    }
  }

  private int command(String... arguments) {
    Console nowhere =
        new Console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), true);
    return new CommandLines(launch, nowhere, new Interruption()).execute(List.of(arguments));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
