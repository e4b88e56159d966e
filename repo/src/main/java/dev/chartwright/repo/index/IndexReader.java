package dev.chartwright.repo.index;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.IndexFile;
import dev.chartwright.repo.RepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the indexes of repositories as they come, without holding them.
 *
 * <p>What is wrong with an index is said in Helm's words, and entries that are no charts are left
 * out with Helm's warnings. Immutable; safe for use by several threads if the log is.
 *
 * <pre>{@code
 * RepositoryIndex index = IndexReader.of(log).download(body, temporary, "https://example.com/charts");
 * // the file "temporary" has the bytes now, and is an index
 * }</pre>
 */
public final class IndexReader {
  private final LogSink log;

  private IndexReader(LogSink log) {
    this.log = log;
  }

  /** A reader that warns there. */
  public static IndexReader of(LogSink log) {
    return new IndexReader(log);
  }

  /**
   * Reads an index file, or what was remembered of it.
   *
   * @throws dev.chartwright.golang.os.PathException if it cannot be read
   * @throws RepositoryException {@code error loading <file>: …}
   */
  public RepositoryIndex load(String file) {
    return RepositoryIndex.of(IndexFile.load(file, log));
  }

  /**
   * Reads an index that is not kept.
   *
   * @param scratch a folder for a temporary file, in case the index has an unusual form
   * @param source what the index is called in warnings, its repository's URL
   * @throws IOException if reading fails
   * @throws RepositoryException if it is empty or names no API version
   * @throws RuntimeException if it is not what an index is
   */
  public RepositoryIndex read(InputStream in, Path scratch, String source) throws IOException {
    return RepositoryIndex.of(IndexFile.read(in.readAllBytes(), source, log));
  }

  /**
   * Reads an index and writes its bytes to a file, which is to be moved to its place afterwards.
   *
   * @param target a new or empty file; what is in it after a failure is of no use
   * @param source what the index is called in warnings, its repository's URL
   * @throws IOException if reading or writing fails
   * @throws RepositoryException if it is empty or names no API version
   * @throws RuntimeException if it is not what an index is
   */
  public RepositoryIndex download(InputStream in, Path target, String source) throws IOException {
    byte[] data = in.readAllBytes();
    RepositoryIndex index = RepositoryIndex.of(IndexFile.read(data, source, log));
    Files.write(target, data);
    return index;
  }

  /**
   * Makes later calls of {@link #load} fast: call it once the file is in its place. Does nothing
   * for small files, and where it cannot write.
   *
   * @param index what {@link #download} gave for the bytes of this file
   */
  public void remember(String file, RepositoryIndex index) {}

  /** Removes what was remembered of a file; call it when the file is removed. */
  public void forget(String file) {}
}
