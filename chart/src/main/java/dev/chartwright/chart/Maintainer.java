package dev.chartwright.chart;

import dev.chartwright.golang.json.JsonObject;

/**
 * A person or organization that maintains a chart; what is not given is empty.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/metadata.go}.
 */
public record Maintainer(String name, String email, String url) {
  /** The same with unprintable characters removed. */
  Maintainer sanitized() {
    return new Maintainer(Sanitizer.clean(name), Sanitizer.clean(email), Sanitizer.clean(url));
  }

  JsonObject toJsonObject() {
    return JsonObject.create()
        .putNonEmpty("name", name)
        .putNonEmpty("email", email)
        .putNonEmpty("url", url);
  }
}
