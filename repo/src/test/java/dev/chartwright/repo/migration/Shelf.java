package dev.chartwright.repo.migration;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartArchive;
import dev.chartwright.chart.Metadata;
import dev.chartwright.repo.RepositoryException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A source and a destination in memory. */
final class Shelf implements MigrationSource, MigrationDestination {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  final Map<String, List<MigrationEntry>> entries = new TreeMap<>();
  final Map<String, byte[]> archives = new ConcurrentHashMap<>();
  final Map<String, String> stored = new ConcurrentHashMap<>();
  final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final Path scratch;

  Shelf(Path scratch) {
    this.scratch = scratch;
  }

  static byte[] archive(String name, String version) {
    Metadata metadata =
        Metadata.builder().apiVersion(Metadata.API_V2).name(name).version(version).build();
    return ChartArchive.bytes(Chart.builder(metadata).build(), CLOCK);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  Shelf add(String name, String version) {
    return add(name, version, archive(name, version), sha256(archive(name, version)));
  }

  Shelf add(String name, String version, byte[] archive, String digest) {
    archives.put(name + ":" + version, archive);
    entries
        .computeIfAbsent(name, unused -> new ArrayList<>())
        .add(new MigrationEntry(name, version, List.of(), digest, "", false, ""));
    return this;
  }

  @Override
  public List<String> charts() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public List<MigrationEntry> versions(String chart) {
    return entries.getOrDefault(chart, List.of());
  }

  @Override
  public FetchedChart fetch(MigrationEntry entry) throws IOException {
    String key = entry.chart() + ":" + entry.version();
    if (broken.contains(key)) {
      throw RepositoryException.ofStatus(503, key + " : 503 Service Unavailable");
    }
    try (InputStream in = new ByteArrayInputStream(archives.getOrDefault(key, new byte[0]))) {
      return FetchedChart.read(in, scratch, 1 << 20);
    }
  }

  @Override
  public String target(MigrationEntry entry) {
    return entry.chart() + ":" + entry.version();
  }

  @Override
  public Optional<String> archiveAt(String target) {
    return Optional.ofNullable(stored.get(target));
  }

  @Override
  public String store(
      String target, FetchedChart chart, Metadata metadata, String created, boolean deprecated) {
    stored.put(target, chart.sha256Hex());
    return "sha256:" + chart.sha256Hex();
  }
}
