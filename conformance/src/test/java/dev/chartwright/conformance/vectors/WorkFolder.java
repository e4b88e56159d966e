package dev.chartwright.conformance.vectors;

import dev.chartwright.conformance.corpus.Archive;
import dev.chartwright.golang.GoString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The working directory, which belongs to the run: files lie in it for the time of a question. */
final class WorkFolder {
  private WorkFolder() {}

  /** What is done while the files are there. */
  interface Action<T> {
    T run() throws Exception;
  }

  /** Refuses a working directory with something in it, since questions empty it. */
  static void mustBeEmpty() throws IOException {
    try (Stream<Path> files = Files.list(path())) {
      if (files.findAny().isPresent()) {
        throw new IllegalStateException(path() + " is not empty; start in an empty folder");
      }
    }
  }

  static Path path() {
    return Path.of("").toAbsolutePath();
  }

  static <T> T with(Map<String, String> files, Action<T> action) throws Exception {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = path().resolve(file.getKey());
      Path parent = path.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(path, GoString.bytes(file.getValue()));
    }
    try {
      return action.run();
    } finally {
      Archive.empty(path());
    }
  }
}
