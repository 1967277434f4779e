import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Checks or rewrites the layout of every Java file below the working directory with
 * google-java-format. The build runs it as {@code --check}; {@code mvn validate -pl .
 * -Dformat.mode=--fix} rewrites.
 */
final class Format {
  public static void main(String[] args) throws Exception {
    boolean fix = args.length == 1 && args[0].equals("--fix");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        fix ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    try (Stream<Path> tree = Files.walk(Path.of(""))) {
      tree.filter(Format::isSource).map(Path::toString).sorted().forEach(arguments::add);
    }
    ToolProvider formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
    int status = formatter.run(System.out, System.err, arguments.toArray(String[]::new));
    if (status != 0 && !fix) {
      System.err.println(
          "The files above are not formatted. Run: mvn validate -pl . -Dformat.mode=--fix");
    }
    System.exit(status);
  }

  private static boolean isSource(Path path) {
    String name = path.toString().replace('\\', '/');
    return name.endsWith(".java")
        && !name.contains("/target/")
        && !name.contains("/src/test/resources/")
        && !name.startsWith("build/");
  }
}
