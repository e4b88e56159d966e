package dev.chartwright.plugin;

import java.util.List;

/**
 * The commands of a getter plugin for some schemes.
 *
 * @param protocols schemes of URLs, {@code s3}
 * @param platformCommand what fetches such a URL, by platform
 */
public record ProtocolCommand(List<String> protocols, List<PlatformCommand> platformCommand) {
  /** Copies the lists. */
  public ProtocolCommand {
    protocols = List.copyOf(protocols);
    platformCommand = List.copyOf(platformCommand);
  }
}
