package dev.chartwright.repo.index;

import dev.chartwright.chart.ValidationException;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.sort.Sort;
import dev.chartwright.repo.ChartVersion;
import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.SkippedEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects charts in any order and makes a {@link RepositoryIndex} of them. Not thread-safe. */
final class IndexBuilder {
  private final int mostVersions;
  private final Bytes records = new Bytes(1 << 16);
  private final Map<String, Integer> offsets = new HashMap<>();
  private final Map<String, List<SkippedEntry>> skipped = new TreeMap<>(StringOrder.BYTES);
  private final List<Ranked> versions = new ArrayList<>();
  private final List<SkippedEntry> skippedHere = new ArrayList<>();
  private long[] urls = new long[64];
  private int urlCount;
  private int total;
  private String chart = "";

  private record Ranked(Rank rank, IndexedVersion version) {
    static int highestFirst(Ranked a, Ranked b) {
      return Rank.highestFirst(a.rank, b.rank);
    }
  }

  /** A builder that refuses more versions than that. */
  IndexBuilder(int mostVersions) {
    this.mostVersions = mostVersions;
  }

  /**
   * Begins a chart.
   *
   * @throws UnusualForm if there was one of that name before
   */
  void begin(String name) {
    if (offsets.containsKey(name)) {
      throw new UnusualForm("name that comes twice");
    }
    chart = name;
    versions.clear();
    skippedHere.clear();
  }

  /** Adds a version to the chart that was begun. */
  void add(EntryFields fields, Rank rank) {
    if (++total > mostVersions) {
      throw new RepositoryException(
          "the index has more versions than the limit of "
              + mostVersions
              + " (IndexLimits.MAX_VERSIONS)");
    }
    IndexedVersion last = versions.isEmpty() ? null : versions.get(versions.size() - 1).version();
    List<String> keywords =
        last != null && last.keywords().equals(fields.keywords)
            ? last.keywords()
            : List.copyOf(fields.keywords);
    versions.add(
        new Ranked(
            rank,
            new IndexedVersion(
                fields.name,
                fields.version,
                fields.appVersion,
                fields.description,
                keywords,
                fields.urls,
                fields.digest,
                fields.created,
                fields.deprecated)));
  }

  /**
   * Adds an entry that was read in the general way, or notes why it is left out.
   *
   * @param fields is used in between
   * @param entry null for an entry with nothing in it
   */
  void add(EntryFields fields, @Nullable JsonStruct entry) {
    if (entry == null) {
      skippedHere.add(SkippedEntry.empty(chart));
      return;
    }
    ChartVersion version;
    try {
      version = ChartVersion.of(entry);
    } catch (ValidationException e) {
      skippedHere.add(SkippedEntry.invalid(chart, entry.string("version"), e));
      return;
    }
    add(fields, fields.set(version));
  }

  /** Notes an entry that another reader has left out. */
  void skipped(SkippedEntry entry) {
    List<SkippedEntry> known = skipped.get(entry.name());
    if (known == null) {
      known = new ArrayList<>();
      skipped.put(entry.name(), known);
    }
    known.add(entry);
  }

  /** Adds a chart with versions that are known already. */
  void add(EntryFields fields, String name, List<ChartVersion> known) {
    begin(name);
    for (ChartVersion each : known) {
      add(fields, fields.set(each));
    }
    end();
  }

  /** Ends the chart that was begun. */
  void end() {
    Sort.sort(versions, Ranked::highestFirst);
    offsets.put(chart, records.length);
    records.putText(chart);
    records.putNumber(versions.size());
    VersionEncoder encoder = new VersionEncoder(records);
    for (Ranked each : versions) {
      encoder.put(each.version());
      for (String url : each.version().urls()) {
        addUrl(url);
      }
    }
    if (!skippedHere.isEmpty()) {
      // Helm looks at them from the last to the first.
      Collections.reverse(skippedHere);
      skipped.put(chart, List.copyOf(skippedHere));
    }
  }

  private void addUrl(String url) {
    Optional<Long> key = UrlKey.of(url);
    if (key.isPresent()) {
      if (urlCount == urls.length) {
        urls = Arrays.copyOf(urls, 2 * urlCount);
      }
      urls[urlCount++] = key.get();
    }
  }

  RepositoryIndex finish() {
    List<String> names = new ArrayList<>(offsets.keySet());
    names.sort(StringOrder.BYTES);
    Bytes out = records;
    int directory = out.length;
    for (String name : names) {
      out.putInt(offsets.getOrDefault(name, 0));
    }
    int hashes = out.length;
    Arrays.sort(urls, 0, urlCount);
    for (int i = 0; i < urlCount; i++) {
      out.putLong(urls[i]);
    }
    int warnings = out.length;
    int count = 0;
    for (List<SkippedEntry> each : skipped.values()) {
      for (SkippedEntry entry : each) {
        out.putText(entry.name());
        out.putText(entry.version());
        out.putText(entry.problem());
        count++;
      }
    }
    for (int number : new int[] {directory, names.size(), hashes, urlCount, warnings, count}) {
      out.putInt(number);
    }
    return RepositoryIndex.of(out.buf, out.length);
  }
}
