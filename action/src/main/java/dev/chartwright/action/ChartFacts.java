package dev.chartwright.action;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonNumber;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.os.AtomicFile;
import dev.chartwright.provenance.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the tags of one repository of a registry, remembered for an hour in {@code
 * <cache>/registries/<sha256 of its URL>.json}.
 *
 * <p>A file that is missing, broken, too large or a link counts as empty, and one that cannot be
 * written is not missed. Finding is safe for several threads.
 */
final class ChartFacts {
  private static final Duration FRESH = Duration.ofHours(1);
  private static final long MOST_BYTES = 64 << 20;

  private final Path file;
  private final String url;
  private final Instant now;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();
  private boolean changed;

  private ChartFacts(Path file, String url, Instant now) {
    this.file = file;
    this.url = url;
    this.now = now;
  }

  static ChartFacts load(String cache, String url, Instant now) {
    ChartFacts facts =
        new ChartFacts(
            Path.of(cache, "registries", Sha256.of(GoString.bytes(url)) + ".json"), url, now);
    facts.read();
    return facts;
  }

  private void read() {
    Object content;
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
        return;
      }
      content = Json.parse(Files.readAllBytes(file));
    } catch (IOException | RuntimeException e) {
      return;
    }
    if (content instanceof Map<?, ?> root
        && url.equals(root.get("url"))
        && root.get("tags") instanceof Map<?, ?> tags) {
      tags.forEach((tag, fact) -> {
        if (tag instanceof String text && fact instanceof Map<?, ?> fields) {
          long at = number(fields.get("seen"));
          Duration age = Duration.between(Instant.ofEpochSecond(at), now);
          if (!age.isNegative() && age.compareTo(FRESH) < 0) {
            seen.put(text, new Seen(at, ChartFact.of(fields)));
          }
        }
      });
    }
  }

  Optional<ChartFact> find(String tag) {
    return Optional.ofNullable(seen.get(tag)).map(Seen::fact);
  }

  /** Remembers what was seen just now, unless it is remembered already. */
  void put(String tag, ChartFact fact) {
    changed |= seen.putIfAbsent(tag, new Seen(now.getEpochSecond(), fact)) == null;
  }

  /** Writes the file in one step, if there is anything new. */
  void save() {
    if (!changed) {
      return;
    }
    JsonObject tags = JsonObject.create();
    new TreeMap<>(seen).forEach((tag, each) -> tags.put(tag, each.fact().toJson(each.at())));
    String json = Json.marshal(JsonObject.create().put("url", url).put("tags", tags));
    try {
      Path folder = file.resolveSibling("");
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, ".chartwright-", ".tmp");
      try {
        Files.write(temporary, GoString.bytes(json));
        AtomicFile.publish(temporary, file);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      return;
    }
  }

  private static long number(@Nullable Object value) {
    if (value instanceof JsonNumber number) {
      return number.toLong();
    }
    return value instanceof Number number ? number.longValue() : Long.MIN_VALUE / 2_000_000_000;
  }

  private record Seen(long at, ChartFact fact) {}
}
