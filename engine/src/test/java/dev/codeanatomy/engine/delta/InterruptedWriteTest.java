package dev.codeanatomy.engine.delta;

import static dev.codeanatomy.engine.delta.TestWrites.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.finding.Severity;
import dev.codeanatomy.contract.EngineError;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.result.WriteOutcome;
import dev.codeanatomy.engine.duckdb.DuckDbException;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StructType;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that die, writers that meet, and disks that are full. */
class InterruptedWriteTest {
  private static final StructType COLUMNS = new StructType().add("id", LongType.LONG);

  @TempDir Path directory;
  private Path table;
  private TestWrites writes;

  @BeforeEach
  void open() throws Exception {
    table = directory.resolve("t");
    writes = new TestWrites();
  }

  @AfterEach
  void close() throws Exception {
    writes.close();
  }

  /** Another process: stages rows, says so, then waits to be told or killed. */
  static final class OtherProcess {
    public static void main(String[] arguments) throws Exception {
      TestWrites writes = new TestWrites();
      StagedWrite write =
          writes.stage(request(Path.of(arguments[0]), COLUMNS, WriteMode.APPEND, arguments[1]));
      List<WrittenFile> files =
          writes.duckDb.copy(write.copySql("SELECT i AS id FROM range(100, 110) t(i)"));
      System.out.println("staged");
      int order = System.in.read();
      if (order == 'f') {
        reportOnFullDisk(write, writes, files);
      } else if (order == 'c') {
        write.commit(files);
      }
      Runtime.getRuntime().halt(9);
    }
  }

  /** Files can no longer grow past a few bytes, as on a full disk; then both steps are tried. */
  private static void reportOnFullDisk(
      StagedWrite write, TestWrites writes, List<WrittenFile> files) throws Exception {
    String self = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("prlimit", "--pid", self, "--fsize=64").inheritIO().start().waitFor();
    try {
      writes.duckDb.copy(write.copySql("SELECT i AS id FROM range(100000) t(i)"));
      System.out.println("copied");
    } catch (DuckDbException full) {
      System.out.println("COPY " + full.getMessage().lines().findFirst().orElse(""));
    }
    try {
      write.commit(files);
      System.out.println("committed");
    } catch (EngineException full) {
      System.out.println(full.error());
    }
    write.close();
  }

