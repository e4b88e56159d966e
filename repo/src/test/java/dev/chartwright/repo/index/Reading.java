package dev.chartwright.repo.index;

import dev.chartwright.golang.time.Layout;
import dev.chartwright.repo.ChartVersion;
import dev.chartwright.repo.IndexFile;
import dev.chartwright.repo.LoggedLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a reader makes of an index: its charts or its error, and what it logs.
 *
 * @param result one line for each version, or the error
 */
record Reading(String result, List<String> logged) {
  private static final Path SCRATCH = Path.of(System.getProperty("java.io.tmpdir"));

  /** By the general reader, whole and in memory. */
  static Reading general(byte[] data) {
    LoggedLines log = new LoggedLines();
    try {
      return new Reading(lines(IndexFile.read(data, "here", log)), log.lines());
    } catch (RuntimeException e) {
      return new Reading("error: " + e.getMessage(), log.lines());
    }
  }

  /** In pieces, as far as that goes. */
  static Reading streamed(byte[] data) {
    LoggedLines log = new LoggedLines();
    try {
      RepositoryIndex index =
          IndexReader.of(log).read(new ByteArrayInputStream(data), SCRATCH, "here");
      return new Reading(lines(index), log.lines());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (RuntimeException e) {
      return new Reading("error: " + e.getMessage(), log.lines());
    }
  }

  private static String lines(IndexFile index) {
    StringBuilder out = new StringBuilder();
    index
        .entries()
        .forEach((name, versions) -> {
          out.append(name).append(":\n");
          for (ChartVersion each : versions) {
            out.append(line(each)).append('\n');
          }
        });
    return out.toString();
  }

  private static IndexedVersion line(ChartVersion each) {
    return new IndexedVersion(
        each.metadata().name(),
        each.metadata().version(),
        each.metadata().appVersion(),
        each.metadata().description(),
        each.metadata().keywords(),
        each.urls(),
        each.digest(),
        each.created().isZero() ? "" : each.created().format(Layout.RFC3339_NANO),
        each.metadata().deprecated());
  }

  static String lines(RepositoryIndex index) {
    StringBuilder out = new StringBuilder();
    for (String name : index.names()) {
      out.append(name).append(":\n");
      for (IndexedVersion each : index.versions(name)) {
        out.append(each).append('\n');
      }
    }
    return out.toString();
  }
}
