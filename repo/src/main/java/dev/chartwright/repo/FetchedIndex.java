package dev.chartwright.repo;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.os.AtomicFile;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.repo.index.IndexReader;
import dev.chartwright.repo.index.RepositoryIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An index that was fetched, whole and good, but is not in its place yet. Not safe for threads. */
public final class FetchedIndex implements AutoCloseable {
  private static final String MODE = "rw-r--r--";

  private final RepositoryIndex index;
  private final Path temporary;
  private final String file;
  private final String chartsFile;
  private final IndexReader reader;

  FetchedIndex(
      RepositoryIndex index, Path temporary, String file, String chartsFile, IndexReader reader) {
    this.index = index;
    this.temporary = temporary;
    this.file = file;
    this.chartsFile = chartsFile;
    this.reader = reader;
  }

  /** What is in it. */
  public RepositoryIndex index() {
    return index;
  }

  /**
   * Puts it in its place in the cache, and the names of its charts beside it; a link that has that
   * name is replaced and not followed.
   *
   * @throws PathException if it cannot be put there; the old one stays then
   */
  public void keep() {
    writeNames();
    try {
      AtomicFile.publish(temporary, Path.of(file), MODE);
    } catch (IOException e) {
      throw PathException.of("rename", temporary + " " + file, e);
    }
    reader.remember(file, index);
  }

  /** The names of the charts, for completion; Helm does not mind if they cannot be written. */
  private void writeNames() {
    StringBuilder names = new StringBuilder();
    for (String name : index.names()) {
      names.append(name).append('\n');
    }
    Path folder = temporary.getParent();
    try {
      Path written = Files.createTempFile(folder, ".chartwright-", ".tmp");
      try {
        Files.write(written, GoString.bytes(names.toString()));
        AtomicFile.publish(written, Path.of(chartsFile), MODE);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      return;
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw PathException.of("remove", temporary.toString(), e);
    }
  }
}
