package dev.chartwright.release.storage;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.release.Release;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record that is stored in parts has in place of its manifest: a document of a kind that no
 * cluster knows.
 *
 * <p>Helm keeps it when it writes the record again, and fails to build it, with its telling name,
 * before it changes anything.
 *
 * @param key of the record that the parts were written for: Helm may have copied it into another
 * @param count the number of parts
 * @param sha256 of the parts one after the other, in hexadecimal digits
 */
record ChunkPointer(String key, int count, String sha256) {
  private static final String BEGIN =
      """
      ---
      # Source: chartwright.dev/chunked-record
      apiVersion: chartwright.dev/v1
      kind: ChunkedRelease
      metadata:
        name: stored-in-parts-to-be-changed-with-chartwright-only
      """;

  private static final String OF = "\n  record: ";
  private static final String COUNT = "\n  chunks: ";
  private static final String SHA256 = "\n  sha256: ";

  /** The pointer to a record that is cut into parts. */
  static ChunkPointer to(String key, List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.ISO_8859_1));
      }
      return new ChunkPointer(key, parts.size(), HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** The pointer in a record; null if it is a plain one. */
  static @Nullable ChunkPointer in(Release record) {
    if (!record.manifestBegins(BEGIN)) {
      return null;
    }
    String manifest = record.manifest();
    try {
      int count = (int) Parse.atoi(word(manifest, COUNT));
      String sum = word(manifest, SHA256);
      String key = word(manifest, OF);
      boolean whole = !key.isEmpty() && count > 0 && count <= 256 && sum.length() == 64;
      return whole ? new ChunkPointer(key, count, sum) : null;
    } catch (NumberException e) {
      return null;
    }
  }

  private static String word(String manifest, String before) {
    int start = manifest.indexOf(before);
    if (start < 0) {
      return "";
    }
    int end = manifest.indexOf('\n', start + before.length());
    return end < 0 ? "" : manifest.substring(start + before.length(), end);
  }

  /** The name of a part, counted from 0. */
  String part(int index) {
    return key + ".part." + sha256.substring(0, 12) + "." + index;
  }

  /** The record that Helm sees: what lists and histories show, and this pointer. */
  Release index(Release whole) {
    Metadata metadata = whole.chartMetadata();
    return Release.builder(whole.name(), whole.namespace(), whole.version(), whole.info())
        .chart(metadata == null ? null : Chart.builder(metadata).build())
        .manifest(BEGIN + "spec:" + OF + key + COUNT + count + SHA256 + sha256 + "\n")
        .applyMethod(whole.applyMethod())
        .labels(whole.labels())
        .build();
  }
}
