package dev.chartwright.action;

import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.oci.Content;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.registry.ChartUpload;
import dev.chartwright.registry.PushResult;
import dev.chartwright.registry.RegistryEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * Stores a packed chart, and the provenance file beside it, in a registry.
 *
 * <p>The archive is streamed, never held in memory. The registry's manifest says when the archive
 * was written, in the time zone of the caller, as Helm does. Source: Helm {@code
 * pkg/action/push.go}, {@code pkg/uploader}, {@code pkg/pusher/ocipusher.go}.
 */
public final class Push {
  private final Settings settings;
  private final ZoneId zone;

  private Push(Settings settings, ZoneId zone) {
    this.settings = settings;
    this.zone = zone;
  }

  /** The verb with these settings; the zone words the time of the archive. */
  public static Push of(Settings settings, ZoneId zone) {
    return new Push(settings, zone);
  }

  /**
   * Pushes the chart.
   *
   * @param events hears of the push and its progress
   */
  public PushResult run(PushRequest request, RegistryEvents events) {
    // Helm says nothing about a push to a scheme in capitals, which takes another way there.
    RegistryEvents hears = ChartReference.isOci(request.remote()) ? events : RegistryEvents.NONE;
    try (Connections connections = Connections.of(settings, request.connection(), hears)) {
      connections.check();
      String target = target(request.remote());
      String archive = request.archive();
      BasicFileAttributes file = attributes(archive);
      Metadata metadata = ChartLoader.of(settings.log()).scan(archive).metadata();
      Path path = Path.of(archive);
      ChartUpload upload =
          ChartUpload.of(
              dev.chartwright.golang.path.Path.join(
                      ChartReference.withoutScheme(target), metadata.name())
                  + ":"
                  + metadata.version(),
              Content.ofFile(path),
              metadata,
              rfc3339(file.lastModifiedTime().toInstant().atZone(zone).toOffsetDateTime()));
      String provenance = archive + ".prov";
      if (Os.exists(provenance)) {
        upload = upload.withProvenance(Os.readFile(provenance));
      }
      return connections.registry().push(upload);
    } catch (IOException e) {
      throw PathException.of("open", request.archive(), e);
    }
  }

  private static String target(String remote) {
    Url url;
    try {
      url = Url.parse(remote);
    } catch (RuntimeException e) {
      throw new ActionException("invalid chart URL format: " + remote, e);
    }
    if (url.scheme().isEmpty()) {
      throw new ActionException("scheme prefix missing from remote (e.g. \"oci://\")");
    }
    if (!url.scheme().equals("oci")) {
      throw new ActionException("scheme " + Quote.quote(url.scheme()) + " not supported");
    }
    return url.toString();
  }

  /** RFC 3339 with whole seconds, as Go's {@code time.RFC3339} has it: UTC is {@code Z}. */
  private static String rfc3339(OffsetDateTime time) {
    StringBuilder text = new StringBuilder(25);
    digits(text, time.getYear(), 4).append('-');
    digits(text, time.getMonthValue(), 2).append('-');
    digits(text, time.getDayOfMonth(), 2).append('T');
    digits(text, time.getHour(), 2).append(':');
    digits(text, time.getMinute(), 2).append(':');
    digits(text, time.getSecond(), 2);
    int offset = time.getOffset().getTotalSeconds() / 60;
    if (time.getOffset().getTotalSeconds() == 0) {
      return text.append('Z').toString();
    }
    text.append(offset < 0 ? '-' : '+');
    digits(text, Math.abs(offset) / 60, 2).append(':');
    return digits(text, Math.abs(offset) % 60, 2).toString();
  }

  private static StringBuilder digits(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }

  private static BasicFileAttributes attributes(String archive) {
    BasicFileAttributes file;
    try {
      file = Os.stat(archive);
    } catch (PathException e) {
      if (e.isNotExist()) {
        throw new ActionException(archive + ": no such file", e);
      }
      throw e;
    }
    if (file.isDirectory()) {
      throw new ActionException("cannot push directory, must provide chart archive (.tgz)");
    }
    return file;
  }
}