  @Test
  void aFullDiskIsACodedErrorAndEarlierVersionsStay() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")));
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "before"), "SELECT 1 AS id");
    Process process = start("r1");
    process.getOutputStream().write('f');
    process.getOutputStream().flush();
    List<String> said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.matches("(COPY |DELTA-|copied|committed).*"))
            .toList();
    assertThat(said).hasSize(2);
    assertThat(said.get(0)).startsWith("COPY ").containsIgnoringCase("file");
    assertThat(said.get(1))
        .startsWith(FindingCode.DELTA_WRITE_FAILED.id())
        .contains("File too large", "Nothing was committed");
    assertThat(dataFiles("part-r1-")).isEmpty();
    assertThat(writes.rows(table)).containsExactly("1");
    assertThat(writes.tables.open(new TableLocation(table)).version()).isZero();
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r1"), "SELECT 2 AS id");
    assertThat(writes.rows(table)).containsExactly("1", "2");
  }

  @Test
  void workAfterTheCommitThatFailsIsAWarning() throws Exception {
    for (int i = 0; i < 10; i++) {
      writes.write(request(table, COLUMNS, WriteMode.APPEND, "r" + i), "SELECT " + i + " AS id");
    }
    // The note that names the newest checkpoint cannot be written where a directory is.
    Files.createDirectories(table.resolve("_delta_log/_last_checkpoint/occupied"));
    CommittedWrite done =
        writes.write(request(table, COLUMNS, WriteMode.APPEND, "r10"), "SELECT 10 AS id");
    assertThat(done.version()).isEqualTo(10);
    assertThat(done.warnings()).hasSize(1);
    assertThat(done.warnings().getFirst().code()).isEqualTo(FindingCode.DELTA_AFTER_COMMIT);
    assertThat(done.warnings().getFirst().severity()).isEqualTo(Severity.WARNING);
    assertThat(writes.rows(table)).hasSize(11);
  }

  private Process start(String run) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-cp", classPath(), OtherProcess.class.getName(), "" + table, run));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !line.equals("staged")) {
      line = out.readLine();
    }
    assertThat(line).isEqualTo("staged");
    return process;
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
  }

  @Test
  void aProcessKilledBeforeItsCommitLeavesNothingVisibleAndTheSameRunEndsRight() throws Exception {
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "before"), "SELECT 1 AS id");
    Process killed = start("r1");
    killed.destroyForcibly().waitFor();
    assertThat(dataFiles("part-r1-")).hasSize(1);
    assertThat(writes.rows(table)).containsExactly("1");

    CommittedWrite again =
        writes.write(
            request(table, COLUMNS, WriteMode.APPEND, "r1"),
            "SELECT i AS id FROM range(100, 110) t(i)");
    assertThat(again.outcome()).isInstanceOf(WriteOutcome.Captured.class);
    assertThat(again.version()).isEqualTo(1);
    assertThat(writes.rows(table)).hasSize(11);
    assertThat(dataFiles("part-r1-")).hasSize(1);
  }

  @Test
  void aProcessKilledWhileCreatingTheTableLeavesNoTable() throws Exception {
    start("r1").destroyForcibly().waitFor();
    assertThat(writes.tables.exists(new TableLocation(table))).isFalse();
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "other"), "SELECT 1 AS id");
    assertThat(writes.rows(table)).containsExactly("1");
  }

  @Test
  void aProcessThatEndsAfterItsCommitIsNotRepeated() throws Exception {
    Process process = start("r1");
    process.getOutputStream().write('c');
    process.getOutputStream().flush();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(writes.writer.begin(request(table, COLUMNS, WriteMode.APPEND, "r1")))
        .isEqualTo(new WriteStart.Done(0, new WriteOutcome.AlreadyCommitted(0)));
    assertThat(writes.rows(table)).hasSize(10);
  }

  @Test
  void aDirectoryInUseByAnotherProcessIsRefusedWithItsNameUntilThatProcessEnds() throws Exception {
    Process other = start("r1");
    EngineError error = refusal(request(table, COLUMNS, WriteMode.APPEND, "r2"));
    assertThat(error.code()).isEqualTo(FindingCode.OUTPUT_IN_USE);
    assertThat(error.message()).contains("run r1, process " + other.pid(), table.toString());
    // Looking at the lock must not have taken it away from its owner.
    assertThat(refusal(request(table, COLUMNS, WriteMode.APPEND, "r2")).code())
        .isEqualTo(FindingCode.OUTPUT_IN_USE);
    other.destroyForcibly().waitFor();
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r2"), "SELECT 1 AS id");
    assertThat(writes.rows(table)).containsExactly("1");
  }

  @Test
  void twoRunsOfOneProcessDoNotShareADirectoryEither() throws Exception {
    try (StagedWrite first = writes.stage(request(table, COLUMNS, WriteMode.APPEND, "r1"));
        OutputLocks others = new OutputLocks()) {
      assertThat(refusal(request(table, COLUMNS, WriteMode.APPEND, "r2")).message())
          .contains("run r1, process " + ProcessHandle.current().pid());
      EngineException refused =
          catchThrowableOfType(EngineException.class, () -> others.acquire(table, "r3"));
      assertThat(refused.error().code()).isEqualTo(FindingCode.OUTPUT_IN_USE);
      assertThat(first.directory()).isEqualTo(table);
    }
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r2"), "SELECT 1 AS id");
  }

  @Test
  void appendsThatMeetAllLand() throws Exception {
    int writers = 4;
    int each = 5;
    CyclicBarrier together = new CyclicBarrier(writers);
    List<Callable<Void>> work =
        LongStream.range(0, writers)
            .<Callable<Void>>mapToObj(
                writer ->
                    () -> {
                      // Locks of their own files: what is tested is the log, not the lock.
                      for (long i = 0; i < each; i++) {
                        together.await(60, TimeUnit.SECONDS);
                        commitOneRow("w" + writer + "-" + i, writer * 100 + i);
                      }
                      return null;
                    })
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    }
    assertThat(writes.rows(table)).hasSize(writers * each).doesNotHaveDuplicates();
    assertThat(writes.tables.open(new TableLocation(table)).version())
        .isEqualTo(writers * each - 1);
  }

  private void commitOneRow(String run, long id) throws Exception {
    WriteRequest request = request(table, COLUMNS, WriteMode.APPEND, run);
    Files.createDirectories(table);
    try (DuckDbForTests duckDb = new DuckDbForTests();
        StagedWrite write =
            new StagedWrite(
                request,
                COLUMNS,
                TableLayout.ofNewTable(COLUMNS, List.of()),
                writes.tables,
                () -> {})) {
      write.commit(duckDb.copy(write.copySql("SELECT " + id + " AS id")));
    }
  }

  @Test
  void anOverwriteTakesAwayWhatWasAppendedWhileItWasComputed() throws Exception {
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r1"), "SELECT 1 AS id");
    try (StagedWrite overwrite = writes.stage(request(table, COLUMNS, WriteMode.OVERWRITE, "r2"))) {
      List<WrittenFile> files = writes.duckDb.copy(overwrite.copySql("SELECT 2 AS id"));
      commitOneRow("r3", 3);
      assertThat(overwrite.commit(files).version()).isEqualTo(2);
    }
    assertThat(writes.rows(table)).containsExactly("2");
  }

  @Test
  void aTableThatChangedItsShapeMeanwhileIsAConflict() throws Exception {
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r1"), "SELECT 1 AS id");
    try (StagedWrite append = writes.stage(request(table, COLUMNS, WriteMode.APPEND, "r2"))) {
      List<WrittenFile> files = writes.duckDb.copy(append.copySql("SELECT 2 AS id"));
      StructType wider = COLUMNS.add("more", LongType.LONG);
      new KernelTable(table).replace(wider);
      EngineException conflict =
          catchThrowableOfType(EngineException.class, () -> append.commit(files));
      assertThat(conflict.error().code()).isEqualTo(FindingCode.DELTA_COMMIT_CONFLICT);
    }
    assertThat(dataFiles("part-r2-")).isEmpty();
    assertThat(writes.rows(table)).isEmpty();
  }

  @Test
  void aLogThatCannotBeWrittenIsACodedErrorAndEarlierVersionsStay() throws Exception {
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r1"), "SELECT 1 AS id");
    try (StagedWrite append = writes.stage(request(table, COLUMNS, WriteMode.APPEND, "r2"))) {
      List<WrittenFile> files = writes.duckDb.copy(append.copySql("SELECT 2 AS id"));
      // A directory takes the place of the next commit's file, so no writer can make it.
      Path next = table.resolve("_delta_log/00000000000000000001.json");
      Files.createDirectories(next.resolve("occupied"));
      EngineException failed =
          catchThrowableOfType(EngineException.class, () -> append.commit(files));
      assertThat(failed.error().code())
          .isIn(FindingCode.DELTA_LOG_DAMAGED, FindingCode.DELTA_COMMIT_CONFLICT);
      Files.delete(next.resolve("occupied"));
      Files.delete(next);
    }
    assertThat(writes.rows(table)).containsExactly("1");
  }

  @Test
  void dataFilesThatAreNotWhatDuckDbReportedAreNotCommitted() throws Exception {
    writes.write(request(table, COLUMNS, WriteMode.APPEND, "r1"), "SELECT 1 AS id");
    try (StagedWrite append = writes.stage(request(table, COLUMNS, WriteMode.APPEND, "r2"))) {
      List<WrittenFile> files = writes.duckDb.copy(append.copySql("SELECT 2 AS id"));
      Path file = Path.of(files.getFirst().filename());
      Files.write(file, new byte[] {1});
      EngineException failed =
          catchThrowableOfType(EngineException.class, () -> append.commit(files));
      assertThat(failed.error().code()).isEqualTo(FindingCode.DELTA_WRITE_FAILED);
    }
    assertThat(writes.rows(table)).containsExactly("1");
    assertThat(dataFiles("part-r2-")).isEmpty();
  }

  private EngineError refusal(WriteRequest request) {
    return catchThrowableOfType(EngineException.class, () -> writes.writer.begin(request)).error();
  }

  private List<Path> dataFiles(String prefix) throws Exception {
    try (Stream<Path> files = Files.list(table)) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
    }
  }
}
