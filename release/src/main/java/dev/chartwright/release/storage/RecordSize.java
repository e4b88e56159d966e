package dev.chartwright.release.storage;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import dev.chartwright.release.ReleaseHook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** How large a record is, and what makes it so. */
final class RecordSize {
  /** What the API takes in one Secret or ConfigMap: 1 MiB of data. */
  static final int LIMIT = 1 << 20;

  private record Part(String name, long bytes) {}

  private RecordSize() {}

  /**
   * An error that says what takes the room in a record, most first.
   *
   * @param kind such as {@code Secret}
   * @param name such as {@code sh.helm.release.v1.web.v1}
   */
  static ReleaseException tooLarge(Release release, int size, String kind, String name) {
    List<Part> parts = parts(release);
    long sum = 0;
    for (Part part : parts) {
      sum += part.bytes;
    }
    StringBuilder text = new StringBuilder(256);
    text.append(kind).append(' ').append(Quote.quote(name));
    text.append(" would hold ").append(size).append(" bytes, more than the ").append(LIMIT);
    text.append(" that the API takes: ");
    String between = "";
    for (Part part : parts) {
      long share = sum == 0 ? 0 : (part.bytes * 100 + sum / 2) / sum;
      if (share > 0) {
        text.append(between).append(part.name).append(' ').append(share).append(" %");
        between = ", ";
      }
    }
    text.append(" (packed); keep files that templates do not read out of the chart with");
    text.append(" .helmignore, or store the record in parts: --chunked-records of install and");
    text.append(" upgrade, or CHARTWRIGHT_CHUNKED_RECORDS=1");
    return ReleaseException.of(Problem.OTHER, text.toString(), null);
  }

  private static List<Part> parts(Release release) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("manifest", packed(GoString.bytes(release.manifest()))));
    StringBuilder hooks = new StringBuilder();
    for (ReleaseHook hook : release.hooks()) {
      hooks.append(hook.hook().manifest());
    }
    parts.add(new Part("hooks", packed(GoString.bytes(hooks.toString()))));
    parts.add(new Part("notes", packed(GoString.bytes(release.info().notes()))));
    parts.add(new Part("given values", packed(GoString.bytes(Json.marshal(release.config())))));
    Chart chart = release.chart();
    if (chart != null) {
      long templates = 0;
      for (ChartFile file : chart.templates()) {
        templates += packed(file.data());
      }
      long docs = 0;
      long files = 0;
      for (ChartFile file : chart.files()) {
        long bytes = packed(file.data());
        if (isDocument(file.name())) {
          docs += bytes;
        } else {
          files += bytes;
        }
      }
      byte[] values = GoString.bytes(Json.marshal(chart.values()));
      parts.add(new Part("chart templates", templates));
      parts.add(new Part("chart files", files));
      parts.add(new Part("chart documents", docs));
      parts.add(new Part("chart values", packed(values)));
      parts.add(
          new Part("chart schema", chart.schema().map(each -> packed(each.data())).orElse(0L)));
    }
    parts.sort(Comparator.comparingLong(Part::bytes).reversed());
    return parts;
  }

  private static boolean isDocument(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".md")
        || lower.startsWith("readme")
        || lower.startsWith("license")
        || lower.startsWith("docs/");
  }

  private static long packed(byte[] bytes) {
    if (bytes.length == 0 || bytes.length == 2) {
      return 0;
    }
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] buffer = new byte[16384];
      while (!deflater.finished()) {
        deflater.deflate(buffer);
      }
      return deflater.getBytesWritten();
    } finally {
      deflater.end();
    }
  }
}
