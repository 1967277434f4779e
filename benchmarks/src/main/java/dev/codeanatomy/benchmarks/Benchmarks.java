package dev.codeanatomy.benchmarks;

import dev.codeanatomy.benchmarks.duckdb.DriverFunctions;
import dev.codeanatomy.benchmarks.duckdb.NativeFunctions;
import dev.codeanatomy.benchmarks.duckdb.StableHash;
import dev.codeanatomy.benchmarks.extraction.ExtractionBenchmark;
import dev.codeanatomy.benchmarks.lowering.TpchLowering;
import dev.codeanatomy.benchmarks.parts.Parts;
import dev.codeanatomy.benchmarks.program.CodeGraphRun;
import dev.codeanatomy.benchmarks.program.ColdStart;
import dev.codeanatomy.benchmarks.report.Machine;
import dev.codeanatomy.benchmarks.report.ResultsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs benchmarks, prints what came out, and writes it into the page with the results. Arguments:
 * the checkout, the source tree to extract, and which benchmarks, by comma; {@code all} for all.
 */
public final class Benchmarks {
  private enum Part {
    NATIVE_FUNCTIONS {
      @Override
      String report(Path checkout, Path sources) throws IOException {
        return NativeFunctions.report(plugin(checkout), 10_000_000, 5);
      }
    },
    PARTS {
      @Override
      String report(Path checkout, Path sources) throws IOException {
        return Parts.report();
      }
    },
    DRIVER_FUNCTIONS {
      @Override
      String report(Path checkout, Path sources) throws IOException {
        return DriverFunctions.report(2_000_000, 5);
      }
    },
    STABLE_HASH {
      @Override
      String report(Path checkout, Path sources) throws IOException {
        return StableHash.report(plugin(checkout), 5);
      }
    },
    COLD_START {
      @Override
      String report(Path checkout, Path sources) throws IOException {
        return new ColdStart(checkout).report(15);
      }
    },
    EXTRACTION {
      @Override
      String report(Path checkout, Path sources) throws IOException {
        return new ExtractionBenchmark(sources, plugin(checkout)).report(3);
      }
    },
    CODE_GRAPH {
      @Override
      String report(Path checkout, Path sources) throws IOException {
        return new CodeGraphRun(checkout, sources).report(1);
      }
    },
    LOWERING {
      @Override
      String report(Path checkout, Path sources) throws IOException {
        return TpchLowering.report(0.5, 5);
      }
    };

    abstract String report(Path checkout, Path sources) throws IOException;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private Benchmarks() {}

  /** Runs the benchmarks; fails if one of them finds a wrong result. */
  public static void main(String[] args) throws IOException {
    Path checkout = Path.of(args[0]).toAbsolutePath().normalize();
    Path sources = Path.of(args[1]).toAbsolutePath().normalize();
    List<String> wanted = List.of(args[2].split(",", -1));
    ResultsPage page = new ResultsPage(checkout.resolve("docs").resolve("benchmarks.md"));
    List<Part> parts =
        Arrays.stream(Part.values())
            .filter(part -> wanted.contains("all") || wanted.contains(part.label()))
            .toList();
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "no such benchmark: "
              + args[2]
              + "; there are "
              + Arrays.stream(Part.values()).map(Part::label).toList());
    }
    for (Part part : parts) {
      double before = Machine.load();
      String report = part.report(checkout, sources);
      String text =
          String.format(
              Locale.ROOT,
              "%s; load average %.1f before, %.1f after.%n%n%s",
              Machine.text(),
              before,
              Machine.load(),
              report);
      System.out.println("\n" + part.label() + "\n\n" + text);
      page.replace(part.label(), text);
    }
  }

  private static Path plugin(Path checkout) throws IOException {
    Path folder = checkout.resolve("cli/target/codeanatomy/plugins");
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> zip = files.filter(file -> file.toString().endsWith(".zip")).findFirst();
      return zip.orElseThrow(() -> new IOException("no plugin in " + folder));
    }
  }
}
