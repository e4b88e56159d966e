package dev.chartwright.repo.index;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.IndexFile;
import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.SkippedEntry;
import dev.chartwright.repo.VersionLookup;
import dev.chartwright.repo.downloader.RepositoryUrl;
import dev.chartwright.repo.index.Checksums.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The charts of a repository, held in so few bytes that an index of 100,000 versions needs some 10
 * MB: what {@code pull}, {@code search} and dependency updates ask of index.yaml.
 *
 * <p>It says the same as {@link IndexFile} of the same bytes. Immutable and thread-safe; each
 * answer is read from the bytes anew.
 *
 * <pre>{@code
 * RepositoryIndex index = IndexReader.of(log).load("stable-index.yaml");
 * index.get("web", ">=1.0 <2", log).urls();   // [web-1.4.0.tgz]
 * }</pre>
 */
public final class RepositoryIndex {
  private static final int FOOTER = 24;

  private final byte[] data;
  private final int length;
  private final int directory;
  private final int charts;
  private final int hashes;
  private final int hashCount;
  private final int warnings;
  private final int warningCount;

  /** What tells the index.yaml that was read from others. */
  private final Content content;

  private RepositoryIndex(byte[] data, int length, Content content) {
    this.data = data;
    this.length = length;
    this.content = content;
    int footer = length - FOOTER;
    directory = Bytes.intAt(data, footer);
    charts = Bytes.intAt(data, footer + 4);
    hashes = Bytes.intAt(data, footer + 8);
    hashCount = Bytes.intAt(data, footer + 12);
    warnings = Bytes.intAt(data, footer + 16);
    warningCount = Bytes.intAt(data, footer + 20);
  }

  /** The index in so many bytes, as {@link IndexBuilder} made them. */
  static RepositoryIndex of(byte[] data, int length) {
    return new RepositoryIndex(data, length, new Content(0, 0));
  }

  RepositoryIndex with(Content read) {
    return new RepositoryIndex(data, length, read);
  }

  Content content() {
    return content;
  }

  byte[] data() {
    return data;
  }

  int length() {
    return length;
  }

  /** The names under which charts are listed, sorted; also those without any version. */
  public List<String> names() {
    List<String> names = new ArrayList<>(charts);
    for (int i = 0; i < charts; i++) {
      names.add(text(offset(i)));
    }
    return names;
  }

  private int offset(int chart) {
    return Bytes.intAt(data, directory + 4 * chart);
  }

  private String text(int at) {
    int[] end = {at};
    return text(end);
  }

  /** The text that begins at a place, which moves behind it. */
  private String text(int[] at) {
    int n = 0;
    int shift = 0;
    int i = at[0];
    while (data[i] < 0) {
      n |= (data[i++] & 0x7f) << shift;
      shift += 7;
    }
    n |= data[i++] << shift;
    at[0] = i + n;
    return VersionDecoder.text(data, i, n);
  }

  /** Whether that name is listed, be it without any version. */
  public boolean contains(String name) {
    return find(name) >= 0;
  }

  private int find(String name) {
    int low = 0;
    int high = charts - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int offset = offset(middle);
      int order = GoString.compare(text(offset), name);
      if (order == 0) {
        return offset;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** The versions of a chart, highest first; none if the name is not listed. */
  public List<IndexedVersion> versions(String name) {
    int offset = find(name);
    return offset < 0 ? List.of() : versionsAt(offset);
  }

  private List<IndexedVersion> versionsAt(int offset) {
    VersionDecoder decoder = VersionDecoder.of(data, offset);
    List<IndexedVersion> versions = new ArrayList<>(decoder.left());
    while (decoder.left() > 0) {
      versions.add(decoder.next());
    }
    return versions;
  }

  /**
   * Finds a version of a chart: exactly that one, else the first that satisfies it as a constraint.
   *
   * @param version version or constraint; empty for the newest stable one
   * @param log hears when another version than asked for was taken
   * @throws RepositoryException if there is none
   */
  public IndexedVersion get(String name, String version, LogSink log) {
    List<IndexedVersion> versions = versions(name);
    List<String> texts = new ArrayList<>(versions.size());
    for (IndexedVersion each : versions) {
      texts.add(each.version());
    }
    Optional<List<String>> listed = contains(name) ? Optional.of(texts) : Optional.empty();
    return versions.get(VersionLookup.find(name, version, listed, log));
  }

  /** Whether one of the versions has this URL, written in whatever way. */
  public boolean lists(String url) {
    Optional<Long> key = UrlKey.of(url);
    if (key.isPresent() && !hasHash(key.get())) {
      return false;
    }
    for (int i = 0; i < charts; i++) {
      VersionDecoder decoder = VersionDecoder.of(data, offset(i));
      while (decoder.left() > 0) {
        for (String each : decoder.next().urls()) {
          if (RepositoryUrl.same(url, each)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean hasHash(long key) {
    int low = 0;
    int high = hashCount - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = Bytes.longAt(data, hashes + 8 * middle);
      if (found == key) {
        return true;
      }
      if (found < key) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  /** The entries that were left out, by chart, each chart's from the last to the first. */
  public List<SkippedEntry> skipped() {
    List<SkippedEntry> skipped = new ArrayList<>(warningCount);
    int[] at = {warnings};
    for (int i = 0; i < warningCount; i++) {
      String name = text(at);
      String version = text(at);
      skipped.add(new SkippedEntry(name, version, text(at)));
    }
    return skipped;
  }

  /**
   * Warns of the entries that were left out.
   *
   * @param source what the index is called
   */
  void warn(String source, LogSink log) {
    if (warningCount > 0) {
      for (SkippedEntry each : skipped()) {
        each.log(source, log);
      }
    }
  }
}
