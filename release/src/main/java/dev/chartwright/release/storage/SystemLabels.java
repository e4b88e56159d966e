package dev.chartwright.release.storage;

import dev.chartwright.release.Release;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The labels that Helm keeps beside a record, which users may not set. Source: Helm 4.3.1 {@code
 * pkg/storage/driver/util.go}.
 */
public final class SystemLabels {
  private static final List<String> NAMES =
      List.of("name", "owner", "status", "version", "createdAt", "modifiedAt");

  private SystemLabels() {}

  /** {@code name owner status version createdAt modifiedAt}. */
  public static List<String> names() {
    return NAMES;
  }

  /** The labels without them. */
  public static Map<String, String> takenFrom(Map<String, String> labels) {
    Map<String, String> users = new LinkedHashMap<>(labels);
    users.keySet().removeAll(NAMES);
    return users;
  }

  /** What Helm finds a record by. */
  public static Map<String, String> of(Release release) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("name", release.name());
    labels.put("owner", "helm");
    labels.put("status", release.info().status().word());
    labels.put("version", Integer.toString(release.version()));
    return labels;
  }
}
