package dev.chartwright.action;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.strings.Strings;
import dev.chartwright.provenance.Verification;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chart that a reference means if it is a path on this machine.
 *
 * <p>Source: Helm {@code pkg/action/install.go} (LocateChart).
 */
final class LocalChart {
  private LocalChart() {}

  /**
   * The chart on this machine, checked if that is wanted; null if the reference means something
   * else.
   *
   * @throws ActionException {@code path "…" not found} if it can only be a path
   */
  static @Nullable LocatedChart find(ChartSource source) {
    if (!source.repository().isEmpty()) {
      return null;
    }
    String name = Strings.trimSpace(source.reference());
    if (Os.exists(name)) {
      String path = Path.of(name).toAbsolutePath().normalize().toString();
      if (source.verifier().isEmpty()) {
        return LocatedChart.local(path, Optional.empty());
      }
      Verification found = source.verifier().get().verify(path, path + ".prov");
      return LocatedChart.local(path, Optional.of(found));
    }
    if (name.startsWith("/") || name.startsWith(".")) {
      throw new ActionException("path " + Quote.quote(name) + " not found");
    }
    return null;
  }
}
