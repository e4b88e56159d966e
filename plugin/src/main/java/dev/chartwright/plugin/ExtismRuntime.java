package dev.chartwright.plugin;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.strconv.Quote;

/**
 * Runs plugins that are WebAssembly modules: {@code runtime: extism/v1}.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/runtime_extismv1.go}.
 */
final class ExtismRuntime implements Runtime {
  private static final String BINARY = "plugin.wasm";

  private final PluginSettings settings;

  ExtismRuntime(PluginSettings settings) {
    this.settings = settings;
  }

  @Override
  public Plugin create(String directory, PluginMetadata metadata) {
    if (!(metadata.runtimeConfig() instanceof RuntimeConfig.Extism config)) {
      throw new PluginException("a WebAssembly plugin has the settings of another runtime");
    }
    String file = Path.join(directory, BINARY);
    try {
      Os.stat(file);
    } catch (PathException e) {
      throw e.isNotExist()
          ? new PluginException("wasm binary missing for extism/v1 plugin: " + Quote.quote(file), e)
          : new PluginException(
              "failed to stat extism/v1 plugin wasm binary "
                  + Quote.quote(file)
                  + ": "
                  + e.getMessage(),
              e);
    }
    return new ExtismPlugin(settings, directory, metadata, config, file);
  }
}
