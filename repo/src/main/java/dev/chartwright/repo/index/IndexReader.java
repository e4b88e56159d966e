package dev.chartwright.repo.index;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.ChartVersion;
import dev.chartwright.repo.IndexFile;
import dev.chartwright.repo.RepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the indexes of repositories as they come, without holding them.
 *
 * <p>What is wrong with an index is said in Helm's words, and entries that are no charts are left
 * out with Helm's warnings. The usual forms of an index are read in one pass in little memory, any
 * other in one piece as {@link IndexFile} does. Immutable; safe for use by several threads if the
 * log is, and by several processes.
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

  /** Where all bytes of an index are when it was read, in case they are needed again. */
  @FunctionalInterface
  interface Again {
    byte[] bytes() throws IOException;
  }

  /**
   * Reads an index file, or what was remembered of it; remembers it if it is large.
   *
   * @throws PathException if it cannot be read
   * @throws RepositoryException {@code error loading <file>: …}
   */
  public RepositoryIndex load(String file) {
    LookupFile lookup = LookupFile.of(file);
    Optional<RepositoryIndex> known = lookup.read();
    if (known.isPresent()) {
      known.get().warn(file, log);
      return known.get();
    }
    try (InputStream in = Os.open(file)) {
      FileStamp stamp = FileStamp.of(Path.of(file));
      RepositoryIndex index =
          read(in, OutputStream.nullOutputStream(), () -> Os.readFile(file), file);
      lookup.write(stamp, index.content(), index);
      return index;
    } catch (IOException e) {
      throw PathException.of("read", file, e);
    } catch (PathException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new RepositoryException("error loading " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads an index that is not kept.
   *
   * @param scratch a folder for a temporary file, which a large index needs in case that it has an
   *     unusual form
   * @param source what the index is called in warnings, its repository's URL
   * @throws IOException if reading fails
   * @throws RepositoryException if it is empty or names no API version
   * @throws RuntimeException if it is not what an index is
   */
  public RepositoryIndex read(InputStream in, Path scratch, String source) throws IOException {
    try (SpilledBytes spilled = new SpilledBytes(scratch)) {
      return read(in, spilled, spilled::bytes, source);
    }
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
    try (OutputStream out = Files.newOutputStream(target)) {
      return read(in, out, () -> Files.readAllBytes(target), source);
    }
  }

  /**
   * Makes later calls of {@link #load} fast: call it once the file is in its place. Does nothing
   * for small files, and where it cannot write.
   *
   * @param index what {@link #download} gave for the bytes of this file
   */
  public void remember(String file, RepositoryIndex index) {
    try {
      LookupFile.of(file).write(FileStamp.of(Path.of(file)), index.content(), index);
    } catch (IOException | RuntimeException e) {
      return;
    }
  }

  /** Removes what was remembered of a file; call it when the file is removed. */
  public void forget(String file) {
    LookupFile.of(file).delete();
  }

  RepositoryIndex read(InputStream in, OutputStream copy, Again again, String source)
      throws IOException {
    Checksums checksums = new Checksums(copy);
    RepositoryIndex index = quick(in, checksums);
    if (index == null) {
      checksums.flush();
      index = general(again.bytes(), source);
    } else {
      index.warn(source, log);
    }
    return index.with(checksums.content());
  }

  /** Reads the usual forms; null for all others. */
  static @Nullable RepositoryIndex quick(InputStream in, Checksums copy) throws IOException {
    IndexBuilder builder = new IndexBuilder(IndexLimits.MAX_VERSIONS);
    Lines lines = new Lines(in, copy);
    Window window = lines;
    try {
      int first = lines.firstByte();
      if (first == '{') {
        JsonIndexScanner json = new JsonIndexScanner(lines, builder);
        window = json;
        json.scan();
      } else {
        new YamlIndexScanner(lines, builder).scan();
      }
      return builder.finish();
    } catch (UnusualForm e) {
      window.drain();
      if (window.total() == 0) {
        throw new RepositoryException("empty index.yaml file");
      }
      return null;
    }
  }

  private RepositoryIndex general(byte[] data, String source) {
    IndexBuilder builder = new IndexBuilder(IndexLimits.MAX_VERSIONS);
    IndexFile file =
        IndexFile.read(
            data,
            entry -> {
              entry.log(source, log);
              builder.skipped(entry);
            });
    EntryFields fields = new EntryFields();
    for (Map.Entry<String, List<ChartVersion>> each : file.entries().entrySet()) {
      builder.add(fields, each.getKey(), each.getValue());
    }
    return builder.finish();
  }
}
