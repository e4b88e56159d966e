package dev.chartwright.plugin.install;

import dev.chartwright.plugin.PluginException;

/**
 * Puts one plugin from one source where it is found.
 *
 * <p>Each kind of source has an implementation; {@link PluginSources} chooses it. Not safe for
 * several threads. Source: Helm 4.3.1 {@code internal/plugin/installer/installer.go}.
 */
public interface PluginInstaller {
  /**
   * Puts the plugin in its place, which must be free.
   *
   * @throws PluginException in Helm's words if it cannot be had, or is none
   */
  void install();

  /** The folder in which the plugin lies once it is installed. */
  String path();

  /**
   * Brings an installed plugin up to date.
   *
   * @throws PluginException in Helm's words if that fails
   */
  void update();

  /** Whether it is a folder that is used where it lies, without any check. */
  default boolean isDevelopment() {
    return false;
  }

  /** Whether what it installs can be checked against a provenance file. */
  default boolean isVerifiable() {
    return false;
  }

  /**
   * The archive and its provenance file.
   *
   * @throws PluginException if there is no archive to be had
   */
  default SignedArchive archive() {
    throw new PluginException("verification not supported for this source");
  }
}
