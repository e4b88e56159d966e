package dev.chartwright.chart.values;

import dev.chartwright.chart.values.schema.DocumentLoader;
import dev.chartwright.chart.values.schema.JsonSchema;
import dev.chartwright.chart.values.schema.SchemaException;
import dev.chartwright.chart.values.schema.SchemaLimits;
import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.os.Symlinks;
import dev.chartwright.golang.slog.LogSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads what a values.schema.json refers to, by the scheme of the URL: {@code http} and {@code
 * https} through the fetcher, {@code file} inside the chart's folder, {@code urn} as a schema that
 * allows everything.
 *
 * <p>Helm reads every file of the machine that a chart's schema names; we stay in its folder.
 */
final class SchemaReferences implements DocumentLoader {
  private static final int OK = 200;

  private final Fetcher fetcher;
  private final LogSink log;
  private final String folder;
  private final Set<String> warnedUrns;

  SchemaReferences(Fetcher fetcher, LogSink log, String folder, Set<String> warnedUrns) {
    this.fetcher = fetcher;
    this.log = log;
    this.folder = folder;
    this.warnedUrns = warnedUrns;
  }

  @Override
  public @Nullable Object load(String url) {
    Url parsed = Url.parse(url);
    return switch (parsed.scheme()) {
      case "http", "https" -> JsonSchema.parse(fetch(url));
      case "file" -> JsonSchema.parse(read(parsed.path()));
      case "urn" -> {
        if (warnedUrns.add(url)) {
          log.warn("unresolved URN reference ignored; using permissive schema", "urn", url);
        }
        yield true;
      }
      default -> throw new SchemaException("no URLLoader registered for \"" + parsed + "\"");
    };
  }

  private byte[] fetch(String url) {
    byte[] bytes;
    try {
      bytes = fetcher.fetch(url);
    } catch (FetchException e) {
      if (e.status() != 0 && e.status() != OK) {
        throw new SchemaException(
            "HTTP request to " + url + " returned status " + e.status() + " (" + e.reason() + ")",
            e);
      }
      throw new SchemaException("HTTP request failed for " + url + ": " + e.getMessage(), e);
    }
    if (bytes.length > SchemaLimits.MAX_DOCUMENT_BYTES) {
      throw tooLarge(url);
    }
    return bytes;
  }

  private byte[] read(String path) {
    if (!isInside(path)) {
      throw new SchemaException("open " + path + ": a schema reads files of its own chart only");
    }
    try (InputStream in = Os.open(path)) {
      byte[] bytes = in.readNBytes(SchemaLimits.MAX_DOCUMENT_BYTES + 1);
      if (bytes.length > SchemaLimits.MAX_DOCUMENT_BYTES) {
        throw tooLarge(path);
      }
      return bytes;
    } catch (IOException e) {
      throw PathException.of("read", path, e);
    }
  }

  /** Whether links followed, a path that exists is in the chart's folder. */
  private boolean isInside(String path) {
    if (!Os.exists(path)) {
      throw PathException.of("open", path, "no such file or directory");
    }
    if (folder.isEmpty()) {
      return false;
    }
    String root = Symlinks.eval(Os.abs(folder));
    return Symlinks.eval(Os.abs(path)).startsWith(root.equals("/") ? root : root + "/");
  }

  private static SchemaException tooLarge(String name) {
    return new SchemaException(
        name + " is larger than " + SchemaLimits.MAX_DOCUMENT_BYTES + " bytes");
  }
}
