package dev.chartwright.cli.cmd;

import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.golang.semver.KubeVersion;
import dev.chartwright.golang.semver.SemverException;
import org.jspecify.annotations.Nullable;

/** {@code --kube-version}. */
final class KubeVersionFlag {
  private KubeVersionFlag() {}

  /**
   * What the flag says; null if it is not given.
   *
   * @throws CommandException if it is no version
   */
  static @Nullable KubeVersion parse(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return KubeVersion.parse(text);
    } catch (SemverException e) {
      throw CommandException.of("invalid kube version '" + text + "': " + e.getMessage());
    }
  }
}
