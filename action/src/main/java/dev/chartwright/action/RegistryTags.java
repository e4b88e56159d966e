package dev.chartwright.action;

import dev.chartwright.registry.RegistryEvents;
import java.util.List;

/**
 * Lists the tags of a chart in a registry: versions first, the highest at the top, then the rest.
 */
public final class RegistryTags {
  private final Settings settings;

  private RegistryTags(Settings settings) {
    this.settings = settings;
  }

  /** The verb with these settings. */
  public static RegistryTags of(Settings settings) {
    return new RegistryTags(settings);
  }

  /**
   * Lists the tags.
   *
   * @param repository {@code oci://host/path} of the chart
   */
  public List<String> run(String repository, ConnectionOptions connection) {
    try (Connections connections = Connections.of(settings, connection, RegistryEvents.NONE)) {
      return connections.registry().tags(repository);
    }
  }
}
