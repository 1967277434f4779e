package dev.codeanatomy.engine.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.kernel.defaults.engine.fileio.PositionOutputStream;
import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NioFileIoTest {
  private final NioFileIo files = new NioFileIo();
  @TempDir Path directory;

  private String kernelPath(String name) {
    return TableLocation.toKernel(directory.resolve(name));
  }

  private static CloseableIterator<String> lines(String... lines) {
    return Utils.toCloseableIterator(List.of(lines).iterator());
  }

  @Test
  void listingStartsAtANameAndIsInOrderOfUtf8() throws Exception {
    for (String name : List.of("b", "a", "c", "\uFFFD", "\uD83D\uDE00")) {
      Files.writeString(directory.resolve(name), name);
    }
    List<String> found = new ArrayList<>();
    try (CloseableIterator<FileStatus> list = files.listFrom(kernelPath("b"))) {
      while (list.hasNext()) {
        FileStatus status = list.next();
        assertThat(status.getSize())
            .isEqualTo(Files.size(TableLocation.fromKernel(status.getPath())));
        found.add(status.getPath());
      }
    }
    assertThat(found)
        .containsExactly(
            kernelPath("b"), kernelPath("c"), kernelPath("\uFFFD"), kernelPath("\uD83D\uDE00"));
    assertThatThrownBy(() -> files.listFrom(kernelPath("absent/x")))
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void pathsGoThereAndBackWhateverTheirCharacters() {
    for (String path : List.of("/a b/%20/é#?[x]", "/")) {
      assertThat(TableLocation.fromKernel(TableLocation.toKernel(Path.of(path))))
          .isEqualTo(Path.of(path));
    }
    assertThat(TableLocation.fromKernel("file:///a/b")).isEqualTo(Path.of("/a/b"));
  }

  @Test
  void oneOfManyWritersOfAFileWinsAndItsContentIsWhole() throws Exception {
    List<Callable<Boolean>> writers =
        IntStream.range(0, 16)
            .<Callable<Boolean>>mapToObj(
                writer ->
                    () -> {
                      try {
                        String line = "w" + writer;
                        files
                            .newOutputFile(kernelPath("commit"))
                            .writeAtomically(lines(line, line), false);
                        return true;
                      } catch (FileAlreadyExistsException lost) {
                        return false;
                      }
                    })
            .toList();
    int won = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> done : threads.invokeAll(writers)) {
        won += done.get() ? 1 : 0;
      }
    }
    assertThat(won).isEqualTo(1);
    List<String> content = Files.readAllLines(directory.resolve("commit"));
    assertThat(content).hasSize(2);
    assertThat(content.get(0)).isEqualTo(content.get(1));
    assertThat(names()).containsExactly("commit");
  }

  @Test
  void overwritingReplacesTheWholeFile() throws Exception {
    files.newOutputFile(kernelPath("f")).writeAtomically(lines("long line"), true);
    files.newOutputFile(kernelPath("f")).writeAtomically(lines("x"), true);
    assertThat(Files.readString(directory.resolve("f"))).isEqualTo("x\n");
  }

  @Test
  void whatFailsHalfWayLeavesNothing() throws Exception {
    CloseableIterator<String> broken =
        lines("one", "two")
            .map(
                line -> {
                  if (line.equals("two")) {
                    throw new IllegalStateException("broken");
                  }
                  return line;
                });
    assertThatThrownBy(() -> files.newOutputFile(kernelPath("f")).writeAtomically(broken, false))
        .isInstanceOf(IllegalStateException.class);
    PositionOutputStream stream = files.newOutputFile(kernelPath("g")).create(true);
    assertThatThrownBy(() -> stream.write(new byte[1], 0, 5))
        .isInstanceOf(IndexOutOfBoundsException.class);
    stream.close();
    assertThat(names()).isEmpty();
  }

  @Test
  void streamsAppearWhenTheyAreClosed() throws Exception {
    try (PositionOutputStream stream = files.newOutputFile(kernelPath("d/f")).create(true)) {
      stream.write('a');
      stream.write(new byte[] {'b', 'c'});
      assertThat(stream.getPos()).isEqualTo(3);
      assertThat(directory.resolve("d/f")).doesNotExist();
    }
    assertThat(Files.readString(directory.resolve("d/f"))).isEqualTo("abc");
  }

  @Test
  void readingAnywhereGivesTheBytesThatAreThere() throws Exception {
    byte[] content = new byte[200_000];
    Random random = new Random(7);
    random.nextBytes(content);
    Files.write(directory.resolve("f"), content);
    try (SeekableInputStream in = files.newInputFile(kernelPath("f"), -1).newStream()) {
      for (int i = 0; i < 500; i++) {
        int at = random.nextInt(content.length);
        int length = random.nextInt(Math.min(70_000, content.length - at) + 1);
        in.seek(at);
        assertThat(in.getPos()).isEqualTo(at);
        byte[] read = new byte[length];
        in.readFully(read, 0, length);
        assertThat(Arrays.equals(read, 0, length, content, at, at + length)).isTrue();
        assertThat(in.getPos()).isEqualTo(at + length);
      }
      in.seek(content.length);
      assertThat(in.read()).isEqualTo(-1);
      assertThatThrownBy(() -> in.readFully(new byte[1], 0, 1)).isInstanceOf(EOFException.class);
      in.seek(0);
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void copiesAreWholeAndKeepWhatIsThere() throws Exception {
    Files.writeString(directory.resolve("a"), "text");
    files.copyFileAtomically(kernelPath("a"), kernelPath("b"), false);
    assertThat(Files.readString(directory.resolve("b"))).isEqualTo("text");
    assertThatThrownBy(() -> files.copyFileAtomically(kernelPath("a"), kernelPath("b"), false))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> files.copyFileAtomically(kernelPath("x"), kernelPath("c"), false))
        .isInstanceOf(FileNotFoundException.class);
    assertThat(names()).containsExactly("a", "b");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> list = Files.list(directory)) {
      return list.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
