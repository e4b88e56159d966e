package dev.chartwright.plugin;

/**
 * Runs plugins that are programs: {@code runtime: subprocess}.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/runtime_subprocess.go}.
 */
final class SubprocessRuntime implements Runtime {
  private final PluginSettings settings;

  SubprocessRuntime(PluginSettings settings) {
    this.settings = settings;
  }

  @Override
  public Plugin create(String directory, PluginMetadata metadata) {
    if (!(metadata.runtimeConfig() instanceof RuntimeConfig.Subprocess config)) {
      throw new PluginException("a program's plugin has the settings of another runtime");
    }
    return new SubprocessPlugin(settings, directory, metadata, config);
  }
}
