package dev.chartwright.conformance.cluster;

import dev.chartwright.conformance.ForkedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recorded sessions. */
final class Sessions {
  private Sessions() {}

  static List<String> names() {
    try (Stream<Path> files = Files.list(ForkedRun.resource("cluster/sessions"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".txt"))
          .map(file -> file.substring(0, file.length() - 4))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
